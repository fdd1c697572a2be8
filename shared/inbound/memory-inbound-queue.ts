import type { InboundQueue } from "./inbound-queue.ts";
import type { QueueMessage } from "./queue-format.ts";

export interface MemoryInboundQueue extends InboundQueue {
  /** Takes all messages that are due, oldest first. */
  take(nowMs: number): readonly QueueMessage[];
  /** When the next message is due; absent when none waits. */
  nextDueMs(): number | undefined;
}

/** The queue for unit tests. It forgets nothing that it detects duplicates by. */
export function memoryInboundQueue(): MemoryInboundQueue {
  const seen = new Set<string>();
  let waiting: { readonly message: QueueMessage; readonly dueAtMs: number }[] = [];
  return {
    send(message, dueAtMs = 0) {
      if (!seen.has(message.messageId)) waiting.push({ message, dueAtMs });
      seen.add(message.messageId);
      return Promise.resolve();
    },
    take(nowMs) {
      const due = waiting.filter((row) => row.dueAtMs <= nowMs);
      waiting = waiting.filter((row) => row.dueAtMs > nowMs);
      return due.map((row) => row.message);
    },
    nextDueMs: () => (waiting.length === 0 ? undefined : Math.min(...waiting.map((row) => row.dueAtMs))),
  };
}
