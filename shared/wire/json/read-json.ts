import type { Json } from "../../cloudevents/event-draft.ts";
import { Failure } from "../../failure/failure.ts";
import { decodeUtf8 } from "../utf8.ts";
import { readCarefully } from "./careful-reader.ts";
import { lostNothing } from "./lost-nothing.ts";

/**
 * Reads a body of JSON, strictly and without loss: a number that a double does not give back is a text of its
 * digits (see `exactNumber`). A body that is a JSON string which holds an object or a list is unwrapped, once: some
 * gateways quote the whole body.
 *
 * Fails with `PAYLOAD_EMPTY`, `PAYLOAD_NOT_UTF8`, `PAYLOAD_MALFORMED`, `PAYLOAD_DUPLICATE_MEMBER` or
 * `PAYLOAD_TOO_DEEP`.
 */
export function readJson(bytes: Uint8Array): Json {
  const text = decodeUtf8(bytes);
  if (/^[ \t\n\r]*$/.test(text)) throw empty(bytes.length);
  const value = readText(text, bytes);
  const wrapped = typeof value === "string" ? /^\uFEFF?([ \t\n\r]*[[{].*)$/s.exec(value)?.[1] : undefined;
  return wrapped === undefined ? value : readText(wrapped, Buffer.from(wrapped));
}

/** `JSON.parse` where it loses nothing; else, and for the place of every fault, the careful reader. */
function readText(text: string, bytes: Uint8Array): Json {
  const value = parse(text);
  return value !== undefined && lostNothing(value, text, bytes) ? value : readCarefully(text);
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function empty(length: number): Failure {
  const came = length === 0 ? "no byte at all" : `${length} bytes of whitespace`;
  return new Failure("PAYLOAD_EMPTY", `Expected a body of JSON, came ${came}. Look at the sender.`);
}
