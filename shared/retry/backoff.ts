/** How delays between attempts grow. */
export interface Backoff {
  /** The first ceiling, in milliseconds. */
  readonly firstMs: number;
  /** The highest ceiling, in milliseconds. */
  readonly capMs: number;
}

/**
 * How long to wait before the next attempt, with full jitter.
 *
 * @param attempt 1 for the first retry.
 * @param random A number in [0, 1); the caller passes the source of chance.
 * @returns Whole milliseconds in [0, ceiling); the ceiling doubles from `firstMs` and stops at `capMs`.
 */
export function backoffMs(backoff: Backoff, attempt: number, random: number): number {
  const doublings = Math.min(Math.max(attempt - 1, 0), 40);
  const ceilingMs = Math.min(backoff.capMs, backoff.firstMs * 2 ** doublings);
  return Math.floor(random * ceilingMs);
}
