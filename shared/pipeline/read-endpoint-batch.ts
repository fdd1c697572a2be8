import { arrivalId } from "../inbound/arrival.ts";
import { firstWait } from "../inbound/waiting-message.ts";
import { type Endpoint, MESSAGE_FORMATS } from "../settings/endpoint.ts";
import type { BatchItem } from "./batch-item.ts";
import { type BrokerBatch, brokerMessages } from "./broker-batch.ts";

/**
 * Reads a batch of an endpoint's own queue. The format is the one that the endpoint declares: what a message says of
 * its content type may belong to its neighbour.
 */
export function readEndpointBatch(
  endpoint: Endpoint,
  batch: BrokerBatch,
  nowMs: number,
): readonly BatchItem[] {
  const contentType = endpoint.queueFormat === undefined ? undefined : MESSAGE_FORMATS[endpoint.queueFormat];
  return brokerMessages(batch, nowMs).map(({ body, properties, facts, enqueuedAtMs }) => ({
    kind: "waiting",
    waiting: firstWait({
      arrival: arrivalId(enqueuedAtMs, [endpoint.name, ...facts]),
      endpoint: endpoint.name,
      path: "queue",
      receivedAtMs: enqueuedAtMs,
      contentType,
      headers: {},
      properties,
      traceparent: traceparentOf(properties),
      body: { kind: "inline", bytes: body },
    }),
  }));
}

/** Azure's messaging SDKs put the trace context of the sender into this property. */
function traceparentOf(properties: Readonly<Record<string, unknown>>): string | undefined {
  const value = properties["diagnostic-id"];
  return typeof value === "string" ? value : undefined;
}
