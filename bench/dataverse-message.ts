import type { PublishedEvent } from "../shared/cloudevents/make-event.ts";
import type { Message } from "../shared/inbound/message.ts";
import { messageToEvents } from "../shared/pipeline/convert-message.ts";

const RECEIVED_AT_MS = Date.UTC(2026, 10, 23, 12);

/** What is known when events are made. */
export const FACTS = {
  nowMs: RECEIVED_AT_MS + 500,
  isClientState: () => true,
  schemaBaseUrl: "https://contoso.example/schemas",
};

/** A message of the corpus as the webhook of an endpoint gets it. */
export function toMessage(body: Buffer, contentType = "application/json"): Message {
  return {
    arrival: "01940000000-00000000000000000000000000000000",
    endpoint: {
      name: "dataverse",
      kind: "dataverse",
      environment: "contoso.crm4.dynamics.com",
      webhook: true,
      queueFormat: "json",
    },
    path: "webhook",
    receivedAtMs: RECEIVED_AT_MS,
    contentType,
    headers: {},
    properties: {},
    traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    body,
  };
}

/** The one event of a message of the corpus, by the pipeline's own code. */
export function toEvent(body: Buffer): PublishedEvent {
  const [event, ...more] = messageToEvents(toMessage(body), FACTS);
  if (event === undefined || more.length > 0) throw new Error(`Expected one event, got ${more.length + 1}.`);
  return event;
}
