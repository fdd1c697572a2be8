import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { ServiceBusClient } from "@azure/service-bus";
import { freePorts } from "../../local/stack/ports.ts";
import { type Stack, startStack } from "../../local/stack/start-stack.ts";
import { readCorpus } from "../corpus.ts";
import type { Effort, Figure } from "../figure.ts";
import { pinProcess } from "../one-core.ts";
import { dueTimeMs, makeBacklog } from "../serving/backlog.ts";

/** The first events warm the app up, as it would be; the rest are counted. */
const WARM_UP = { full: 512, short: 256 } as const;
const MESSAGES = { full: 2_048, short: 512 } as const;

const POLL_MS = 20;
const QUIET_LIMIT_MS = 30_000;

const DIST = join(import.meta.dirname, "..", "..", "dist");
const QUEUE = "from-dataverse";

/**
 * T18: events a second that reach the subscriber of the local stack out of a backlog of messages of size m, with the
 * functions process held to one core and everything else left to the system. One figure a run: a drain is one
 * measurement.
 */
export async function measureDelivered({ kind }: Effort): Promise<readonly Figure[]> {
  const stack = await startStack({ app: DIST, ports: await freePorts(Math.random), timeScale: 1 });
  try {
    pinProcess(stack.run.pids.functions);
    await drain(stack, 0, WARM_UP[kind]);
    const rate = await drain(stack, WARM_UP[kind], MESSAGES[kind]);
    return [
      {
        target: "T18",
        what: `delivered through the local stack, backlog of ${MESSAGES[kind]}, m`,
        unit: "events/s",
        perRound: [rate],
        sides: { "delivered, events/s": [rate] },
      },
    ];
  } finally {
    await stack.stop();
  }
}

/** From the moment a backlog is due until its last event is with the subscriber; events a second. */
async function drain(stack: Stack, from: number, count: number): Promise<number> {
  const { serviceBus, events } = stack.run;
  const client = new ServiceBusClient(serviceBus.connectionString);
  const dueAtMs = dueTimeMs(count, Date.now());
  await makeBacklog(client, { queue: QUEUE, templates: await readCorpus("m"), from, count, dueAtMs });
  await client.close();
  const doneAtMs = await receivedAll(events, from + count);
  return (count * 1_000) / (doneAtMs - dueAtMs);
}

/** Waits until the subscriber has so many events, looking at its count alone. */
async function receivedAll(events: string, count: number): Promise<number> {
  let last = { total: 0, atMs: Date.now() };
  while (last.total < count) {
    await pause(POLL_MS);
    const response = await fetch(`${events}?since=${count}`);
    await response.text();
    const total = Number(response.headers.get("x-events-total"));
    const nowMs = Date.now();
    if (total > last.total) last = { total, atMs: nowMs };
    else if (nowMs - last.atMs > QUIET_LIMIT_MS)
      throw new Error(
        `Expected ${count} events, got ${total} and then none for ${QUIET_LIMIT_MS / 1_000} s.`,
      );
  }
  return last.atMs;
}
