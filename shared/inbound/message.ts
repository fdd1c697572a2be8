import type { Endpoint } from "../settings/endpoint.ts";

/** What came in, with all that its way to us told about it. The body is exactly the bytes that were sent. */
export interface Message {
  /** Our own name for this arrival; a resent message has another. */
  readonly arrival: string;
  readonly endpoint: Endpoint;
  readonly path: "webhook" | "queue";
  readonly receivedAtMs: number;
  /** The media type as declared, lower case and without parameters; absent if nothing declared one. */
  readonly contentType: string | undefined;
  /** HTTP headers that accept keeps, names in lower case. Empty for a message from a queue. */
  readonly headers: Readonly<Record<string, string>>;
  /**
   * Application properties of a queue message, names in lower case, because the Functions library changes the case
   * of their first letter. Empty for a webhook.
   */
  readonly properties: Readonly<Record<string, unknown>>;
  /** W3C trace context of the arrival, if there is one. */
  readonly traceparent: string | undefined;
  readonly body: Uint8Array;
}
