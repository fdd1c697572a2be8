import type { DeadLetter, DeadLetters } from "./dead-letters.ts";

export interface MemoryDeadLetters extends DeadLetters {
  /** All dead letters kept, oldest first. */
  all(): readonly DeadLetter[];
}

/** Dead letters in memory, for unit tests. */
export function memoryDeadLetters(): MemoryDeadLetters {
  const kept = new Map<string, DeadLetter>();
  return {
    keep(letter) {
      kept.set(letter.arrival, letter);
      return Promise.resolve();
    },
    all: () => [...kept.values()],
  };
}
