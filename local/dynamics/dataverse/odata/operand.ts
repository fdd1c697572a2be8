/** What stands on either side of a comparison. */
export type Operand = string | number | boolean | null;

const TIME = /^\d{4}-\d\d-\d\d(?:T|$)/;

/**
 * Below 0, 0 or above 0, as the database orders: texts without regard to case, times by their instant, null first.
 */
export function compare(a: Operand, b: Operand): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
  if (typeof a === "string" && typeof b === "string") {
    if (TIME.test(a) && TIME.test(b)) return Math.sign(Date.parse(a) - Date.parse(b));
    const [left, right] = [a.toLowerCase(), b.toLowerCase()];
    return left < right ? -1 : left > right ? 1 : 0;
  }
  if (typeof a === "string" || typeof b === "string") return String(a) === String(b) ? 0 : Number.NaN;
  return Math.sign(Number(a) - Number(b));
}
