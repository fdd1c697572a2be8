import { isServiceBusError, ServiceBusClient, type ServiceBusSessionReceiver } from "@azure/service-bus";
import { settlement } from "../servicebus/settle.ts";
import { eventOfMessage, NO_EVENT } from "./event-of-message.ts";
import type { QueueSubscriber, QueueSubscriberOptions } from "./logic-app.ts";

const SESSIONS_AT_ONCE = 4;
const MESSAGES_AT_ONCE = 32;
/** A session without a message for so long is left, so that the next record gets its turn. */
const IDLE_MS = 50;
const WAIT_AFTER_ERROR_MS = 200;

/**
 * Reads a queue with sessions, one record a session: the events of one record come one after the other in the
 * order of their arrival, and several records are read at once.
 */
export function startRecordReader(options: QueueSubscriberOptions): QueueSubscriber {
  const client = new ServiceBusClient(options.connectionString, { retryOptions: { maxRetries: 0 } });
  const reading = new Set<Promise<void>>();
  let stopping = false;

  async function readSessions(): Promise<void> {
    while (!stopping) {
      try {
        const receiver = await client.acceptNextSession(options.queue, { skipParsingBodyAsJson: true });
        const read = readSession(receiver, options);
        reading.add(read);
        await read.finally(() => reading.delete(read));
      } catch (error) {
        if (stopping) return;
        if (isNoSession(error)) continue;
        options.onError(error);
        await new Promise((resolve) => setTimeout(resolve, WAIT_AFTER_ERROR_MS));
      }
    }
  }

  for (let reader = 0; reader < SESSIONS_AT_ONCE; reader += 1) void readSessions();
  return {
    stop: async () => {
      stopping = true;
      await client.close();
      // Not for those who wait for a session: the SDK cannot break that off, and gives it up within a minute.
      await Promise.allSettled(reading);
    },
  };
}

async function readSession(
  receiver: ServiceBusSessionReceiver,
  { onEvent }: QueueSubscriberOptions,
): Promise<void> {
  const settle = settlement(receiver);
  try {
    for (;;) {
      const messages = await receiver.receiveMessages(MESSAGES_AT_ONCE, { maxWaitTimeInMs: IDLE_MS });
      if (messages.length === 0) return;
      const settled = messages.map((message) => {
        const event = eventOfMessage(message);
        if (event === undefined) return settle.deadLetter(message, NO_EVENT);
        onEvent(event, message);
        return settle.complete(message);
      });
      await Promise.all(settled);
    }
  } finally {
    await receiver.close();
  }
}

/** No session has a message: the wait for one is over. */
function isNoSession(error: unknown): boolean {
  return (
    isServiceBusError(error) && (error.code === "ServiceTimeout" || error.code === "SessionCannotBeLocked")
  );
}
