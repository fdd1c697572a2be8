import type { ServiceBusClient, ServiceBusReceivedMessage, ServiceBusReceiver } from "@azure/service-bus";
import { Failure, shownError } from "../failure/failure.ts";
import { FAILURES } from "../failure/failures.ts";
import { ARRIVED_PROPERTY, STORED_PROPERTY } from "../inbound/queue-format.ts";
import type { WaitingQueue } from "./waiting-queue.ts";

/** Bodies come along, so a page is kept to what one answer of the broker holds anyway. */
const PAGE = 100;

/**
 * A queue of Service Bus, looked at by peeking: that needs no right but the receiver's, which the app has for its
 * triggers, whereas the queue's own counts are for whoever may manage the namespace
 * (https://learn.microsoft.com/azure/service-bus-messaging/message-browsing). Peeking shows what is in work and what
 * is scheduled, too, and locks nothing.
 */
export function serviceBusWaitingQueue(client: () => Promise<ServiceBusClient>, queue: string): WaitingQueue {
  /** What is to be known of each message on the queue and among its dead letters, up to the limit of each. */
  async function peekBoth<Known>(
    limit: number,
    know: (message: ServiceBusReceivedMessage) => Known,
  ): Promise<readonly [readonly Known[], readonly Known[]]> {
    try {
      const connected = await client();
      return await Promise.all([
        peekAll(connected.createReceiver(queue), limit, know),
        peekAll(connected.createReceiver(queue, { subQueueType: "deadLetter" }), limit, know),
      ]);
    } catch (error) {
      const expected = `Expected to see what waits on ${queue}, got: ${shownError(error)}.`;
      throw new Failure("QUEUE_UNAVAILABLE", `${expected} ${FAILURES.QUEUE_UNAVAILABLE.next}`, {
        cause: error,
      });
    }
  }
  return {
    async look(limit) {
      const [waiting, expelled] = await peekBoth(limit, arrivedAtMs);
      return {
        waiting: waiting.length,
        oldestAtMs: waiting.length === 0 ? undefined : Math.min(...waiting),
        expelled: expelled.length,
      };
    },
    async bodyNames(limit) {
      const [waiting, expelled] = await peekBoth(limit + 1, bodyName);
      if (waiting.length > limit || expelled.length > limit) return undefined;
      return new Set([...waiting, ...expelled].filter((name) => name !== undefined));
    },
  };
}

/**
 * What is to be known of each message, without keeping the messages. Where to begin is said each time: left to
 * themselves, all receivers of a queue go on where any of them peeked last.
 */
async function peekAll<Known>(
  receiver: ServiceBusReceiver,
  limit: number,
  know: (message: ServiceBusReceivedMessage) => Known,
): Promise<readonly Known[]> {
  const known: Known[] = [];
  try {
    const { default: Long } = await import("long");
    let fromSequenceNumber = Long.ZERO;
    while (known.length < limit) {
      const page = await receiver.peekMessages(Math.min(PAGE, limit - known.length), { fromSequenceNumber });
      known.push(...page.map(know));
      const last = page.at(-1)?.sequenceNumber;
      if (last === undefined) break;
      fromSequenceNumber = last.add(1);
    }
    return known;
  } finally {
    await receiver.close();
  }
}

/** A copy that waits for another try is as old as its first arrival. */
function arrivedAtMs({ applicationProperties, enqueuedTimeUtc }: ServiceBusReceivedMessage): number {
  const received = Number(applicationProperties?.[ARRIVED_PROPERTY]);
  return Number.isFinite(received) && received > 0 ? received : (enqueuedTimeUtc?.getTime() ?? 0);
}

function bodyName({ applicationProperties }: ServiceBusReceivedMessage): string | undefined {
  const name = applicationProperties?.[STORED_PROPERTY];
  return typeof name === "string" ? name : undefined;
}
