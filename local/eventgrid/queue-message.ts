import type { ServiceBusMessage } from "@azure/service-bus";
import type { Delivery } from "./delivery.ts";

/** The delivery properties that are fields of a message, by «Custom delivery properties»; all others are its own. */
const FIELDS = {
  MessageId: "messageId",
  SessionId: "sessionId",
  PartitionKey: "partitionKey",
  CorrelationId: "correlationId",
  Label: "subject",
  ReplyTo: "replyTo",
  ReplyToSessionId: "replyToSessionId",
  To: "to",
} as const satisfies Record<string, keyof ServiceBusMessage>;

/** The message that brings an event to a queue: its body is the event's JSON, byte for byte. */
export function queueMessage(delivery: Delivery, subscription: string): ServiceBusMessage {
  const fields: Record<string, string> = {};
  const applicationProperties: Record<string, string> = {
    "aeg-subscription-name": subscription.toUpperCase(),
    "aeg-delivery-count": `${delivery.attempts}`,
    "aeg-event-type": "Notification",
    "aeg-metadata-version": "1.0",
    "aeg-output-event-id": delivery.outputId,
  };
  for (const [name, value] of delivery.properties) {
    const field = fieldOf(name);
    if (field === undefined) applicationProperties[name] = value;
    else fields[field] = value;
  }
  return {
    body: Buffer.from(delivery.event.text),
    contentType: "application/cloudevents+json; charset=utf-8",
    // «Service Bus queues and topics as event handlers»: by default the same id at every attempt.
    messageId: delivery.outputId,
    ...fields,
    applicationProperties,
  };
}

function fieldOf(name: string): string | undefined {
  return Object.entries(FIELDS).find(([known]) => known === name)?.[1];
}
