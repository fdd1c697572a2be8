import type { Message } from "../../../shared/inbound/message.ts";

/** A message of Finance & Operations as accept hands it on. */
export function finopsMessage(body: string | Uint8Array, changes: Partial<Message> = {}): Message {
  return {
    arrival: "a-1",
    endpoint: {
      name: "finance",
      kind: "finops",
      environment: "contoso.operations.dynamics.com",
      webhook: true,
      queueFormat: "json",
    },
    path: "webhook",
    receivedAtMs: Date.UTC(2026, 10, 23),
    contentType: "application/json",
    headers: {},
    properties: {},
    traceparent: undefined,
    body: typeof body === "string" ? Buffer.from(body) : body,
    ...changes,
  };
}
