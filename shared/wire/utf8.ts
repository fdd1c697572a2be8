import { isUtf8 } from "node:buffer";
import { Failure } from "../failure/failure.ts";

const BYTE_ORDER_MARK = 0xfeff;

/**
 * The text of strictly valid UTF-8, without a byte order mark at its start.
 *
 * Fails with `PAYLOAD_NOT_UTF8`, which names the first byte that cannot be: nothing is replaced by U+FFFD.
 */
export function decodeUtf8(bytes: Uint8Array): string {
  if (!isUtf8(bytes)) throw notUtf8(bytes);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
  return text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text;
}

function notUtf8(bytes: Uint8Array): Failure {
  const offset = firstInvalid(bytes);
  const came = bytes[offset]?.toString(16).padStart(2, "0");
  return new Failure(
    "PAYLOAD_NOT_UTF8",
    `Expected UTF-8, came ${came === undefined ? "the end of the body within a character" : `the byte 0x${came}`} at offset ${offset}. Register the sender to write UTF-8 (Dataverse: messagecharset 1).`,
  );
}

/** The offset of the first byte that no valid UTF-8 continues with; the length, if only the end is missing. */
function firstInvalid(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const lead = bytes[at] ?? 0;
    const end = at + characterLength(lead);
    if (end === at) return at;
    let [low, high] = secondByteRange(lead);
    for (at += 1; at < end; at += 1) {
      const byte = bytes[at];
      if (byte === undefined || byte < low || byte > high) return at;
      [low, high] = [0x80, 0xbf];
    }
  }
  return at;
}

/** How many bytes a character has that begins with this one; 0 if none does (RFC 3629, section 4). */
function characterLength(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead < 0xc2) return 0;
  if (lead < 0xe0) return 2;
  if (lead < 0xf0) return 3;
  return lead < 0xf5 ? 4 : 0;
}

/** Leaves out overlong forms, surrogates and what is above U+10FFFF (RFC 3629, section 4). */
function secondByteRange(lead: number): readonly [low: number, high: number] {
  if (lead === 0xe0) return [0xa0, 0xbf];
  if (lead === 0xed) return [0x80, 0x9f];
  if (lead === 0xf0) return [0x90, 0xbf];
  if (lead === 0xf4) return [0x80, 0x8f];
  return [0x80, 0xbf];
}
