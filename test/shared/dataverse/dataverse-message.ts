import type { Message } from "../../../shared/inbound/message.ts";

/** A webhook message of the endpoint `sales`, for tests that change one thing. */
export function dataverseMessage(body: Uint8Array, changes: Partial<Message> = {}): Message {
  return {
    arrival: "arrival-1",
    endpoint: {
      name: "sales",
      kind: "dataverse",
      environment: "contoso.crm4.dynamics.com",
      webhook: true,
      queueFormat: "json",
    },
    path: "webhook",
    receivedAtMs: Date.UTC(2026, 10, 23),
    contentType: "application/json",
    headers: {},
    properties: {},
    traceparent: undefined,
    body,
    ...changes,
  };
}
