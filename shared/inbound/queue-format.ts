import { Failure, shown } from "../failure/failure.ts";
import { FAILURES, type FailureCode } from "../failure/failures.ts";
import type { Attempt, WaitingBody, WaitingMessage } from "./waiting-message.ts";

/** The version of what we write to the queue. A reader that knows only older ones leaves the message for later. */
const FORMAT_VERSION = 1;

/** How much of the history travels, so that the properties of a message stay small. */
const KEPT_ATTEMPTS = 10;

/** The property with the time of the first arrival, in milliseconds since 1970: the same in every copy. */
export const ARRIVED_PROPERTY = "received";

/** The property with the name of a body that lies in the store. */
export const STORED_PROPERTY = "stored";

/** What `arrivalId` makes, or a dead letter's key: it becomes a blob's name, a table's key and a message's id. */
const ARRIVAL = /^[0-9A-Za-z-]{1,100}$/;

/** A queue message: the bytes, and all else as text in application properties with lower-case names. */
export interface QueueMessage {
  readonly messageId: string;
  readonly body: Uint8Array;
  readonly properties: Readonly<Record<string, string>>;
}

/** Service Bus and the Functions host drop or move what is empty: an empty body travels as this one byte. */
const EMPTY_BODY = Uint8Array.of(0x20);

/**
 * Writes a waiting message for the queue `inbound`, or `isolate`.
 *
 * Its id is computed, `<arrival>#<copies>`: whoever sends the same copy twice sends one, because the queue detects
 * duplicates.
 */
export function toQueueMessage(waiting: WaitingMessage): QueueMessage {
  const { body } = waiting;
  const properties: Record<string, string> = {
    v: String(FORMAT_VERSION),
    arrival: waiting.arrival,
    endpoint: waiting.endpoint,
    path: waiting.path,
    [ARRIVED_PROPERTY]: String(waiting.receivedAtMs),
    length: String(body.kind === "inline" ? body.bytes.byteLength : body.length),
    attempts: String(waiting.attempts),
    copies: String(waiting.copies),
  };
  if (waiting.returns > 0) properties.returns = String(waiting.returns);
  if (body.kind === "stored") properties[STORED_PROPERTY] = body.name;
  if (waiting.contentType !== undefined) properties.contenttype = waiting.contentType;
  if (waiting.traceparent !== undefined) properties.traceparent = waiting.traceparent;
  if (Object.keys(waiting.headers).length > 0) properties.headers = JSON.stringify(waiting.headers);
  if (Object.keys(waiting.properties).length > 0) properties.properties = JSON.stringify(waiting.properties);
  if (waiting.history.length > 0) {
    properties.history = JSON.stringify(
      waiting.history.slice(-KEPT_ATTEMPTS).map(({ atMs, step, code }) => [atMs, step, code]),
    );
  }
  // A build that does not know these leaves them out of its copies: the letter then waits for the operator's next look.
  if (waiting.resolves !== undefined) properties.resolves = waiting.resolves.join(" ");
  if (waiting.edited !== undefined) {
    properties.editedof = waiting.edited.of;
    properties.takenids = waiting.edited.takenIds.join(" ");
  }
  const inline = body.kind === "inline" && body.bytes.byteLength > 0;
  return {
    messageId: `${waiting.arrival}#${waiting.copies}`,
    body: inline ? body.bytes : EMPTY_BODY,
    properties,
  };
}

/**
 * The next copy of a message that only a newer version of this app can read: the same bytes and properties under
 * the next id. `v`, `arrival` and `copies` keep their meaning in every version.
 */
export function copyUnread(message: QueueMessage): QueueMessage {
  const copies = (Number(message.properties.copies) || 0) + 1;
  const arrival = message.properties.arrival ?? message.messageId;
  return {
    ...message,
    messageId: `${arrival}#${copies}`,
    properties: { ...message.properties, copies: String(copies) },
  };
}

/**
 * Reads what `toQueueMessage` wrote. A newer format fails with `FORMAT_NEWER`, which may succeed later; what is none of
 * ours with `SOURCE_MISMATCH`, whatever its properties hold: nothing else that fails here may be tried again.
 */
