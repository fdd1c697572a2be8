/** JSON nested deeper than this is refused; real messages of Dynamics stay below 40. */
export const MAX_DEPTH = 200;

/** A number of fewer characters than this, and without exponent, is surely given back by a double. */
const LONG_NUMBER = 16;

/** With more names in the open objects than this, the careful reader takes over: here all are compared with all. */
const MAX_OPEN_NAMES = 512;

const QUOTE = 0x22;
const DOT = 0x2e;
const NINE = 0x39;
const COLON = 0x3a;
const BIG_E = 0x45;
const BACKSLASH = 0x5c;
const SMALL_E = 0x65;
const SPACE = 0x20;
/** `[` and `{`, `]` and `}` differ in this bit alone. */
const BRACE_BIT = 0x20;
const OPENING = 0x7b;
const CLOSING = 0x7d;

/**
 * Whether `JSON.parse` reads this JSON without any loss: no long number, no exponent, no name twice in an object,
 * no deep nesting. A wrong `false` only costs time; for bytes that are no JSON the answer means nothing.
 */
export function isPlain(bytes: Uint8Array): boolean {
  return !hasLongNumber(bytes) && hasPlainStructure(bytes);
}

/** Looks at every 16th byte only, since no run of 16 digits and points passes between two of them. */
function hasLongNumber(bytes: Uint8Array): boolean {
  for (let at = LONG_NUMBER - 1; at < bytes.length; at += LONG_NUMBER) {
    if (!isNumeric(bytes[at])) continue;
    let first = at;
    let last = at;
    while (isNumeric(bytes[first - 1])) first -= 1;
    while (isNumeric(bytes[last + 1])) last += 1;
    if (last - first + 1 >= LONG_NUMBER) return true;
    at = last;
  }
  return false;
}

/** A digit, a point, or the slash between them, which no number has. */
function isNumeric(byte: number | undefined): boolean {
  return byte !== undefined && byte >= DOT && byte <= NINE;
}

/**
 * One loop over the bytes, written out in full: it runs once for every byte that comes in. Missing bytes at the
 * end of what is no JSON read as 0 and end every inner loop.
 */
function hasPlainStructure(bytes: Uint8Array): boolean {
  const { length } = bytes;
  const hashes = new Int32Array(MAX_OPEN_NAMES);
  const starts = new Int32Array(MAX_OPEN_NAMES);
  const firstName = new Int32Array(MAX_DEPTH + 1);
  let names = 0;
  let depth = 0;
  let at = 0;
  while (at < length) {
    const byte = bytes[at] ?? 0;
    at += 1;
    if (byte < BIG_E) {
      if (byte !== QUOTE) continue;
      const start = at;
      let escaped = false;
      while (at < length && bytes[at] !== QUOTE) {
        if (bytes[at] === BACKSLASH) {
          escaped = true;
          at += 1;
        }
        at += 1;
      }
      const end = at;
      at += 1;
      while (at < length && (bytes[at] ?? 0) <= SPACE) at += 1;
      if (bytes[at] !== COLON) continue;
      if (escaped) return false;
      const hash = nameHash(bytes, start, end);
      for (let other = firstName[depth] ?? 0; other < names; other += 1)
        if (hashes[other] === hash && same(bytes, starts[other] ?? 0, start, end - start)) return false;
      if (names === MAX_OPEN_NAMES) return false;
      hashes[names] = hash;
      starts[names] = start;
      names += 1;
    } else if ((byte | BRACE_BIT) === OPENING) {
      if (depth === MAX_DEPTH) return false;
      depth += 1;
      firstName[depth] = names;
    } else if ((byte | BRACE_BIT) === CLOSING) {
      if (depth === 0) return false;
      names = firstName[depth] ?? 0;
      depth -= 1;
    } else if (byte === BIG_E || (byte === SMALL_E && isNumeric(bytes[at - 2]))) return false;
  }
  return true;
}

/** Mixes the length with four of the bytes, which tells the names of one object apart almost always. */
function nameHash(bytes: Uint8Array, start: number, end: number): number {
  const first = bytes[start] ?? 0;
  const middle = bytes[(start + end) >> 1] ?? 0;
  const last = bytes[end - 1] ?? 0;
  const nearLast = bytes[Math.max(start, end - 3)] ?? 0;
  return ((end - start) << 24) ^ (first << 16) ^ (nearLast << 19) ^ (last << 8) ^ middle;
}

/** Whether two names of one length are the same. */
function same(bytes: Uint8Array, one: number, other: number, length: number): boolean {
  for (let at = 0; at < length; at += 1) if (bytes[one + at] !== bytes[other + at]) return false;
  return true;
}
