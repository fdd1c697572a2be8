import { hash } from "node:crypto";

const TIME_DIGITS = 11;
const KEY_DIGITS = 32;

/**
 * Our own name for something that arrived: `<time>-<key>`, 44 characters that sort by time and fit a blob's name, a
 * table's key and a Service Bus id.
 *
 * @param atMs When it arrived.
 * @param facts What sets it apart: a fresh random id for a post; for a queue message what the broker says of it, so
 *   that the same message delivered again has the same arrival.
 */
export function arrivalId(atMs: number, facts: readonly string[]): string {
  const time = Math.max(0, Math.trunc(atMs)).toString(16).padStart(TIME_DIGITS, "0");
  return `${time}-${hash("sha256", JSON.stringify(facts)).slice(0, KEY_DIGITS)}`;
}
