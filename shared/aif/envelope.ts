import { contentHash } from "../cloudevents/content-hash.ts";
import type { EventDraft, JsonObject } from "../cloudevents/event-draft.ts";
import { partitionKey } from "../cloudevents/partition-key.ts";
import type { Endpoint } from "../settings/endpoint.ts";
import type { Members } from "../wire/json/kinds.ts";
import type { Element } from "./element.ts";
import { childrenJson } from "./element-json.ts";
import { type Header, readHeader } from "./header.ts";

/** The numbered, frozen recipe of ids: the environment and MessageId, else endpoint, place in the batch and content. */
const RECIPE = "ax1";

/** The batch that an envelope came in. */
export interface Batch {
  readonly id: string | undefined;
  readonly conversationId: string | undefined;
  /** Which of its envelopes this is, from 0. */
  readonly index: number;
}

/** The event of one envelope. */
export function envelopeEvent(envelope: Element, batch: Batch | undefined, endpoint: Endpoint): EventDraft {
  const header = readHeader(child(envelope, "Header"));
  const parts = child(child(envelope, "Body"), "MessageParts");
  const data = dataOf(header, parts);
  const source = `urn:dynamics365:aif:${encodeURIComponent(endpoint.environment.toLowerCase())}`;
  const { service, operation } = readAction(header.action);
  const outcome = child(parts, "Fault") === undefined ? "" : ".failed";
  const subject = subjectOf(header.company, service, entityKey(parts));
  const correlationId = header.conversationId ?? batch?.conversationId;
  const keyed = header.messageId !== undefined;
  return {
    recipe: RECIPE,
    key: keyed
      ? [source, header.messageId]
      : [source, endpoint.name, String(batch?.index ?? 0), contentHash(data)],
    source,
    type: `com.dynamics365.aif.${segment(service)}.${segment(operation)}${outcome}.v1`,
    subject,
    // Nothing in an envelope says when it was made.
    time: undefined,
    schema: "aif/message/1.0.json",
    extensions: {
      ...(correlationId === undefined ? {} : { correlationid: correlationId }),
      // Attributes, since a message that is sent again may come in another batch, or alone.
      ...(batch?.id === undefined ? {} : { batchid: batch.id }),
      ...(header.requestMessageId === undefined ? {} : { causationid: header.requestMessageId }),
      partitionkey: partitionKey(subject),
    },
    flaws: keyed ? [] : ["unkeyed"],
    data,
  };
}

function dataOf(header: Header, parts: Element | undefined): JsonObject {
  const data: Members = {};
  for (const name of ["messageId", "requestMessageId", "conversationId", "action", "company"] as const) {
    const value = header[name];
    if (value !== undefined) data[name] = value;
  }
  if (Object.keys(header.rest).length > 0) data.header = header.rest;
  data.parts = parts === undefined ? {} : childrenJson(parts.children, parts.namespace);
  return data;
}

/** The last two steps of an action's path, such as `SalesOrderService` and `create`; the service's usual ending is left out. */
function readAction(action: string | undefined): { readonly service: string; readonly operation: string } {
  const steps = (action ?? "").split("/").filter((step) => step !== "");
  const operation = steps.at(-1) ?? "message";
  const service = steps.at(-2)?.replace(/(?<=.)Service$/i, "") ?? "none";
  return { service, operation };
}

/** The company, what the service is about, and the record where the message is about one. */
function subjectOf(company: string | undefined, service: string, key: string | undefined): string {
  return [company?.toLowerCase(), service, key].filter((part) => part !== undefined).join("/");
}

/** The fields of the one entity key of a message, as `SalesId=00018_036`; absent when it has none, or several. */
function entityKey(parts: Element | undefined): string | undefined {
  const [only, ...others] = child(parts, "EntityKeyList")?.children ?? [];
  if (only === undefined || others.length > 0) return undefined;
  const fields = child(only, "KeyData")?.children ?? [];
  const texts = fields.map((field) => `${textOf(field, "Field")}=${textOf(field, "Value")}`);
  return texts.length === 0 ? undefined : texts.join(",");
}

function textOf(element: Element, name: string): string {
  return child(element, name)?.text.trim() ?? "";
}

export function child(element: Element | undefined, name: string): Element | undefined {
  return element?.children.find(({ local }) => local === name);
}

/** A name as a segment of a type: in lower case, percent-encoded where a type's dot could not be told from its own. */
function segment(name: string): string {
  return encodeURIComponent(name.toWellFormed().toLowerCase()).replaceAll(".", "%2E");
}
