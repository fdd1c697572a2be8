import { arrivalId } from "../inbound/arrival.ts";
import { firstWait } from "../inbound/waiting-message.ts";
import { type Endpoint, MESSAGE_FORMATS } from "../settings/endpoint.ts";
import type { BatchItem } from "./batch-item.ts";
import { type BrokerBatch, brokerMessages } from "./broker-batch.ts";
import { judgeReturns } from "./judge-returns.ts";

/**
 * Reads a batch of an endpoint's own queue. A message's format is what it says itself, if that is a format of ours and
 * surely its own; else the one that the endpoint declares.
 */
export function readEndpointBatch(
  endpoint: Endpoint,
  batch: BrokerBatch,
  nowMs: number,
): readonly BatchItem[] {
  const declared = endpoint.queueFormat === undefined ? undefined : MESSAGE_FORMATS[endpoint.queueFormat];
  return brokerMessages(batch, nowMs).map(
    ({ body, properties, facts, enqueuedAtMs, contentType, deliveries }) => {
      const waiting = firstWait({
        arrival: arrivalId(enqueuedAtMs, [endpoint.name, ...facts]),
        endpoint: endpoint.name,
        path: "queue",
        receivedAtMs: enqueuedAtMs,
        contentType: knownFormat(contentType) ?? declared,
        headers: {},
        properties,
        traceparent: traceparentOf(properties),
        body: { kind: "inline", bytes: body },
      });
      return judgeReturns(waiting, deliveries, "among others");
    },
  );
}

/** A library may put a name of its own there, which says nothing about the body. */
function knownFormat(contentType: string | undefined): string | undefined {
  const mediaType = contentType?.split(";", 1)[0]?.trim().toLowerCase();
  return Object.values(MESSAGE_FORMATS).find((format) => format === mediaType);
}

/** Azure's messaging SDKs put the trace context of the sender into this property. */
function traceparentOf(properties: Readonly<Record<string, unknown>>): string | undefined {
  const value = properties["diagnostic-id"];
  return typeof value === "string" ? value : undefined;
}
