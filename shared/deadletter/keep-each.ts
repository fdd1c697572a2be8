import type { Log } from "../telemetry/log-line.ts";
import type { DeadLetter, DeadLetters } from "./dead-letters.ts";

/** Rows written at once. */
const AT_ONCE = 16;

/**
 * Keeps dead letters that were fetched from elsewhere, and says so of each. Some may be kept when one fails; kept again
 * they stay the same.
 *
 * @throws {Failure} `STORAGE_UNAVAILABLE`.
 */
export async function keepEach(
  letters: readonly DeadLetter[],
  deadLetters: Pick<DeadLetters, "keep">,
  nowMs: number,
  log: Log,
): Promise<void> {
  for (let at = 0; at < letters.length; at += AT_ONCE) {
    await Promise.all(
      letters.slice(at, at + AT_ONCE).map(async (letter) => {
        await deadLetters.keep(letter, nowMs);
        const { stream = "pipeline", from = "", arrival, code, event } = letter;
        log("error", { event: "letter.fetched", stream, from, arrival, code, id: event?.id ?? "" });
      }),
    );
  }
}
