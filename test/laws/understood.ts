import type { Message } from "../../shared/inbound/message.ts";
import { messageToEvents } from "../../shared/pipeline/convert-message.ts";
import { type EndpointKind, MESSAGE_FORMATS, type MessageFormat } from "../../shared/settings/endpoint.ts";

export const NOW_MS = Date.UTC(2026, 10, 23, 12);

/** A message as its sender posts it. */
export interface Posted {
  readonly body: Uint8Array;
  readonly format: MessageFormat;
  readonly kind: EndpointKind;
}

/** Anything that differs between two ways of the same message. */
export type Way = Partial<Pick<Message, "arrival" | "path" | "receivedAtMs" | "headers" | "properties">> & {
  readonly environment?: string;
};

/** The texts of the events of a message. Throws what the pipeline would see. */
export function eventTexts({ body, format, kind }: Posted, way: Way = {}): readonly string[] {
  const { environment = "contoso", ...rest } = way;
  const message: Message = {
    arrival: "arrival",
    endpoint: { name: kind, kind, environment, webhook: true, queueFormat: format },
    path: "webhook",
    receivedAtMs: NOW_MS,
    contentType: MESSAGE_FORMATS[format],
    headers: {},
    properties: {},
    traceparent: undefined,
    body,
    ...rest,
  };
  const facts = {
    nowMs: NOW_MS,
    isClientState: () => true,
    schemaBaseUrl: "https://contoso.example/schemas",
  };
  return messageToEvents(message, facts).map((event) => event.text);
}
