import { isServiceBusError, type ServiceBusClient } from "@azure/service-bus";
import type { Delivery, DeliveryTarget } from "./delivery.ts";
import { DELIVERED, MESSAGE_REFUSED, type Outcome, SESSION_MISSING, serviceBusOutcome } from "./outcome.ts";
import { queueMessage } from "./queue-message.ts";

const EVENTS_AT_ONCE = 256;
const SENDS_AT_ONCE = 4;
/** A batch is one message to Service Bus Standard, which takes 256 KB; the rest is for properties. */
const BATCH_BYTES = 192 * 1_024;
const LIMITED_IDS = ["MessageId", "SessionId", "PartitionKey"] as const;
const LONGEST_ID = 128;

type Outcomes = Map<Delivery, Outcome>;

export interface QueueTargetOptions {
  /** Its own retries are off, so that one attempt is one attempt. */
  readonly client: ServiceBusClient;
  readonly queue: string;
  readonly subscription: string;
  /** Whether the subscription maps `SessionId`: then an event without one cannot be delivered. */
  readonly needsSession: boolean;
}

/** Sends events to a Service Bus queue: as many as are due go together, and each has an outcome of its own. */
export function queueTarget(options: QueueTargetOptions): DeliveryTarget {
  const { client, queue, subscription, needsSession } = options;
  const sender = client.createSender(queue);

  /** Sends a batch and notes the outcomes; a batch that is refused is cut until the guilty message stands alone. */
  async function send(
    batch: readonly Delivery[],
    outcomes: Outcomes,
    abortSignal: AbortSignal,
  ): Promise<void> {
    try {
      const messages = batch.map((delivery) => queueMessage(delivery, subscription));
      await sender.sendMessages(messages, { abortSignal });
      for (const delivery of batch) outcomes.set(delivery, DELIVERED);
    } catch (error) {
      if (batch.length > 1 && mayBeOfOneMessage(error)) {
        const half = batch.length >> 1;
        await send(batch.slice(0, half), outcomes, abortSignal);
        await send(batch.slice(half), outcomes, abortSignal);
      } else {
        for (const delivery of batch) outcomes.set(delivery, outcomeOf(error));
      }
    }
  }

  return {
    batchSize: EVENTS_AT_ONCE,
    concurrency: SENDS_AT_ONCE,
    deliver: async (deliveries, abortSignal) => {
      const outcomes: Outcomes = new Map();
      for (const delivery of deliveries) {
        if (needsSession && propertyOf(delivery, "SessionId") === "") outcomes.set(delivery, SESSION_MISSING);
        else if (hasLongId(delivery)) outcomes.set(delivery, MESSAGE_REFUSED);
      }
      const sendable = deliveries.filter((delivery) => !outcomes.has(delivery));
      for (const batch of inBatches(sendable)) await send(batch, outcomes, abortSignal);
      return deliveries.map((delivery) => outcomes.get(delivery) ?? MESSAGE_REFUSED);
    },
    stop: () => sender.close(),
  };
}

function propertyOf({ properties }: Delivery, name: string): string {
  return properties.find(([given]) => given === name)?.[1] ?? "";
}

/** What no queue takes, by «Service Bus quotas». */
function hasLongId(delivery: Delivery): boolean {
  return LIMITED_IDS.some((name) => propertyOf(delivery, name).length > LONGEST_ID);
}

/** Neighbours that fit into one batch by the bytes of their events. */
function inBatches(deliveries: readonly Delivery[]): readonly (readonly Delivery[])[] {
  const batches: Delivery[][] = [];
  let bytes = BATCH_BYTES;
  for (const delivery of deliveries) {
    const size = Buffer.byteLength(delivery.event.text);
    bytes += size;
    if (bytes > BATCH_BYTES) {
      batches.push([]);
      bytes = size;
    }
    batches.at(-1)?.push(delivery);
  }
  return batches;
}

/** Whether an error may be about one message of a batch; any other is about the queue, and so about all of them. */
function mayBeOfOneMessage(error: unknown): boolean {
  if (!isServiceBusError(error)) return true;
  return error.code === "MessageSizeExceeded" || error.code === "GeneralError";
}

function outcomeOf(error: unknown): Outcome {
  return serviceBusOutcome(isServiceBusError(error) ? error.code : undefined);
}
