import type { Clock } from "../../../../local/servicebus/queues/clock.ts";

/** A clock that stands still until it is moved. */
export interface FakeClock extends Clock {
  /** Moves the time on; what falls due on the way is called at its own time. */
  advance(ms: number): void;
  /** Moves the time on while no timer gets its turn, as on a busy machine. */
  oversleep(ms: number): void;
  /** Timers that are set. */
  readonly timers: number;
}

export function fakeClock(startMs = 1_700_000_000_000): FakeClock {
  let nowMs = startMs;
  const timers = new Set<{ readonly atMs: number; readonly wake: () => void }>();

  return {
    nowMs: () => nowMs,
    at(atMs, wake) {
      const timer = { atMs, wake };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance(ms) {
      const endMs = nowMs + ms;
      for (;;) {
        const [next] = [...timers].sort((a, b) => a.atMs - b.atMs);
        if (next === undefined || next.atMs > endMs) break;
        timers.delete(next);
        nowMs = Math.max(nowMs, next.atMs);
        next.wake();
      }
      nowMs = endMs;
    },
    oversleep(ms) {
      nowMs += ms;
    },
    get timers() {
      return timers.size;
    },
  };
}
