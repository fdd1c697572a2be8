import type { Clock } from "./clock.ts";
import { deadlines } from "./deadlines.ts";

/** Receivers that wait for any session to become free, the first to come first. */
export interface SessionWaiters<Waiter> {
  /** @returns Ends the waiting without a word. */
  add(waiter: Waiter, waitMs: number): () => void;
  takeFirst(): Waiter | undefined;
  stop(): void;
}

/** @param inVain Gets a waiter whose time was over. */
export function sessionWaiters<Waiter>(
  clock: Clock,
  inVain: (waiter: Waiter) => void,
): SessionWaiters<Waiter> {
  const waiters = new Set<Waiter>();
  const ends = deadlines<Waiter>(clock, (waiter) => {
    waiters.delete(waiter);
    inVain(waiter);
  });

  function remove(waiter: Waiter): void {
    waiters.delete(waiter);
    ends.clear(waiter);
  }

  return {
    add(waiter, waitMs) {
      waiters.add(waiter);
      ends.set(waiter, clock.nowMs() + waitMs);
      return () => remove(waiter);
    },
    takeFirst() {
      const [first] = waiters;
      if (first !== undefined) remove(first);
      return first;
    },
    stop: ends.stop,
  };
}
