/**
 * The bare work that the ratios divide by. A change here changes every figure that was ever noted, so it needs a
 * commit of its own.
 */

/** The least that turning a message into text can cost: bytes to text, `JSON.parse`, `JSON.stringify` of the same. */
export function parseAndStringify(body: Buffer): string {
  return JSON.stringify(JSON.parse(body.toString("utf8")));
}
