import type { Json } from "../../cloudevents/event-draft.ts";
import { countQuotes } from "./count-quotes.ts";
import { isList } from "./kinds.ts";
import { hasLossyLongNumber } from "./lossy-long-number.ts";

/** JSON nested deeper than this is refused; real messages of Dynamics stay below 40. */
export const MAX_DEPTH = 200;

const BACKSLASH = 0x5c;

/** Below it a double has fewer digits. */
const SMALLEST_NORMAL = 2 ** -1022;

/** A number that may be so small that it was read as 0. */
const TINY_NUMBER = /(?<=(?:^|[:,[\s])-?[0-9.]+)[eE]-[0-9]{3}/;

/** What was found in a value on the way through it. */
interface Findings {
  /** Names and texts. */
  strings: number;
  /** Whether any number is 0. */
  zero: boolean;
  /** Whether the value is nested too deep, or has a number outside of the range in which doubles have all digits. */
  beyond: boolean;
}

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
  const found: Findings = { strings: 0, zero: false, beyond: false };
  look(value, 1, found);
  if (found.beyond) return false;
  const quotes = countQuotes(bytes);
  const expected = 2 * found.strings;
  if (quotes !== expected && quotes - countEscapedQuotes(text) !== expected) return false;
  return !hasLossyLongNumber(bytes) && !(found.zero && TINY_NUMBER.test(text));
}

function look(value: Json, depth: number, found: Findings): void {
  if (typeof value === "string") found.strings += 1;
  else if (typeof value === "number") lookAtNumber(value, found);
  else if (typeof value === "object" && value !== null) {
    if (depth > MAX_DEPTH) found.beyond = true;
    else if (isList(value)) for (const item of value) look(item, depth + 1, found);
    else {
      const names = Object.keys(value);
      found.strings += names.length;
      if (isPair(names)) {
        look(value.key ?? null, depth + 1, found);
        look(value.value ?? null, depth + 1, found);
      } else for (const member of Object.values(value)) look(member, depth + 1, found);
    }
  }
}

/**
 * Whether these are the names of a dictionary's item as .NET writes it. Most objects of a message are such items, and
 * fixed names are read in half the time; by any name, V8 would optimise the read for one name after the other.
 */
function isPair(names: readonly string[]): boolean {
  return names.length === 2 && names[0] === "key" && names[1] === "value";
}

function lookAtNumber(value: number, found: Findings): void {
  const size = Math.abs(value);
  if (size === 0) found.zero = true;
  else if (!(size >= SMALLEST_NORMAL && size <= Number.MAX_VALUE)) found.beyond = true;
}

/** Quotes within strings: those after an odd number of backslashes, since two of them are a backslash and no more. */
function countEscapedQuotes(text: string): number {
  let escaped = 0;
  for (let at = text.indexOf('\\"'); at !== -1; at = text.indexOf('\\"', at + 2)) {
    let first = at;
    while (text.charCodeAt(first - 1) === BACKSLASH) first -= 1;
    if ((at - first) % 2 === 0) escaped += 1;
  }
  return escaped;
}
