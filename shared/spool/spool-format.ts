import { Failure } from "../failure/failure.ts";
import { FAILURES } from "../failure/failures.ts";
import type { SpooledMessage } from "./spool.ts";

/** The version of what we write. A reader that knows only older ones leaves the message where it is. */
const FORMAT_VERSION = 1;

const LINE_END = 0x0a;

/** A line of JSON that says all but the body, and then the body's bytes. */
export function toSpoolBytes({ message, dueAtMs }: SpooledMessage): Uint8Array {
  const { messageId, properties, body } = message;
  const head = JSON.stringify({ v: FORMAT_VERSION, messageId, dueAtMs, properties });
  return Buffer.concat([Buffer.from(`${head}\n`), body]);
}

/** Reads what `toSpoolBytes` wrote. A newer format fails with `FORMAT_NEWER`, what is none of ours as malformed. */
export function readSpoolBytes(bytes: Uint8Array): SpooledMessage {
  const end = bytes.indexOf(LINE_END);
  const head = readHead(Buffer.from(bytes.subarray(0, Math.max(end, 0))).toString());
  if (typeof head.v === "number" && head.v > FORMAT_VERSION) {
    throw new Failure(
      "FORMAT_NEWER",
      `Expected a spooled message of format ${FORMAT_VERSION} or older, got ${head.v}. ${FAILURES.FORMAT_NEWER.next}`,
    );
  }
  const { messageId, dueAtMs, properties } = head;
  if (typeof head.v !== "number" || typeof messageId !== "string") throw notOurs();
  return {
    message: { messageId, properties: textsOf(properties), body: bytes.subarray(end + 1) },
    dueAtMs: typeof dueAtMs === "number" ? dueAtMs : undefined,
  };
}

function readHead(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null) return { ...value };
  } catch (error) {
    throw notOurs(error);
  }
  throw notOurs();
}

function textsOf(value: unknown): Readonly<Record<string, string>> {
  const members = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return Object.fromEntries(members.map(([name, member]) => [name, String(member)]));
}

function notOurs(cause?: unknown): Failure {
  return new Failure(
    "PAYLOAD_MALFORMED",
    "Expected a spooled message that this app wrote: one line of JSON with v, messageId and properties, then the body. Only the app itself may write to the container spool.",
    { cause },
  );
}
