import { FAILURES, type FailureCode } from "../failure/failures.ts";
import type { Attempt } from "../inbound/waiting-message.ts";
import { type Members, membersOf } from "../json-members.ts";
import { STREAMS } from "./dead-letters.ts";
import type { AuditLine, KeptLetter, LetterState } from "./kept-letter.ts";

/** The version of what we write. Columns may be added under it; a change of meaning raises it. */
const ROW_VERSION = 1;
/** A text column holds 64 KiB of UTF-16, and a row 1 MiB. */
const LONGEST_TEXT = 30_000;
/** JSON that is longer goes on in the columns `<name>1`, `<name>2`, …: cut, it could not be read. */
const MOST_COLUMNS = 5;

type Columns = Readonly<Record<string, string | number>>;

/**
 * The columns of a row; times are ISO text, so that people can read them in any table explorer. A text from outside may
 * be of any length, and is cut: a row that the service refuses would never be kept.
 */
export function toColumns(letter: KeptLetter): Columns {
  return Object.fromEntries(
    Object.entries(wholeColumns(letter)).map(([name, value]) => [
      name,
      typeof value === "string" ? value.slice(0, LONGEST_TEXT) : value,
    ]),
  );
}

function wholeColumns(letter: KeptLetter): Columns {
  const { state, event } = letter;
  return {
    v: ROW_VERSION,
    stream: letter.stream,
    from: letter.from ?? "",
    code: letter.code,
    reason: letter.reason,
    step: letter.step,
    fingerprint: letter.fingerprint,
    endpoint: letter.endpoint,
    kind: letter.kind ?? "",
    path: letter.path,
    receivedAt: iso(letter.receivedAtMs),
    firstSeen: iso(letter.firstSeenMs),
    lastSeen: iso(letter.lastSeenMs),
    attempts: letter.attempts,
    generation: letter.generation,
    rounds: letter.rounds,
    state: state.kind,
    ...jsonColumns("stateFacts", state),
    ...jsonColumns("history", letter.history),
    ...jsonColumns("audit", letter.audit),
    contentType: letter.contentType ?? "",
    ...jsonColumns("headers", letter.headers),
    ...jsonColumns("properties", letter.properties),
    bodyLength: letter.bodyLength,
    bodyName: letter.bodyName ?? "",
    storedAs: letter.storedAs ?? "",
    eventId: event?.id ?? "",
    eventType: event?.type ?? "",
    eventSource: event?.source ?? "",
    eventSubject: event?.subject ?? "",
    eventName: letter.eventName ?? "",
    editedOf: letter.editedOf ?? "",
    takenIds: (letter.takenIds ?? []).join(" "),
    editedAs: letter.editedAs ?? "",
    token: letter.token,
  };
}

/** Reads a row that any version wrote; one that a newer version wrote is marked, and what it does not say is empty. */
export function readColumns(row: Readonly<Record<string, unknown>>): KeptLetter {
  const text = (name: string): string => (row[name] === undefined ? "" : String(row[name]));
  const some = (name: string): string | undefined => text(name) || undefined;
  const time = (name: string): number => Date.parse(text(name));
  const from = some("from");
  const storedAs = some("storedAs");
  const editedOf = some("editedOf");
  const code = text("code");
  return {
    key: text("rowKey"),
    stream: STREAMS.find((stream) => stream === row.stream) ?? "pipeline",
    ...(from === undefined ? {} : { from }),
    code: isFailureCode(code) ? code : "UNEXPECTED",
    reason: text("reason"),
    step: text("step"),
    fingerprint: text("fingerprint"),
    endpoint: text("endpoint"),
    kind: some("kind"),
    path: row.path === "queue" ? "queue" : "webhook",
    receivedAtMs: time("receivedAt"),
    firstSeenMs: time("firstSeen"),
    lastSeenMs: time("lastSeen"),
    attempts: Number(row.attempts ?? 0),
    generation: Number(row.generation ?? 0),
    rounds: Number(row.rounds ?? 0),
    state: readState(text("state"), membersOf(readJson(row, "stateFacts")), time("lastSeen")),
    history: listOf(readJson(row, "history")).flatMap(readAttempt),
    audit: listOf(readJson(row, "audit")).map(readLine),
    contentType: some("contentType"),
    headers: textsOf(membersOf(readJson(row, "headers"))),
    properties: membersOf(readJson(row, "properties")),
    bodyLength: Number(row.bodyLength ?? 0),
    bodyName: some("bodyName"),
    ...(storedAs === undefined ? {} : { storedAs }),
    event:
      text("eventId") === ""
        ? undefined
        : {
            id: text("eventId"),
            type: text("eventType"),
            source: text("eventSource"),
            subject: text("eventSubject"),
          },
    eventName: some("eventName"),
    ...(editedOf === undefined
      ? {}
      : {
          editedOf,
          takenIds: text("takenIds")
            .split(" ")
            .filter((id) => id !== ""),
        }),
    editedAs: some("editedAs"),
    token: text("token"),
    newer: Number(row.v) > ROW_VERSION,
    etag: some("etag"),
  };
}

function readState(kind: string, facts: Members, sinceMs: number): LetterState {
  const text = (name: string): string => String(facts[name] ?? "");
  const time = (name: string): number => (typeof facts[name] === "number" ? facts[name] : sinceMs);
  switch (kind) {
    case "held":
      return {
        kind,
        owner: text("owner"),
        note: text("note"),
        untilMs: typeof facts.untilMs === "number" ? facts.untilMs : undefined,
      };
    case "redriving":
      return { kind, run: text("run"), sinceMs: time("sinceMs") };
    case "resolved":
      return { kind, atMs: time("atMs") };
    case "discarded":
      return { kind, reason: text("reason"), atMs: time("atMs") };
    default:
      return { kind: "new" };
  }
}

function readAttempt(value: unknown): readonly Attempt[] {
  const { atMs, step, code } = membersOf(value);
  return typeof code === "string" && isFailureCode(code)
    ? [{ atMs: Number(atMs), step: String(step), code }]
    : [];
}

function readLine(value: unknown): AuditLine {
  const { atMs, who, what, why } = membersOf(value);
  return { atMs: Number(atMs), who: String(who), what: String(what), why: String(why) };
}

function jsonColumns(name: string, value: unknown): Columns {
  const text = JSON.stringify(value);
  const count = Math.min(MOST_COLUMNS, Math.max(1, Math.ceil(text.length / LONGEST_TEXT)));
  return Object.fromEntries(
    Array.from({ length: count }, (_, at) => [
      columnName(name, at),
      text.slice(at * LONGEST_TEXT, (at + 1) * LONGEST_TEXT),
    ]),
  );
}

/** What cannot be read, because a person changed it by hand, counts as absent: the letter must still be listed. */
function readJson(row: Readonly<Record<string, unknown>>, name: string): unknown {
  const parts = Array.from({ length: MOST_COLUMNS }, (_, at) => row[columnName(name, at)]);
  try {
    return JSON.parse(parts.filter((part) => typeof part === "string").join(""));
  } catch {
    return undefined;
  }
}

function columnName(name: string, at: number): string {
  return at === 0 ? name : `${name}${at}`;
}

function textsOf(members: Members): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(members).map(([name, value]) => [name, String(value)]));
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isFailureCode(code: string): code is FailureCode {
  return Object.hasOwn(FAILURES, code);
}

function iso(timeMs: number): string {
  return new Date(timeMs).toISOString();
}
