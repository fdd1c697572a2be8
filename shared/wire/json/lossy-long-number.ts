import { exactNumber } from "../exact-number.ts";

/** A double gives every number of fewer characters back, unless its exponent leads to the edge of its range. */
const LONG_NUMBER = 16;

const MINUS = 0x2d;
const DOT = 0x2e;
const NINE = 0x39;

/**
 * Whether a number in this JSON has so many digits that a double does not give all of them back.
 *
 * Looks at every 16th byte only, since no run of 16 digits and points passes between two of them.
 */
export function hasLossyLongNumber(bytes: Uint8Array): boolean {
  for (let at = LONG_NUMBER - 1; at < bytes.length; at += LONG_NUMBER) {
    if (!isNumeric(bytes[at])) continue;
    let first = at;
    while (isNumeric(bytes[first - 1])) first -= 1;
    while (isNumeric(bytes[at + 1])) at += 1;
    if (at - first + 1 >= LONG_NUMBER && isLossyNumber(bytes, first)) return true;
  }
  return false;
}

/** A digit, a point, or the slash between them, which no number has. */
function isNumeric(byte: number | undefined): boolean {
  return byte !== undefined && byte >= DOT && byte <= NINE;
}

/** Whether a number has its first digit here, and not some text, that a double does not give back. */
function isLossyNumber(bytes: Uint8Array, digitAt: number): boolean {
  const start = bytes[digitAt - 1] === MINUS ? digitAt - 1 : digitAt;
  if (start > 0 && !/[:,[\s]/.test(character(bytes[start - 1]))) return false;
  let end = digitAt;
  while (isNumeric(bytes[end]) || /[-+eE]/.test(character(bytes[end]))) end += 1;
  const number = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString("latin1");
  return typeof exactNumber(number) === "string";
}

function character(byte: number | undefined): string {
  return byte === undefined ? "" : String.fromCharCode(byte);
}
