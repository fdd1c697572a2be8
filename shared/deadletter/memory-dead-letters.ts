import { memoryBodies } from "../bodies/memory-bodies.ts";
import { type DeadLetterStore, deadLetterStore } from "./dead-letter-store.ts";
import type { DeadLetter } from "./dead-letters.ts";
import { memoryLetterRows } from "./memory-letter-rows.ts";

export interface MemoryDeadLetters extends DeadLetterStore {
  /** All dead letters as they were last told, oldest first. */
  all(): readonly DeadLetter[];
}

/** Dead letters in memory, for unit tests. */
export function memoryDeadLetters(nowMs: () => number = () => 0): MemoryDeadLetters {
  let tokens = 0;
  const store = deadLetterStore({
    rows: memoryLetterRows(),
    bodies: memoryBodies(nowMs),
    newToken: () => `letter-${tokens++}`,
  });
  const told = new Map<string, DeadLetter>();
  return {
    ...store,
    async keep(letter, keptAtMs) {
      await store.keep(letter, keptAtMs);
      told.set(letter.arrival, letter);
    },
    all: () => [...told.values()],
  };
}
