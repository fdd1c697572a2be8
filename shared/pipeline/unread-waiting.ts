import type { WaitingMessage } from "../inbound/waiting-message.ts";
import type { BatchItem } from "./batch-item.ts";

/** What can be said of a queue message that nobody could read. */
export function unreadWaiting(item: BatchItem & { readonly kind: "unread" }): WaitingMessage {
  return {
    arrival: item.arrival,
    endpoint: item.queued.properties.endpoint ?? "",
    path: "queue",
    receivedAtMs: item.receivedAtMs,
    contentType: undefined,
    headers: {},
    properties: item.queued.properties,
    traceparent: undefined,
    body: { kind: "inline", bytes: item.queued.body },
    attempts: 0,
    copies: Number(item.queued.properties.copies ?? 0) || 0,
    returns: 0,
    history: [],
  };
}
