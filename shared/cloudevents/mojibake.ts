/** What such text begins with where it was UTF-8: looked for first, because it costs a tenth of the patterns. */
const SIGNS = ["Ã", "Â", "â€", "â\u0080", "â‚", "â\u0082", "Ð", "Ñ", "\ufffd"] as const;

/** What the bytes 80 to BF are in Latin-1 or Windows-1252; its quotes and dashes may also end a word. */
const MARK = "[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ•˜™š›œžŸ]|[‘’“”–—](?=\\p{L})";

const MOJIBAKE = new RegExp(
  [
    `[ÂÃ](?:${MARK})`, // letters of western Europe, and a space or degree sign before which stands an Â
    "â[€\u0080][\u0080-\u00bf‘’“”–—™œ˜š¢¦¹º]|â[‚\u0082]¬", // quotes, dashes, dots, bullets; the euro sign
    "(?:[ÐÑ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]){2}", // Cyrillic, of which one letter proves nothing
    "\ufffd", // what decoders write for bytes that they could not read
  ].join("|"),
  "u",
);

/**
 * Whether a text looks as if it, or a text within it, had been decoded wrongly before it came here: UTF-8 read as
 * Latin-1 or Windows-1252 (`Ã©` for `é`), or characters that were replaced. It may be wrong, and changes nothing.
 */
export function looksLikeMojibake(text: string): boolean {
  return SIGNS.some((sign) => text.includes(sign)) && MOJIBAKE.test(text);
}
