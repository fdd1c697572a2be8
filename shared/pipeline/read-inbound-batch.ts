import { toFailure } from "../failure/failure.ts";
import { arrivalId } from "../inbound/arrival.ts";
import { readQueueMessage } from "../inbound/queue-format.ts";
import type { BatchItem } from "./batch-item.ts";
import { type BrokerBatch, brokerMessages } from "./broker-batch.ts";
import { judgeReturns } from "./judge-returns.ts";

/** Reads a batch of the queue `inbound`, whose messages carry all that is needed in their own properties. */
export function readInboundBatch(batch: BrokerBatch, nowMs: number): readonly BatchItem[] {
  return readOwnQueue(batch, nowMs, "among others");
}

/** Reads a message of the queue `isolate`, in the same form. */
export function readIsolated(batch: BrokerBatch, nowMs: number): readonly BatchItem[] {
  return readOwnQueue(batch, nowMs, "alone");
}

function readOwnQueue(
  batch: BrokerBatch,
  nowMs: number,
  where: "among others" | "alone",
): readonly BatchItem[] {
  return brokerMessages(batch, nowMs).map(
    ({ body, properties, facts, enqueuedAtMs, messageId, deliveries }) => {
      try {
        return judgeReturns(readQueueMessage(body, properties), deliveries, where);
      } catch (error) {
        const texts = Object.entries(properties).map(([name, value]) => [name, String(value)]);
        return {
          kind: "unread",
          queued: { messageId: messageId ?? "", body, properties: Object.fromEntries(texts) },
          arrival: arrivalId(enqueuedAtMs, ["inbound", ...facts]),
          receivedAtMs: enqueuedAtMs,
          failure: toFailure(error),
        };
      }
    },
  );
}
