import type { DeadLetterStore } from "./dead-letter-store.ts";
import type { KeptLetter } from "./kept-letter.ts";

/** A sweep ends well before its host would end it; the next one goes on. */
const MOST_DROPS = 5_000;

/**
 * Removes what ended longer ago than the retention, with its bytes. What is new, held or being sent again stays for as
 * long as that takes.
 *
 * @returns How many were removed.
 */
export async function sweepLetters(
  store: Pick<DeadLetterStore, "list" | "drop">,
  retentionMs: number,
  nowMs: number,
): Promise<number> {
  const endedBeforeMs = nowMs - retentionMs;
  let dropped = 0;
  for await (const letter of store.list({ states: ["resolved", "discarded"] }, nowMs)) {
    const atMs = endedAtMs(letter);
    if (atMs === undefined || Math.max(atMs, letter.lastSeenMs) >= endedBeforeMs) continue;
    if (await store.drop(letter, endedBeforeMs)) dropped += 1;
    if (dropped === MOST_DROPS) break;
  }
  return dropped;
}

function endedAtMs({ state }: KeptLetter): number | undefined {
  return state.kind === "resolved" || state.kind === "discarded" ? state.atMs : undefined;
}
