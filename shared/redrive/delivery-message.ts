import type { ServiceBusMessage } from "@azure/service-bus";
import type { RedriveSubscription } from "./subscriptions.ts";

/** The delivery properties that are fields of a message; all others are application properties. */
const FIELDS = new Map<
  string,
  | "messageId"
  | "sessionId"
  | "partitionKey"
  | "correlationId"
  | "subject"
  | "replyTo"
  | "replyToSessionId"
  | "to"
>([
  ["MessageId", "messageId"],
  ["SessionId", "sessionId"],
  ["PartitionKey", "partitionKey"],
  ["CorrelationId", "correlationId"],
  ["Label", "subject"],
  ["ReplyTo", "replyTo"],
  ["ReplyToSessionId", "replyToSessionId"],
  ["To", "to"],
]);

/**
 * The message that brings an event to a queue, in the shape in which Event Grid delivers it
 * (https://learn.microsoft.com/azure/event-grid/handler-service-bus and …/delivery-properties).
 *
 * @param deliveryKey Stands for Event Grid's own id of the delivery, by which a queue finds duplicates.
 */
export function deliveryMessage(
  text: string,
  deliveryKey: string,
  { name, properties }: RedriveSubscription,
): ServiceBusMessage {
  const event: Readonly<Record<string, unknown>> = JSON.parse(text);
  const fields: Record<string, string> = {};
  const applicationProperties: Record<string, string> = {
    "aeg-subscription-name": name.toUpperCase(),
    "aeg-delivery-count": "0",
    "aeg-event-type": "Notification",
    "aeg-metadata-version": "1.0",
    "aeg-output-event-id": deliveryKey,
  };
  for (const property of properties) {
    const value = property.kind === "static" ? property.value : attributeOf(event, property.attribute);
    if (value === undefined) continue;
    const field = FIELDS.get(property.name);
    if (field === undefined) applicationProperties[property.name] = value;
    else fields[field] = value;
  }
  return {
    body: Buffer.from(text),
    contentType: "application/cloudevents+json; charset=utf-8",
    messageId: deliveryKey,
    ...fields,
    applicationProperties,
  };
}

/** An attribute by its name, or a member of the data as `data.a.b`. */
function attributeOf(event: Readonly<Record<string, unknown>>, attribute: string): string | undefined {
  let value: unknown = event;
  for (const member of attribute.split("."))
    value =
      typeof value === "object" && value !== null
        ? Object.entries(value).find(([name]) => name === member)?.[1]
        : undefined;
  if (value === undefined || value === null) return undefined;
  return typeof value === "string" ? value : JSON.stringify(value);
}
