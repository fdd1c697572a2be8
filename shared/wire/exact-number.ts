/** No double needs more digits than this to be told from its neighbours. */
const MAX_DIGITS = 17;

const POINT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;

/**
 * A number without loss: as a number when a double gives all its digits back, else as the text that came.
 *
 * `12.3400` is 12.34, and `0.10000000000000001`, which .NET writes for the double 0.1, is 0.1; but 2^53 + 1, a
 * decimal of 20 digits and `1e400` stay texts. An exponent changes nothing in this: the digits before it are
 * compared, and it must not lead out of a double's range.
 *
 * @param text A number as JSON writes it.
 */
export function exactNumber(text: string): number | string {
  const digits = significantDigits(text);
  const value = Number(text);
  if (digits === "") return value;
  if (digits.length > MAX_DIGITS || !Number.isFinite(value)) return text;
  return significantDigits(value.toPrecision(digits.length)) === digits ? value : text;
}

/** From the first digit that is not 0 to the last one written; empty for any zero. */
function significantDigits(text: string): string {
  let start = 0;
  let code = text.charCodeAt(0);
  while (code <= ZERO) {
    start += 1;
    code = text.charCodeAt(start);
  }
  let point = -1;
  let end = start;
  while (code <= NINE) {
    if (code === POINT) point = end;
    end += 1;
    code = text.charCodeAt(end);
  }
  return point === -1 ? text.slice(start, end) : text.slice(start, point) + text.slice(point + 1, end);
}
