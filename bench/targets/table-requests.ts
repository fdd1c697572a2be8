import { randomUUID } from "node:crypto";
import type { TableClient } from "@azure/data-tables";
import { startAzurite } from "../../local/azurite/start-azurite.ts";
import { connectTable } from "../../shared/azure/clients.ts";
import { memoryBodies } from "../../shared/bodies/memory-bodies.ts";
import type { ClaimRequest, Ledger } from "../../shared/ledger/ledger.ts";
import { tableLedger } from "../../shared/ledger/table-ledger.ts";
import { readCorpus } from "../corpus.ts";
import { toEvent } from "../dataverse-message.ts";
import type { Effort, Figure } from "../figure.ts";
import { freshMessage } from "../fresh-message.ts";

const BATCH = 64;
const BATCHES = { full: 12, short: 3 } as const;
const LEASE_MS = 360_000;

/**
 * T14: requests to Table Storage for an event, in batches of 64 without duplicates: each claimed, then completed. What
 * is counted leaves the SDK's pipeline, each of its retries included; the first batch also opens the week's table.
 */
export async function measureTableRequests({ kind }: Effort): Promise<readonly Figure[]> {
  const azurite = await startAzurite({ ports: { blob: 0, queue: 0, table: 0 } });
  try {
    const templates = await readCorpus("m");
    let requests = 0;
    const ledger = countedLedger(azurite.connectionString, () => {
      requests += 1;
    });
    const perRound: number[] = [];
    for (let batch = 0; batch < BATCHES[kind]; batch += 1) {
      const before = requests;
      await publishBatch(ledger, batch, templates);
      perRound.push((requests - before) / BATCH);
    }
    return [
      {
        target: "T14",
        what: `table requests an event, batches of ${BATCH}, m`,
        unit: "×",
        perRound,
        sides: { "table requests a batch": perRound.map((each) => each * BATCH) },
      },
    ];
  } finally {
    await azurite.stop();
  }
}

/** The ledger that ships, whose every request is told of. */
function countedLedger(connectionString: string, onRequest: () => void): Ledger {
  const connection = { kind: "connectionString", text: connectionString } as const;
  const noIdentity = (): never => {
    throw new Error("Expected a connection string for the tables.");
  };
  const tables = new Map<string, Promise<TableClient>>();
  const counted = async (name: string): Promise<TableClient> => {
    const table = await connectTable(connection, name, noIdentity);
    table.pipeline.addPolicy(
      {
        name: "count",
        sendRequest(request, next) {
          onRequest();
          return next(request);
        },
      },
      { afterPhase: "Retry" },
    );
    return table;
  };
  return tableLedger({
    bodies: memoryBodies(),
    table: (name) => {
      const table = tables.get(name) ?? counted(name);
      tables.set(name, table);
      return table;
    },
  });
}

async function publishBatch(ledger: Ledger, batch: number, templates: readonly Buffer[]): Promise<void> {
  const nowMs = Date.now();
  const requests = Array.from({ length: BATCH }, (_, at): ClaimRequest => {
    const template = templates[at % templates.length] ?? Buffer.alloc(0);
    const raw = freshMessage(template, batch * BATCH + at);
    const { id, text } = toEvent(raw);
    const claim = { id, text, raw, token: randomUUID(), leaseUntilMs: nowMs + LEASE_MS };
    const message = {
      arrival: randomUUID(),
      endpoint: "dataverse",
      path: "queue",
      receivedAtMs: nowMs,
    } as const;
    return { ...claim, ...message, contentHash: id, build: "bench" };
  });
  const results = await ledger.claim(requests, nowMs);
  const claims = results.flatMap((result) => (result.kind === "claimed" ? [result.claim] : []));
  const completed = await ledger.complete(claims, nowMs);
  if (completed.filter(({ kind }) => kind === "completed").length === BATCH) return;
  throw new Error(`Expected ${BATCH} events to be claimed and completed, got ${completed.length}.`);
}
