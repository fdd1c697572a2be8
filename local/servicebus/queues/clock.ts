/** Time as the queues see it: the tests have one that stands still until it is moved. */
export interface Clock {
  /** Milliseconds since 1970. */
  nowMs(): number;
  /** Calls `wake` once, at `atMs` or a little later, unless the returned function was called before. */
  at(atMs: number, wake: () => void): () => void;
}

/** Node's timers hold 31 bits of milliseconds and fire at once above that. */
const LONGEST_TIMER_MS = 2_147_483_647;

/** The machine's clock. Its timers do not keep a process alive. */
export const systemClock: Clock = {
  nowMs: () => Date.now(),
  at(atMs, wake) {
    const waitMs = Math.ceil(Math.min(Math.max(atMs - Date.now(), 0), LONGEST_TIMER_MS));
    const timer = setTimeout(wake, waitMs);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
