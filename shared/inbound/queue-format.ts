import { Failure, shown } from "../failure/failure.ts";
import { FAILURES, type FailureCode } from "../failure/failures.ts";
import type { Attempt, WaitingBody, WaitingMessage } from "./waiting-message.ts";

/** The version of what we write to the queue. A reader that knows only older ones leaves the message for later. */
const FORMAT_VERSION = 1;

/** How much of the history travels, so that the properties of a message stay small. */
const KEPT_ATTEMPTS = 10;

/** The property with the time of the first arrival, in milliseconds since 1970: the same in every copy. */
export const ARRIVED_PROPERTY = "received";

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
  if (body.kind === "stored") properties.stored = body.name;
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
  const copies = Number(message.properties.copies ?? 0) + 1;
  const arrival = message.properties.arrival ?? message.messageId;
  return {
    ...message,
    messageId: `${arrival}#${copies}`,
    properties: { ...message.properties, copies: String(copies) },
  };
}

/** Reads what `toQueueMessage` wrote. A newer format fails with `FORMAT_NEWER`, which may succeed later. */
export function readQueueMessage(
  bytes: Uint8Array,
  properties: Readonly<Record<string, unknown>>,
): WaitingMessage {
  const text = (name: string): string | undefined => {
    const value = properties[name];
    return value === undefined || value === null ? undefined : String(value);
  };
  const version = Number(text("v"));
  if (version > FORMAT_VERSION) {
    throw new Failure(
      "FORMAT_NEWER",
      `Expected a queued message of format ${FORMAT_VERSION} or older, got ${version}. ${FAILURES.FORMAT_NEWER.next}`,
    );
  }
  const arrival = text("arrival");
  const endpoint = text("endpoint");
  const path = text("path");
  const length = Number(text("length"));
  const receivedAtMs = Number(text(ARRIVED_PROPERTY));
  // Older versions than the newest stay readable: they wait in queues while this build is deployed.
  const ours = version >= 1 && arrival !== undefined && endpoint !== undefined;
  if (!ours || (path !== "webhook" && path !== "queue") || !Number.isInteger(length + receivedAtMs)) {
    throw new Failure(
      "SOURCE_MISMATCH",
      `Expected a message that this app wrote (properties v, arrival, endpoint, path, length, received); got the properties ${shown(
        Object.keys(properties).join(", ") || "none",
      )}. Only the app itself may send to its queue inbound.`,
    );
  }
  return {
    arrival,
    endpoint,
    path,
    receivedAtMs,
    contentType: text("contenttype"),
    traceparent: text("traceparent"),
    headers: readTexts(text("headers")),
    properties: readMembers(text("properties")),
    body: readBodyPlace(bytes, length, text("stored")),
    attempts: Number(text("attempts") ?? 0),
    copies: Number(text("copies") ?? 0),
    returns: Number(text("returns") ?? 0),
    history: readHistory(text("history")),
    ...readRedrive(text),
  };
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
  const value: unknown = text === undefined ? {} : JSON.parse(text);
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function readTexts(text: string | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(readMembers(text)).map(([name, value]) => [name, String(value)]));
}

function readHistory(text: string | undefined): readonly Attempt[] {
  const rows: unknown = text === undefined ? [] : JSON.parse(text);
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
