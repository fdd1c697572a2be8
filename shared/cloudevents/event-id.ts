import { hash } from "node:crypto";
import type { EventDraft } from "./event-draft.ts";

/** Event times that have a place in a table of their period; all others share one table. */
const FIRST_TIME_MS = Date.UTC(2020, 0, 1);
const LAST_TIME_MS = Date.UTC(2100, 0, 1);

const RECORD_DIGITS = 16;
const KEY_DIGITS = 32;
const TIME_DIGITS = 11;
const UNDATED = "u";

/** The parts of an event's id: what it was computed from, and where the ledger keeps it. */
export interface EventIdParts {
  readonly recipe: string;
  /** Milliseconds since 1970, or absent when the event has no time between 2020 and 2100. */
  readonly timeMs: number | undefined;
  /** 16 hex digits, the same for all events of one record; the first digit is the ledger's shard. */
  readonly record: string;
  /** 32 hex digits of the recipe's key. */
  readonly key: string;
}

/**
 * The id of an event: the same for the same delivery, whatever its dialect and path, and never the arrival's.
 *
 * Its form is `<recipe>-<time>-<record>-<key>`, so it carries its place in the ledger. From major version 2 of a
 * type on, the version is part of the key.
 */
export function eventId(draft: EventDraft): string {
  const major = /\.v([0-9]+)$/.exec(draft.type)?.[1] ?? "1";
  const key = major === "1" ? draft.key : [...draft.key, `v${major}`];
  const digits = hash("sha256", JSON.stringify([draft.recipe, ...key])).slice(0, KEY_DIGITS);
  const record = hash("sha256", JSON.stringify([draft.source, draft.subject])).slice(0, RECORD_DIGITS);
  return `${draft.recipe}-${timeDigits(draft.time)}-${record}-${digits}`;
}

/** The parts of an id that `eventId` made, or absent for any other text. */
export function readEventId(id: string): EventIdParts | undefined {
  const match = /^([a-z]+[0-9]+)-(u|[0-9a-f]{11})-([0-9a-f]{16})-([0-9a-f]{32})$/.exec(id);
  const [, recipe, time, record, key] = match ?? [];
  if (recipe === undefined || time === undefined || record === undefined || key === undefined)
    return undefined;
  return { recipe, timeMs: time === UNDATED ? undefined : Number.parseInt(time, 16), record, key };
}

function timeDigits(time: string | undefined): string {
  const timeMs = time === undefined ? Number.NaN : Date.parse(time);
  if (!(timeMs >= FIRST_TIME_MS && timeMs < LAST_TIME_MS)) return UNDATED;
  return timeMs.toString(16).padStart(TIME_DIGITS, "0");
}
