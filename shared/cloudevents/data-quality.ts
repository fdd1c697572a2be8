/** What can be wrong with a message that was understood nonetheless, in the order in which it is named. */
const DATA_FLAWS = [
  /** The platform left parts of the message out because it was too large. */
  "truncated",
  /** The message lacks what its id is made of: the id is made of its content and its endpoint's name. */
  "unkeyed",
  /** Text in it looks as if it had been decoded wrongly before it came here; it is kept as it came. */
  "mojibake",
  /** Its row does not fit the contract that was imported for its table; the attribute `drift` says how. */
  "drift",
] as const;

export type DataFlaw = (typeof DATA_FLAWS)[number];

/**
 * The value of the extension attribute `dataquality`: every flaw, with a space between, or `complete`.
 * A filter that asks whether it contains a word therefore goes on working when a message has two flaws.
 */
export function dataQuality(flaws: readonly DataFlaw[]): string {
  return DATA_FLAWS.filter((flaw) => flaws.includes(flaw)).join(" ") || "complete";
}
