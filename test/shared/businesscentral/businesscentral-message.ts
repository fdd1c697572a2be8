import type { Message } from "../../../shared/inbound/message.ts";

/** A message of Business Central as accept hands it on. */
export function businessCentralMessage(body: string | Uint8Array, changes: Partial<Message> = {}): Message {
  return {
    arrival: "a-1",
    endpoint: {
      name: "stores",
      kind: "businesscentral",
      environment: "contoso-production",
      webhook: true,
      queueFormat: undefined,
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
