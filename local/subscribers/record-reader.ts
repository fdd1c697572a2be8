import {
  isServiceBusError,
  ServiceBusClient,
  type ServiceBusReceivedMessage,
  type ServiceBusSessionReceiver,
} from "@azure/service-bus";
import { settlement } from "../servicebus/settle.ts";
import { eventOfMessage, NO_EVENT } from "./event-of-message.ts";
import type { QueueSubscriber, QueueSubscriberOptions } from "./logic-app.ts";

const SESSIONS_AT_ONCE = 8;
const MESSAGES_AT_ONCE = 32;
/** A session without a message for so long is left, so that the next record gets its turn. */
const IDLE_MS = 20;
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

/**
 * Reads a session until it has been idle for a while, or is lost.
 *
 * It subscribes: a receiver that asks for batches with a short wait is closed by the SDK, and its session lost, when
 * a busy machine does not answer a drain within 200 ms.
 */
async function readSession(
  receiver: ServiceBusSessionReceiver,
  { onEvent, onError }: QueueSubscriberOptions,
): Promise<void> {
  const settle = settlement(receiver);
  const { promise: left, resolve: leave } = Promise.withResolvers<void>();
  let underWay = 0;
  const idle = setTimeout(() => {
    if (underWay === 0) leave();
    else idle.refresh();
  }, IDLE_MS);

  async function take(message: ServiceBusReceivedMessage): Promise<void> {
    const event = eventOfMessage(message);
    if (event === undefined) return settle.deadLetter(message, NO_EVENT);
    onEvent(event, message);
    return settle.complete(message);
  }

  receiver.subscribe(
    {
      // The SDK calls this in the order of arrival, and an event is reported before anything is waited for.
      processMessage: async (message) => {
        underWay += 1;
        idle.refresh();
        await take(message).finally(() => {
          underWay -= 1;
        });
      },
      processError: async ({ error }) => {
        onError(error);
        leave();
      },
    },
    { autoCompleteMessages: false, maxConcurrentCalls: MESSAGES_AT_ONCE },
  );
  await left;
  clearTimeout(idle);
  await receiver.close();
}

/** No session has a message: the wait for one is over. */
function isNoSession(error: unknown): boolean {
  return (
    isServiceBusError(error) && (error.code === "ServiceTimeout" || error.code === "SessionCannotBeLocked")
  );
}
