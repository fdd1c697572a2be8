import type { Spool } from "./spool.ts";
import { readSpoolBytes, toSpoolBytes } from "./spool-format.ts";

/** The spool in memory, for unit tests; in the bytes that storage would keep. */
export function memorySpool(): Spool {
  const kept = new Map<string, Uint8Array>();
  return {
    put(message, dueAtMs) {
      kept.set(message.messageId, toSpoolBytes({ message, dueAtMs }));
      return Promise.resolve();
    },
    async *waiting() {
      yield* [...kept.keys()].sort();
    },
    read(messageId) {
      const bytes = kept.get(messageId);
      return Promise.resolve(bytes === undefined ? undefined : readSpoolBytes(bytes));
    },
    remove(messageId) {
      kept.delete(messageId);
      return Promise.resolve();
    },
  };
}
