const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;

/**
 * The texts of an array's elements, each exactly as written: a number keeps every digit.
 *
 * @param array The text of a JSON array that `JSON.parse` accepted; for any other text the result means nothing.
 */
export function elementTexts(array: string): readonly string[] {
  const texts: string[] = [];
  const end = array.lastIndexOf("]");
  let start = array.indexOf("[") + 1;
  let depth = 0;
  for (let at = start; at < end; at += 1) {
    const code = array.charCodeAt(at);
    if (code === QUOTE) at = stringEnd(array, at);
    else if (isOpening(code)) depth += 1;
    else if (isClosing(code)) depth -= 1;
    else if (code === COMMA && depth === 0) {
      texts.push(array.slice(start, at).trim());
      start = at + 1;
    }
  }
  const last = array.slice(start, end).trim();
  return last === "" ? texts : [...texts, last];
}

/** The text of an object with further members at its end. */
export function withMembers(object: string, members: Readonly<Record<string, unknown>>): string {
  const before = object.slice(0, object.lastIndexOf("}")).trimEnd();
  const added = JSON.stringify(members).slice(1);
  return before.endsWith("{") ? `${before}${added}` : `${before},${added}`;
}

/** Where the closing quote stands of the string that opens at `start`. */
function stringEnd(text: string, start: number): number {
  let at = text.indexOf('"', start + 1);
  while (isEscaped(text, at)) at = text.indexOf('"', at + 1);
  return at;
}

/** A quote is part of its string when an odd number of backslashes stands before it. */
function isEscaped(text: string, at: number): boolean {
  let first = at;
  while (text.charCodeAt(first - 1) === BACKSLASH) first -= 1;
  return (at - first) % 2 === 1;
}

/** `[` or `{`. */
function isOpening(code: number): boolean {
  return code === 0x5b || code === 0x7b;
}

function isClosing(code: number): boolean {
  return code === 0x5d || code === 0x7d;
}
