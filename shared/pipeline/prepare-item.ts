import { OWN_ENDPOINT } from "../connector/notice.ts";
import { ownEvents } from "../connector/own-events.ts";
import { Failure, toFailure } from "../failure/failure.ts";
import { FAILURES } from "../failure/failures.ts";
import type { WaitingMessage } from "../inbound/waiting-message.ts";
import type { Endpoint } from "../settings/endpoint.ts";
import type { BatchItem } from "./batch-item.ts";
import { type ConvertedEvent, messageToEvents } from "./convert-message.ts";
import type { Step } from "./outcome.ts";
import type { PipelinePorts } from "./ports.ts";

/** How much of a batch's time one body may take to come, so that its neighbours still have theirs. */
const FETCH_SHARE = 0.25;

/** A message of a batch with its body and its events, or with what stopped it. */
export type PreparedItem =
  | {
      readonly kind: "events";
      readonly item: BatchItem & { readonly kind: "waiting" };
      readonly body: Uint8Array;
      readonly events: readonly ConvertedEvent[];
    }
  | {
      readonly kind: "failed";
      readonly item: BatchItem;
      readonly body: Uint8Array | undefined;
      readonly failure: Failure;
      readonly step: Step;
    };

/** Fetches a message's body and understands it. Does not throw: one bad message is nobody else's matter. */
export async function prepareItem(item: BatchItem, ports: PipelinePorts): Promise<PreparedItem> {
  if (item.kind === "unread") {
    return { kind: "failed", item, body: item.queued.body, failure: item.failure, step: "read" };
  }
  let body: Uint8Array | undefined;
  let step: Step = "read";
  try {
    const { waiting } = item;
    // Of what came back too often nothing is looked at; a dead letter keeps its bytes all the same.
    if (item.kind === "returned" && item.failure.again)
      return { kind: "failed", item, body, failure: item.failure, step };
    body = await bodyOf(waiting, ports);
    if (item.kind === "returned") return { kind: "failed", item, body, failure: item.failure, step };
    const endpoint = waiting.endpoint === OWN_ENDPOINT ? undefined : endpointOf(waiting, ports);
    step = "understand";
    const { isClientState, schemaBaseUrl, imported, versions } = ports;
    const { takenIds = [] } = waiting.edited ?? {};
    const made = versions === undefined ? { imported } : { imported, versions };
    const facts = { nowMs: ports.nowMs(), isClientState, schemaBaseUrl, takenIds, ...made };
    const events =
      endpoint === undefined
        ? ownEvents(body, { ...facts, receivedAtMs: waiting.receivedAtMs, source: ports.own.source })
        : messageToEvents({ ...waiting, endpoint, body }, facts);
    return { kind: "events", item, body, events };
  } catch (error) {
    return { kind: "failed", item, body, failure: toFailure(error), step };
  }
}

async function bodyOf({ body }: WaitingMessage, ports: PipelinePorts): Promise<Uint8Array> {
  if (body.kind === "inline") return body.bytes;
  return await ports.within(
    ports.deadlineMs * FETCH_SHARE,
    ports.bodies.get(body.name),
    () => new Failure("STORAGE_UNAVAILABLE", `Expected the body ${body.name} in time, got no answer.`),
  );
}

function endpointOf(waiting: WaitingMessage, ports: PipelinePorts): Endpoint {
  const endpoint = ports.endpoints.get(waiting.endpoint);
  if (endpoint !== undefined) return endpoint;
  const known = [...ports.endpoints.keys()].join(", ");
  throw new Failure(
    "ENDPOINT_UNKNOWN",
    `Expected an endpoint of the settings (${known}), got ${waiting.endpoint}. ${FAILURES.ENDPOINT_UNKNOWN.next}`,
  );
}
