import type { DataFlaw } from "../cloudevents/data-quality.ts";
import type { EventDraft, Json, JsonObject } from "../cloudevents/event-draft.ts";
import { isoTime } from "../cloudevents/iso-time.ts";
import type { Endpoint } from "../settings/endpoint.ts";
import type { Context } from "./context.ts";
import { eventKey, RECIPE } from "./event-key.ts";

/** Wide enough for any date of .NET in seconds. */
const SEQUENCE_DIGITS = 12;

/** What one event is about, and what is its own. */
export interface Event {
  readonly context: Context;
  readonly endpoint: Endpoint;
  readonly table: string | undefined;
  readonly rowId: string | undefined;
  /** The part of the type between the table and the version, such as `updated` or `message.assign`. */
  readonly kind: string;
  readonly schema: string;
  readonly data: JsonObject;
  /** What the id is made of where the message does not name itself. */
  readonly content: readonly (Json | undefined)[];
  /** Which row of a message about several. */
  readonly index: number | undefined;
  readonly truncated: boolean;
}

/** The draft of an event: nothing in it but its flaws depends on the way that the message came. */
export function draft(event: Event): EventDraft {
  const { context, endpoint, table, rowId, data } = event;
  const { key, keyed } = eventKey({ ...event, endpoint: endpoint.name });
  const flaws: DataFlaw[] = [];
  if (event.truncated) flaws.push("truncated");
  if (!keyed) flaws.push("unkeyed");
  const subject = subjectOf(table, rowId);
  const timeMs = context.createdOn?.timeMs;
  return {
    recipe: RECIPE,
    key,
    source: `urn:dynamics365:dataverse:${encodeURIComponent((context.organizationId ?? endpoint.environment).toLowerCase().toWellFormed())}`,
    type: `com.dynamics365.dataverse.${segment(table ?? NO_TABLE)}.${event.kind}.v1`,
    subject,
    time: timeMs === undefined ? undefined : isoTime(timeMs),
    schema: event.schema,
    extensions: extensions(context, subject),
    flaws,
    data,
  };
}

/** Dataverse's own word for a message that is about no table. */
const NO_TABLE = "none";

/** A name as a segment of a type or subject. Names of Dataverse are the same afterwards, but for capital letters. */
export function segment(name: string): string {
  if (/^[a-z0-9_-]+$/.test(name)) return name;
  return encodeURIComponent(name.toLowerCase().toWellFormed()).replaceAll(".", "%2E");
}

function subjectOf(table: string | undefined, rowId: string | undefined): string {
  const first = segment(table ?? NO_TABLE);
  return rowId === undefined ? first : `${first}/${segment(rowId)}`;
}

function extensions(context: Context, subject: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  const { correlationId, requestId, createdOn } = context;
  if (correlationId !== undefined) attributes.correlationid = correlationId;
  // CloudEvents' Correlation extension wants what directly caused the event: that is the request, since the id of
  // the event that may have caused the request is not in the message.
  if (requestId !== undefined) attributes.causationid = requestId;
  attributes.partitionkey = subject;
  if (createdOn !== undefined && createdOn.timeMs >= 0) attributes.sequence = sequence(createdOn.timeMs);
  return attributes;
}

/**
 * The whole seconds of OperationCreatedOn since 1970: asynchronous operations say no more, and one recipe must
 * serve all. Equal values say nothing about order.
 */
function sequence(timeMs: number): string {
  return String(Math.floor(timeMs / 1000)).padStart(SEQUENCE_DIGITS, "0");
}
