import { contentHash } from "../cloudevents/content-hash.ts";
import type { EventDraft, JsonObject } from "../cloudevents/event-draft.ts";
import { partitionKey } from "../cloudevents/partition-key.ts";
import type { Endpoint } from "../settings/endpoint.ts";

/** The numbered, frozen recipe of ids; the members of its keys are where the two kinds of event are read. */
const RECIPE = "bc1";

/** Milliseconds since 1970 of any year that has four digits. */
const SEQUENCE_DIGITS = 15;

/** What one event of Business Central is about, and what is its own. */
export interface Event {
  readonly endpoint: Endpoint;
  /** What follows `com.dynamics365.businesscentral.`, without the version. */
  readonly kind: string;
  readonly subject: string;
  readonly schema: string;
  readonly time: string | undefined;
  /** What names the event; absent when the message lacks a part of it. */
  readonly key: readonly string[] | undefined;
  readonly data: JsonObject;
  readonly extensions?: Readonly<Record<string, string>>;
}

/** The draft of an event. Where the message does not name it, its content and the endpoint's name do, and it says so. */
export function draft({ endpoint, kind, subject, schema, time, key, data, extensions }: Event): EventDraft {
  const source = `urn:dynamics365:businesscentral:${encodeURIComponent(endpoint.environment.toLowerCase())}`;
  return {
    recipe: RECIPE,
    key: [source, ...(key ?? [endpoint.name, contentHash(data)])],
    source,
    type: `com.dynamics365.businesscentral.${kind}.v1`,
    subject,
    time,
    schema,
    extensions: {
      partitionkey: partitionKey(subject),
      ...sequence(time),
      ...extensions,
    },
    flaws: key === undefined ? ["unkeyed"] : [],
    data,
  };
}

/** A name as a segment of a type: in lower case, percent-encoded where a type's dot could not be told from its own. */
export function segment(name: string): string {
  return encodeURIComponent(name.toWellFormed().toLowerCase()).replaceAll(".", "%2E");
}

/**
 * The milliseconds of the event's own time, and nothing else ever. Business Central merges the changes of half a
 * minute into one notification, so it says when a record was last changed, not how often; equal values say nothing.
 */
function sequence(time: string | undefined): { readonly sequence?: string } {
  const timeMs = time === undefined ? Number.NaN : Date.parse(time);
  return timeMs >= 0 ? { sequence: String(timeMs).padStart(SEQUENCE_DIGITS, "0") } : {};
}
