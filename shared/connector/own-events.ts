import type { EventDraft, Json, JsonObject } from "../cloudevents/event-draft.ts";
import { makeEvent, type PublishedEvent } from "../cloudevents/make-event.ts";
import { partitionKey } from "../cloudevents/partition-key.ts";
import { checkContract } from "../contracts/check-contract.ts";
import { Failure } from "../failure/failure.ts";
import { HAPPENINGS, type Happening, ownType } from "./notice.ts";

interface OwnFacts {
  readonly nowMs: number;
  readonly receivedAtMs: number;
  readonly schemaBaseUrl: string;
  /** Who tells it, as a URN. */
  readonly source: string;
}

/**
 * The event of a notice that waited on the queue. Its id is computed of the cause alone, without a time, since whoever
 * tells a cause first gives it its time.
 *
 * @throws {Failure} `SOURCE_MISMATCH` for bytes that no announcer wrote; `CONTRACT_BROKEN`.
 */
export function ownEvents(body: Uint8Array, facts: OwnFacts): readonly PublishedEvent[] {
  const { happening, subject, cause, data } = readNotice(body);
  const schema = HAPPENINGS[happening];
  checkContract(data, schema);
  const draft: EventDraft = {
    recipe: "cn1",
    key: [happening, ...cause],
    source: facts.source,
    type: ownType(happening),
    subject,
    time: undefined,
    schema,
    extensions: { partitionkey: partitionKey(subject) },
    flaws: [],
    data,
  };
  const { nowMs, receivedAtMs, schemaBaseUrl } = facts;
  const made = { recordedAtMs: nowMs, receivedAtMs, schemaBaseUrl };
  return [makeEvent(draft, { ...made, environment: undefined, traceparent: undefined })];
}

interface WrittenNotice {
  readonly happening: Happening;
  readonly subject: string;
  readonly cause: readonly string[];
  readonly data: JsonObject;
}

function readNotice(body: Uint8Array): WrittenNotice {
  const { happening, subject, cause, data } = membersOf(body);
  const isRead = isHappening(happening) && typeof subject === "string" && isTexts(cause) && isObject(data);
  if (isRead) return { happening, subject, cause, data };
  throw new Failure(
    "SOURCE_MISMATCH",
    "Expected a notice of the connector's own (happening, subject, cause, data). Only the app and its tools may send to its queue inbound; one that is newer than this app may tell what it does not know.",
  );
}

function membersOf(body: Uint8Array): JsonObject {
  try {
    const value: Json = JSON.parse(new TextDecoder().decode(body));
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

function isHappening(value: unknown): value is Happening {
  return typeof value === "string" && Object.hasOwn(HAPPENINGS, value);
}

function isTexts(value: Json | undefined): value is readonly string[] {
  return Array.isArray(value) && value.every((member) => typeof member === "string");
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
