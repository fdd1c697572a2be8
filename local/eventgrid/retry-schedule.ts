const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** The waits of «Event Grid message delivery and retry», after the first failed attempt, the second, and so on. */
const WAITS_MS = [
  10 * SECOND_MS,
  30 * SECOND_MS,
  MINUTE_MS,
  5 * MINUTE_MS,
  10 * MINUTE_MS,
  30 * MINUTE_MS,
  HOUR_MS,
  3 * HOUR_MS,
  6 * HOUR_MS,
] as const;
/** From then on. */
const LAST_WAIT_MS = 12 * HOUR_MS;

/** «Event Grid adds a small randomization to all retry steps»; how small, it does not say. */
const JITTER = 0.1;

/**
 * How long an event waits after a failed attempt.
 *
 * @param attempts How many attempts have been made, at least 1.
 * @param leastMs The shortest wait that the failure asks for, such as 30 s after a 503.
 * @param random A number in [0, 1).
 * @returns Milliseconds, at most a tenth above the table's value.
 */
export function retryWaitMs(attempts: number, leastMs: number, random: number): number {
  return Math.max(WAITS_MS[attempts - 1] ?? LAST_WAIT_MS, leastMs) * (1 + JITTER * random);
}
