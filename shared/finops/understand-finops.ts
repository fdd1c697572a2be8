import { contentHash } from "../cloudevents/content-hash.ts";
import { dataQuality } from "../cloudevents/data-quality.ts";
import type { EventDraft, Json, JsonObject } from "../cloudevents/event-draft.ts";
import { partitionKey } from "../cloudevents/partition-key.ts";
import { Failure, shown } from "../failure/failure.ts";
import type { Message } from "../inbound/message.ts";
import { isList, isObject } from "../wire/json/kinds.ts";
import { isJsonMediaType } from "../wire/json/media-type.ts";
import { readJson } from "../wire/json/read-json.ts";
import { readBusinessEvent } from "./business-event.ts";
import { meaningOf } from "./meaning.ts";

/** The numbered, frozen recipe of ids: the environment and EventId, else environment, endpoint and content. */
const RECIPE = "fo1";

/** Those of the largest record id, so that texts sort as numbers do. */
const SEQUENCE_DIGITS = 19;

/**
 * What a message from a Finance & Operations endpoint means: one business event, or somebody's try of the endpoint.
 *
 * Fails with `FORMAT_UNSUPPORTED`, with `SOURCE_MISMATCH`, and as `readJson` does.
 */
export function understandFinops({ body: bytes, contentType, endpoint }: Message): readonly EventDraft[] {
  if (contentType !== undefined && !isJsonMediaType(contentType)) throw unsupported(contentType);
  const body = readJson(bytes);
  if (!isBusinessEvent(body)) throw mismatch(body);

  const data = readBusinessEvent(body);
  const { eventId, eventTime } = data;
  const source = `urn:dynamics365:finops:${encodeURIComponent(endpoint.environment.toLowerCase())}`;
  const meaning = meaningOf(body, data, endpoint.name);
  const keyed = typeof eventId === "string";
  return [
    {
      recipe: RECIPE,
      key: keyed ? [source, eventId] : [source, endpoint.name, contentHash(body)],
      source,
      ...meaning,
      time: typeof eventTime === "string" ? eventTime : undefined,
      extensions: {
        partitionkey: partitionKey(meaning.subject),
        ...sequence(data),
        dataquality: dataQuality(new Set(keyed ? [] : ["unkeyed"])),
      },
    },
  ];
}

/**
 * ControlNumber, and nothing else ever: it rises within an environment, with gaps, so it tells which of two events
 * is the older, and not whether one lies between ("Business events overview", section "Idempotency").
 */
function sequence({ controlNumber }: JsonObject): { readonly sequence?: string } {
  if (controlNumber === undefined) return {};
  return { sequence: String(controlNumber).padStart(SEQUENCE_DIGITS, "0") };
}

/** Any base member may be missing, but no vintage lacks both ids. */
function isBusinessEvent(body: Json): body is JsonObject {
  return isObject(body) && hasText(body, ["BusinessEventId", "EventId"]) && !isContext(body);
}

/** A Dataverse context, which may bear members of a business event beside its own. */
function isContext(body: JsonObject): boolean {
  return hasText(body, ["MessageName"]) && hasText(body, ["PrimaryEntityName"]);
}

function hasText(body: JsonObject, members: readonly string[]): boolean {
  return members.some((member) => typeof body[member] === "string");
}

function mismatch(body: Json): Failure {
  const expected = "Expected a business event: an object with BusinessEventId or EventId";
  const next = "Check which endpoint the sender is registered with.";
  return new Failure("SOURCE_MISMATCH", `${expected}, came ${described(body)}. ${next}`);
}

function described(body: Json): string {
  if (isList(body)) return "a list";
  if (!isObject(body)) return `${body === null ? "null" : `a ${typeof body}`}`;
  if (isContext(body)) return "a Dataverse context, which an endpoint of kind dataverse understands";
  return `an object with «${shown(Object.keys(body).join(", "))}»`;
}

function unsupported(contentType: string): Failure {
  const came = `came «${shown(contentType)}»`;
  return new Failure(
    "FORMAT_UNSUPPORTED",
    `Expected application/json, ${came}. Finance & Operations sends JSON.`,
  );
}
