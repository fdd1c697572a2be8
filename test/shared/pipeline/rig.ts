import { memoryBodies } from "../../../shared/bodies/memory-bodies.ts";
import { memoryEventData } from "../../../shared/bodies/memory-event-data.ts";
import { memoryAnnouncer } from "../../../shared/connector/memory-announcer.ts";
import { memoryDeadLetters } from "../../../shared/deadletter/memory-dead-letters.ts";
import { arrivalId } from "../../../shared/inbound/arrival.ts";
import { memoryInboundQueue } from "../../../shared/inbound/memory-inbound-queue.ts";
import { firstWait, type WaitingMessage } from "../../../shared/inbound/waiting-message.ts";
import { memoryLedger } from "../../../shared/ledger/memory-ledger.ts";
import type { BatchItem } from "../../../shared/pipeline/batch-item.ts";
import type { Outcome } from "../../../shared/pipeline/outcome.ts";
import type { PipelinePorts } from "../../../shared/pipeline/ports.ts";
import { processBatch } from "../../../shared/pipeline/process-batch.ts";
import { readInboundBatch } from "../../../shared/pipeline/read-inbound-batch.ts";
import { memoryPublisher } from "../../../shared/publish/memory-publisher.ts";
import { within } from "../../../shared/retry/within.ts";
import type { Endpoint } from "../../../shared/settings/endpoint.ts";
import { memorySpool } from "../../../shared/spool/memory-spool.ts";

export const START = Date.UTC(2026, 10, 23, 9, 12, 45);

const FINOPS: Endpoint = {
  name: "erp",
  kind: "finops",
  environment: "contoso.operations.dynamics.com",
  webhook: true,
  queueFormat: "json",
};

let tokens = 0;

/** The pipeline on memory ports, with a clock that only the test moves. */
export function rig(changed: Partial<PipelinePorts> = {}) {
  let nowMs = START;
  const inbound = memoryInboundQueue();
  const isolate = memoryInboundQueue();
  const publisher = memoryPublisher();
  const spool = memorySpool();
  const deadLetters = memoryDeadLetters();
  const bodies = memoryBodies();
  const eventData = memoryEventData();
  const told = memoryAnnouncer();
  const ports: PipelinePorts = {
    endpoints: new Map([[FINOPS.name, FINOPS]]),
    inbound,
    spool,
    isolate,
    bodies,
    endBody: bodies.end,
    dataRef: { eventData, aboveBytes: 64 * 1024 },
    ledger: memoryLedger(),
    publisher,
    deadLetters,
    own: { source: "urn:dynamics365:connector:topic.example", announcer: { tell: told.announce } },
    isClientState: () => true,
    nowMs: () => nowMs,
    sleep: (ms) => {
      nowMs += ms;
      return Promise.resolve();
    },
    within,
    random: () => 0.5,
    newToken: () => `token-${tokens++}`,
    policy: { backoff: { firstMs: 1_000, capMs: 8_000 }, attempts: 3 },
    leaseMs: 360_000,
    deadlineMs: 240_000,
    schemaBaseUrl: "https://contoso.example/schemas",
    build: "1.0.0",
    ...changed,
  };
  return {
    ports,
    bodies,
    eventData: eventData.kept,
    spool,
    run: (...items: readonly BatchItem[]): Promise<readonly Outcome[]> => processBatch(items, ports),
    /** Moves the clock to the next message that waits, and runs what is due. */
    runWaiting: async (): Promise<readonly Outcome[]> => {
      nowMs = Math.max(nowMs, inbound.nextDueMs() ?? nowMs);
      const due = inbound.take(nowMs);
      const metadata = { applicationPropertiesArray: due.map(({ properties }) => properties) };
      return await processBatch(
        readInboundBatch({ bodies: due.map(({ body }) => body), metadata }, nowMs),
        ports,
      );
    },
    later: (ms: number): void => {
      nowMs += ms;
    },
    nowMs: () => nowMs,
    waiting: () => inbound.nextDueMs(),
    isolated: () => isolate.take(Number.MAX_SAFE_INTEGER),
    published: () => publisher.published.map((text): Record<string, unknown> => JSON.parse(text)),
    texts: publisher.published,
    dead: () => deadLetters.all(),
    deadLetters,
    told: told.told,
  };
}

let arrivals = 0;

/** A Finance & Operations event as it waits on the queue, an arrival of its own each time. */
export function waiting(eventId: string, changed: Partial<WaitingMessage> = {}): BatchItem {
  const body = {
    BusinessEventId: "PurchaseOrderConfirmedBusinessEvent",
    ControlNumber: 5637144576,
    EventId: eventId,
    EventTime: "/Date(1763889164000)/",
    PurchaseOrderNumber: `PO-${eventId.slice(0, 4)}`,
  };
  return raw(JSON.stringify(body), changed);
}

/** Any bytes as they wait on the queue. */
export function raw(body: string, changed: Partial<WaitingMessage> = {}): BatchItem {
  const message = firstWait({
    arrival: arrivalId(START, [String(arrivals++)]),
    endpoint: FINOPS.name,
    path: "webhook",
    receivedAtMs: START,
    contentType: "application/json",
    headers: {},
    properties: {},
    traceparent: undefined,
    body: { kind: "inline", bytes: Buffer.from(body) },
  });
  return { kind: "waiting", waiting: { ...message, ...changed } };
}
