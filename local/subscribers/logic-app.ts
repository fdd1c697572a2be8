import { ServiceBusClient, type ServiceBusReceivedMessage } from "@azure/service-bus";
import type { JsonObject } from "../../shared/cloudevents/event-draft.ts";
import { runWorkflow } from "../../shared/workflow/run-workflow.ts";
import type { Workflow } from "../../shared/workflow/workflow.ts";
import { settlement } from "../servicebus/settle.ts";
import { eventOfMessage } from "./event-of-message.ts";
import { fitsSchema } from "./fits-schema.ts";
import type { ReceivedEvent } from "./received-event.ts";

const MESSAGES_AT_ONCE = 16;

export interface QueueSubscriberOptions {
  readonly connectionString: string;
  readonly queue: string;
  readonly onEvent: (event: ReceivedEvent, message: ServiceBusReceivedMessage, taken?: string) => void;
  readonly onError: (error: unknown) => void;
}

/** A subscriber that reads a queue until it is stopped. */
export interface QueueSubscriber {
  stop(): Promise<void>;
}

/**
 * A stub of a Logic App that starts from a queue, as its Service Bus trigger does: each message is taken under a lock, and
 * the workflow's own conditions decide what becomes of it. Its steps are not done; the branch that was taken is told.
 */
export function startLogicApp(
  workflow: Workflow,
  { connectionString, queue, onEvent, onError }: QueueSubscriberOptions,
): QueueSubscriber {
  const client = new ServiceBusClient(connectionString);
  const receiver = client.createReceiver(queue, { skipParsingBodyAsJson: true });
  const settle = settlement(receiver);
  const fits = fitsSchema();

  async function take(message: ServiceBusReceivedMessage): Promise<void> {
    const { taken, settled, failures } = runWorkflow(workflow, triggerBody(message), fits);
    const event = eventOfMessage(message);
    if (event !== undefined) onEvent(event, message, taken.join(", "));
    switch (settled?.how) {
      case "complete":
        return settle.complete(message);
      case "deadLetter":
        return settle.deadLetter(message, {
          deadLetterReason: "WORKFLOW_FAILED",
          deadLetterErrorDescription: failures.join("; "),
        });
      case "abandon":
      case undefined:
        // Without any settlement the lock would lapse, and the message come again as well.
        return settle.abandon(message);
    }
  }

  receiver.subscribe(
    { processMessage: take, processError: async ({ error }) => onError(error) },
    { autoCompleteMessages: false, maxConcurrentCalls: MESSAGES_AT_ONCE },
  );
  return { stop: () => client.close() };
}

/** What the connector gives: https://learn.microsoft.com/connectors/servicebus/#servicebusmessage */
function triggerBody({ body, lockToken, messageId, contentType }: ServiceBusReceivedMessage): JsonObject {
  return {
    ContentData: body instanceof Uint8Array ? Buffer.from(body).toString("base64") : "",
    ContentType: contentType ?? null,
    MessageId: messageId === undefined ? null : String(messageId),
    LockToken: lockToken ?? "",
  };
}
