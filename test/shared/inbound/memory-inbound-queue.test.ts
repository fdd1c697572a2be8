import { memoryInboundQueue } from "../../../shared/inbound/memory-inbound-queue.ts";
import { inboundQueueSuite } from "./inbound-queue-suite.ts";

inboundQueueSuite("memory", () => {
  const queue = memoryInboundQueue();
  return Promise.resolve({ queue, nowMs: () => 0, receive: () => Promise.resolve(queue.take(0)) });
});