export function readQueueMessage(
  bytes: Uint8Array,
  properties: Readonly<Record<string, unknown>>,
): WaitingMessage {
  const text = (name: string): string | undefined => {
    const value = properties[name];
    return value === undefined || value === null ? undefined : String(value);
  };
  const version = Number(text("v"));
  const arrival = text("arrival");
  const isNamed = arrival !== undefined && ARRIVAL.test(arrival);
  if (version > FORMAT_VERSION && isNamed) {
    throw new Failure(
      "FORMAT_NEWER",
      `Expected a queued message of format ${FORMAT_VERSION} or older, got ${version}. ${FAILURES.FORMAT_NEWER.next}`,
    );
  }
  const endpoint = text("endpoint");
  const path = text("path");
  const count = (name: string, absent?: string): number => countOf(text(name) ?? absent);
  const [length, receivedAtMs] = [count("length"), count(ARRIVED_PROPERTY)];
  const tries = {
    attempts: count("attempts", "0"),
    copies: count("copies", "0"),
    returns: count("returns", "0"),
  };
  const isCounted = [length, receivedAtMs, ...Object.values(tries)].every(Number.isInteger);
  // Older versions than the newest stay readable: they wait in queues while this build is deployed.
  const isOurs = version >= 1 && version <= FORMAT_VERSION && isNamed && endpoint !== undefined && isCounted;
  if (!isOurs || (path !== "webhook" && path !== "queue")) throw notOurs(properties);
  return {
    arrival,
    endpoint,
    path,
    receivedAtMs,
    contentType: text("contenttype"),
    traceparent: text("traceparent"),
    headers: readTexts(text("headers")),
    properties: readMembers(text("properties")),
    body: readBodyPlace(bytes, length, text(STORED_PROPERTY)),
    ...tries,
    history: readHistory(text("history")),
    ...readRedrive(text),
  };
}

/** A whole number from 0 to the end of time as dates have it; not a number for any other text. */
function countOf(text: string | undefined): number {
  return text !== undefined && /^[0-9]{1,15}$/.test(text) ? Number(text) : Number.NaN;
}

function notOurs(properties: Readonly<Record<string, unknown>>, cause?: unknown): Failure {
  const came = shown(Object.keys(properties).join(", ") || "none");
  return new Failure(
    "SOURCE_MISMATCH",
    `Expected a message that this app wrote (properties v, arrival, endpoint, path, length, received); got the properties ${came}. Only the app itself may send to its queue inbound.`,
    { cause },
  );
}

function readRedrive(
  text: (name: string) => string | undefined,
): Pick<WaitingMessage, "resolves" | "edited"> {
  const words = (name: string): readonly string[] => text(name)?.split(" ").filter(Boolean) ?? [];
  const of = text("editedof");
  return {
    ...(text("resolves") === undefined ? {} : { resolves: words("resolves") }),
    ...(of === undefined ? {} : { edited: { of, takenIds: words("takenids") } }),
  };
}

function readBodyPlace(bytes: Uint8Array, length: number, stored: string | undefined): WaitingBody {
  if (stored !== undefined) return { kind: "stored", name: stored, length };
  const whole = length === 0 ? new Uint8Array(0) : bytes;
  if (whole.byteLength === length) return { kind: "inline", bytes: whole };
  throw new Failure(
    "PAYLOAD_MALFORMED",
    `Expected a body of ${length} bytes, as its property says, got ${whole.byteLength}: it was changed on the queue.`,
  );
}

function readMembers(text: string | undefined): Readonly<Record<string, unknown>> {
  const value: unknown = text === undefined ? {} : parsed(text);
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw notOurs({ [shown(text)]: "" }, error);
  }
}

function readTexts(text: string | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(readMembers(text)).map(([name, value]) => [name, String(value)]));
}

function readHistory(text: string | undefined): readonly Attempt[] {
  const rows: unknown = text === undefined ? [] : parsed(text);
  if (!Array.isArray(rows)) return [];
  return rows.flatMap((row: unknown) => {
    const [atMs, step, code]: readonly unknown[] = Array.isArray(row) ? row : [];
    return typeof atMs === "number" && typeof step === "string" && isFailureCode(code)
      ? [{ atMs, step, code }]
      : [];
  });
}

function isFailureCode(code: unknown): code is FailureCode {
  return typeof code === "string" && Object.hasOwn(FAILURES, code);
}
