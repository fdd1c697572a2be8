import type { WaitingQueue } from "./waiting-queue.ts";

export interface MemoryWaitingQueue extends WaitingQueue {
  /** @param arrivedAtMs The first arrival, also of a copy that waits for another try. */
  wait(arrivedAtMs: number, bodyName?: string): void;
  expel(bodyName?: string): void;
}

/** A queue for unit tests. */
export function memoryWaitingQueue(): MemoryWaitingQueue {
  const arrivals: number[] = [];
  const names: (string | undefined)[] = [];
  let expelled = 0;
  return {
    wait(arrivedAtMs, bodyName) {
      arrivals.push(arrivedAtMs);
      names.push(bodyName);
    },
    expel(bodyName) {
      expelled += 1;
      names.push(bodyName);
    },
    bodyNames: (limit) =>
      Promise.resolve(names.length > limit ? undefined : new Set(names.filter((name) => name !== undefined))),
    look(limit) {
      const seen = arrivals.slice(0, limit);
      return Promise.resolve({
        waiting: seen.length,
        oldestAtMs: seen.length === 0 ? undefined : Math.min(...seen),
        expelled: Math.min(expelled, limit),
      });
    },
  };
}
