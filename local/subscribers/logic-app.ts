import { ServiceBusClient, type ServiceBusReceivedMessage } from "@azure/service-bus";
import { settlement } from "../servicebus/settle.ts";
import { eventOfMessage, NO_EVENT } from "./event-of-message.ts";
import type { ReceivedEvent } from "./received-event.ts";

const MESSAGES_AT_ONCE = 16;

export interface QueueSubscriberOptions {
  readonly connectionString: string;
  readonly queue: string;
  readonly onEvent: (event: ReceivedEvent, message: ServiceBusReceivedMessage) => void;
  readonly onError: (error: unknown) => void;
}

/** A subscriber that reads a queue until it is stopped. */
export interface QueueSubscriber {
  stop(): Promise<void>;
}

/**
 * A stub of a Logic App that starts from a queue, as its Service Bus trigger does: each message is taken under a
 * lock, reported and completed. What is no event goes to the queue's dead letters.
 */
export function startLogicApp({
  connectionString,
  queue,
  onEvent,
  onError,
}: QueueSubscriberOptions): QueueSubscriber {
  const client = new ServiceBusClient(connectionString);
  const receiver = client.createReceiver(queue, { skipParsingBodyAsJson: true });
  const settle = settlement(receiver);
  receiver.subscribe(
    {
      processMessage: async (message) => {
        const event = eventOfMessage(message);
        if (event === undefined) {
          await settle.deadLetter(message, NO_EVENT);
          return;
        }
        onEvent(event, message);
        await settle.complete(message);
      },
      processError: async ({ error }) => onError(error),
    },
    { autoCompleteMessages: false, maxConcurrentCalls: MESSAGES_AT_ONCE },
  );
  return { stop: () => client.close() };
}
