import type { InboundQueue } from "./inbound-queue.ts";

/**
 * Two queues as one: what the first does not take goes to the second. One whose answer was lost may stand in both;
 * its copies then have equal ids, and the ledger knows its event.
 */
export function firstThatTakes(first: InboundQueue, second: InboundQueue): InboundQueue {
  return {
    async send(message, dueAtMs) {
      await first.send(message, dueAtMs).catch(() => second.send(message, dueAtMs));
    },
  };
}
