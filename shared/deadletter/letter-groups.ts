import type { Stream } from "./dead-letters.ts";
import type { KeptLetter } from "./kept-letter.ts";

/** The dead letters of one cause. */
export interface LetterGroup {
  readonly fingerprint: string;
  readonly stream: Stream;
  readonly code: string;
  readonly step: string;
  /** The reason of the one seen last. */
  readonly reason: string;
  readonly count: number;
  readonly firstSeenMs: number;
  readonly lastSeenMs: number;
}

/** Groups dead letters by their cause as they come, the largest group first. Only the groups are held in memory. */
export async function groupLetters(letters: AsyncIterable<KeptLetter>): Promise<readonly LetterGroup[]> {
  const groups = new Map<string, LetterGroup>();
  for await (const letter of letters) {
    const { fingerprint, stream, code, step, reason, firstSeenMs, lastSeenMs } = letter;
    const before = groups.get(fingerprint);
    const newest = before === undefined || lastSeenMs >= before.lastSeenMs;
    groups.set(fingerprint, {
      fingerprint,
      stream,
      code,
      step,
      reason: newest ? reason : before.reason,
      count: (before?.count ?? 0) + 1,
      firstSeenMs: Math.min(firstSeenMs, before?.firstSeenMs ?? firstSeenMs),
      lastSeenMs: Math.max(lastSeenMs, before?.lastSeenMs ?? lastSeenMs),
    });
  }
  return [...groups.values()].sort((a, b) => b.count - a.count || b.lastSeenMs - a.lastSeenMs);
}
