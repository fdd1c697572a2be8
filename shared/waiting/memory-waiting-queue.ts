import type { WaitingQueue } from "./waiting-queue.ts";

export interface MemoryWaitingQueue extends WaitingQueue {
  /** @param arrivedAtMs The first arrival, also of a copy that waits for another try. */
  wait(arrivedAtMs: number): void;
  expel(): void;
}

/** A queue for unit tests. */
export function memoryWaitingQueue(): MemoryWaitingQueue {
  const arrivals: number[] = [];
  let expelled = 0;
  return {
    wait: (arrivedAtMs) => void arrivals.push(arrivedAtMs),
    expel() {
      expelled += 1;
    },
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
