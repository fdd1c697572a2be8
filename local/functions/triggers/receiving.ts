import type { ServiceBusReceivedMessage, ServiceBusReceiver } from "@azure/service-bus";

/** How long the host's client waits for more messages after a first one (Azure.Messaging.ServiceBus, AmqpReceiver). */
const MORE_MESSAGES_MS = 20;

/** @param firstMs How long to wait for a first message; there is none in the answer if none came. */
type Receive = (firstMs: number) => Promise<readonly ServiceBusReceivedMessage[]>;

/**
 * Receives up to `most` messages at once: waits for a first one, then a moment for more, as the host's client. Asked
 * for several from the start, the JS SDK would wait a whole second after the first; so it is asked for one alone, or,
 * while the entity gives full batches, for all with the moment as the longest wait.
 */
export function receiving(receiver: ServiceBusReceiver, most: number, signal: AbortSignal): Receive {
  let wasFull = false;
  const receiveFor = async (count: number, maxWaitTimeInMs: number) => {
    const messages = await receiver.receiveMessages(count, { maxWaitTimeInMs });
    wasFull = messages.length === count;
    return messages;
  };

  return async (firstMs) => {
    if (wasFull && most > 1) {
      const messages = await receiveFor(most, MORE_MESSAGES_MS);
      if (messages.length > 0) return messages;
    }
    const first = await receiver.receiveMessages(1, { maxWaitTimeInMs: firstMs, abortSignal: signal });
    if (first.length === 0 || most === 1) return first;
    // What fails here fails again at the next receive; the first message is at hand and must not wait for its lock's end.
    return [...first, ...(await receiveFor(most - 1, MORE_MESSAGES_MS).catch(() => []))];
  };
}
