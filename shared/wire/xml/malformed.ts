import { Failure, shown } from "../../failure/failure.ts";

/** How much of what came is shown. */
const SHOWN_CHARACTERS = 30;

/**
 * The failure of a text that is no XML as we read it, with line and column.
 *
 * @param came What came, in words; without it the text from the place on is shown.
 */
export function malformedXml(text: string, at: number, expected: string, came?: string): Failure {
  const here = at < text.length ? `«${text.slice(at, at + SHOWN_CHARACTERS)}»` : "the end of the body";
  return new Failure(
    "PAYLOAD_MALFORMED",
    `Expected XML with ${expected} at ${placeOf(text, at)}, came ${shown(came ?? here)}. Compare what the sender is registered to send.`,
  );
}

export function placeOf(text: string, at: number): string {
  const before = text.slice(0, at);
  return `line ${before.split("\n").length}, column ${at - before.lastIndexOf("\n")}`;
}
