import type { IncomingHttpHeaders } from "node:http";
import { elementTexts } from "./json-text.ts";
import { type IncomingEvent, readIncomingEvent } from "./published-event.ts";
import { Refusal, refuseInput } from "./refusal.ts";

/** «Quotas and limits in Azure Event Grid»: events in one request. */
const MOST_EVENTS = 5_000;

const BATCH = "application/cloudevents-batch+json";
const SINGLE = "application/cloudevents+json";

/**
 * The events of a publish request, in any of CloudEvents' three HTTP modes: batched, structured, binary.
 *
 * @throws Refusal when the request, or any event in it, is not what the topic takes: then none is published.
 */
export function readPublish(headers: IncomingHttpHeaders, body: Uint8Array): readonly IncomingEvent[] {
  const contentType = headers["content-type"] ?? "";
  switch (mediaType(contentType)) {
    case BATCH:
      return readBatch(readText(body));
    case SINGLE: {
      const text = readText(body);
      return [readIncomingEvent(text.trim(), parse(text))];
    }
    default:
      if (headers["ce-specversion"] !== undefined) return [readBinary(headers, contentType, body)];
      throw refuseInput(
        `Expected the content type ${BATCH}, ${SINGLE}, or ce- headers; got '${contentType}'.`,
      );
  }
}

function readBatch(text: string): readonly IncomingEvent[] {
  const values = parse(text);
  if (!Array.isArray(values)) throw refuseInput("Token Expected: StartArray.");
  if (values.length > MOST_EVENTS) {
    throw new Refusal(413, "PayloadTooLarge", `More than ${MOST_EVENTS} events in one request.`);
  }
  const texts = elementTexts(text);
  return values.map((value, at) => readIncomingEvent(texts[at] ?? "", value));
}

/** «HTTP Protocol Binding», 3.1: the attributes are headers, and the body is the data. */
function readBinary(headers: IncomingHttpHeaders, contentType: string, body: Uint8Array): IncomingEvent {
  const attributes: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (name.startsWith("ce-") && typeof value === "string") attributes[name.slice(3)] = decoded(value);
  }
  if (contentType !== "") attributes.datacontenttype = contentType;
  const text = `${JSON.stringify(attributes).slice(0, -1)}${dataMember(contentType, body)}}`;
  return readIncomingEvent(text, parse(text));
}

/** The data as a member of the event's JSON: JSON as it came, text as a string, all else as base64. */
function dataMember(contentType: string, body: Uint8Array): string {
  if (body.length === 0) return "";
  const type = mediaType(contentType);
  if (type === "" || type === "application/json" || type.endsWith("+json")) {
    const text = readText(body);
    parse(text);
    return `,"data":${text.trim()}`;
  }
  if (type.startsWith("text/")) return `,"data":${JSON.stringify(readText(body))}`;
  return `,"data_base64":"${Buffer.from(body).toString("base64")}"`;
}

/** «HTTP Protocol Binding», 3.1.3.2: header values are percent-encoded UTF-8. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    throw refuseInput("A ce- header is not percent-encoded UTF-8.");
  }
}

function mediaType(contentType: string): string {
  return (contentType.split(";")[0] ?? "").trim().toLowerCase();
}

function readText(body: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch {
    throw refuseInput("The body is not UTF-8.");
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw refuseInput(`Unexpected token when reading JSON: ${error instanceof Error ? error.message : ""}`);
  }
}
