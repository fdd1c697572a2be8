import type { Message } from "../../../shared/inbound/message.ts";

/** A message of AIF as its queue hands it on. */
export function aifMessage(body: string | Uint8Array, changes: Partial<Message> = {}): Message {
  return {
    arrival: "a-1",
    endpoint: {
      name: "warehouse",
      kind: "aif",
      environment: "contoso-ax",
      webhook: true,
      queueFormat: undefined,
    },
    path: "queue",
    receivedAtMs: Date.UTC(2026, 10, 23),
    contentType: "application/xml",
    headers: {},
    properties: {},
    traceparent: undefined,
    body: typeof body === "string" ? Buffer.from(body) : body,
    ...changes,
  };
}
