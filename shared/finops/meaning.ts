import type { EventDraft, Json, JsonObject } from "../cloudevents/event-draft.ts";
import { readEventTime } from "./business-event.ts";

/** What an event is called, what it is about, and what it says. */
export type Meaning = Pick<EventDraft, "type" | "subject" | "schema" | "data">;

const TYPE_PREFIX = "com.dynamics365.finops.";

/** What a business event is called that does not say its name, as in 2019. */
const UNNAMED = "BusinessEvent";

/** The event that Finance & Operations sends when an endpoint is set up, known by its contract's class. */
const TEST_EVENT = "businesseventstestendpointcontract";

/**
 * What a message means that was read as a business event: that event, unless somebody only tried the endpoint out.
 * A try has a type and a schema of its own, so that nobody takes it for business.
 */
export function meaningOf(body: JsonObject, data: JsonObject, endpoint: string): Meaning {
  const probe = probeOf(body, data);
  if (probe === undefined) return businessEvent(data);
  return {
    type: `${TYPE_PREFIX}endpoint.probed.v1`,
    subject: `endpoint/${endpoint}`,
    schema: "finops/endpoint-probe/1.0.json",
    data: { probe, endpoint, body },
  };
}

/**
 * The subject begins with the company, which is what people filter on; then come the event and, where its author
 * named one, the record.
 */
function businessEvent(data: JsonObject): Meaning {
  const name = textOr(data.businessEventId, UNNAMED);
  const company = textOr(data.legalEntity, "").toLowerCase();
  const record = textOr(data.contextRecordSubject, "");
  return {
    type: `${TYPE_PREFIX}${typeName(name)}.v1`,
    subject: [company, name, record].filter((part) => part !== "").join("/"),
    schema: "finops/business-event/1.0.json",
    data,
  };
}

/**
 * A class's name as part of a type: lower case, without the ending that all such classes have. Whatever no class's
 * name has is percent-encoded, the dot above all, because it divides a type.
 */
function typeName(name: string): string {
  const short = name.replace(/(?<=.)BusinessEvent$/i, "");
  return encodeURIComponent(short.toWellFormed()).replaceAll(".", "%2E").toLowerCase();
}

/**
 * The catalogue's schema for download has the members of a real event, each with its empty value: neither an id nor
 * a time, and says so. People send it to see whether an endpoint works.
 */
function probeOf(body: JsonObject, data: JsonObject): "test" | "sample" | undefined {
  if (textOr(data.businessEventId, "").toLowerCase() === TEST_EVENT) return "test";
  const sample =
    body.EventId !== undefined && data.eventId === undefined && readEventTime(body).time === null;
  return sample ? "sample" : undefined;
}

function textOr(value: Json | undefined, otherwise: string): string {
  return typeof value === "string" ? value : otherwise;
}
