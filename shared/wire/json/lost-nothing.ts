import type { Json } from "../../cloudevents/event-draft.ts";
import { exactNumber } from "../exact-number.ts";
import { countQuotes } from "./count-quotes.ts";
import { isList } from "./kinds.ts";

/** JSON nested deeper than this is refused; real messages of Dynamics stay below 40. */
export const MAX_DEPTH = 200;

/** A double gives every number of fewer characters back, unless its exponent leads to the edge of its range. */
const LONG_NUMBER = 16;

/** Below it a double has fewer digits. */
const SMALLEST_NORMAL = 2 ** -1022;

/** A number that may be so small that it was read as 0. Few texts of Dynamics have this, so it is looked for last. */
const TINY_NUMBER = /(?<=(?:^|[:,[\s])-?[0-9.]+)[eE]-[0-9]{3}/;

const NUMBER = /-?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?/y;

/**
 * Whether `JSON.parse` has read this JSON without any loss: every number exact, no member that came twice, no
 * nesting beyond `MAX_DEPTH`. A wrong `false` is possible, and only costs time.
 *
 * A member that came twice is found by counting: a text has two quotes for each string that came, a value has each
 * string that stayed.
 *
 * @param value What `JSON.parse` made of the text.
 * @param bytes The text in UTF-8.
 */
export function lostNothing(value: Json, text: string, bytes: Uint8Array): boolean {
  const strings = countStrings(value, 1);
  if (Number.isNaN(strings)) return false;
  const quotes = countQuotes(bytes);
  if (quotes !== 2 * strings && quotes - countEscapedQuotes(text) !== 2 * strings) return false;
  return !hasLossyLongNumber(text) && !TINY_NUMBER.test(text);
}

/** All names and texts in a value; NaN, if it is nested too deep or a number left the range of exact doubles. */
function countStrings(value: Json, depth: number): number {
  if (typeof value === "string") return 1;
  if (typeof value === "number") return isInRange(value) ? 0 : Number.NaN;
  if (typeof value !== "object" || value === null) return 0;
  if (depth > MAX_DEPTH) return Number.NaN;
  let strings = 0;
  if (isList(value)) {
    for (const item of value) strings += countStrings(item, depth + 1);
    return strings;
  }
  for (const name in value) strings += 1 + countStrings(value[name] ?? null, depth + 1);
  return strings;
}

function isInRange(value: number): boolean {
  const size = Math.abs(value);
  return value === 0 || (size >= SMALLEST_NORMAL && size <= Number.MAX_VALUE);
}

/** Quotes within strings: those after an odd number of backslashes, since `\\\\` is a backslash and nothing more. */
function countEscapedQuotes(text: string): number {
  let escaped = 0;
  for (let at = text.indexOf('\\"'); at !== -1; at = text.indexOf('\\"', at + 2)) {
    let first = at;
    while (text[first - 1] === "\\") first -= 1;
    if ((at - first) % 2 === 0) escaped += 1;
  }
  return escaped;
}

/** Looks at every 16th character only, since no run of 16 digits and points passes between two of them. */
function hasLossyLongNumber(text: string): boolean {
  for (let at = LONG_NUMBER - 1; at < text.length; at += LONG_NUMBER) {
    if (!isNumeric(text, at)) continue;
    let first = at;
    let last = at;
    while (isNumeric(text, first - 1)) first -= 1;
    while (isNumeric(text, last + 1)) last += 1;
    if (last - first + 1 >= LONG_NUMBER && isLossyNumber(text, first)) return true;
    at = last;
  }
  return false;
}

/** A digit, a point, or the slash between them, which no number has. */
function isNumeric(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0x2e && code <= 0x39;
}

/** Whether a number begins here, and not some digits within a text, that a double does not give back. */
function isLossyNumber(text: string, digitsAt: number): boolean {
  const at = text[digitsAt - 1] === "-" ? digitsAt - 1 : digitsAt;
  if (at > 0 && !/[:,[\s]/.test(text[at - 1] ?? "")) return false;
  NUMBER.lastIndex = at;
  return typeof exactNumber(NUMBER.exec(text)?.[0] ?? "") === "string";
}
