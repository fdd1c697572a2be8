import { Failure } from "../../shared/failure/failure.ts";
import type { FailureCode } from "../../shared/failure/failures.ts";
import type { Ledger } from "../../shared/ledger/ledger.ts";
import { tableLedger } from "../../shared/ledger/table-ledger.ts";
import type { BatchItem } from "../../shared/pipeline/batch-item.ts";
import type { PipelinePorts } from "../../shared/pipeline/ports.ts";
import { processBatch } from "../../shared/pipeline/process-batch.ts";
import { readEndpointBatch } from "../../shared/pipeline/read-endpoint-batch.ts";
import { readInboundBatch } from "../../shared/pipeline/read-inbound-batch.ts";
import type { Call } from "./fault.ts";
import type { MemoryTables, TableWire } from "./memory-table.ts";
import type { Delivery, PeekLockQueue } from "./peek-lock-queue.ts";
import { asOlderBuild, ERP, SCHEMAS } from "./posted.ts";
import type { WorkerPlan } from "./story.ts";
import type { World } from "./world.ts";

/** The times of a run, in their real proportions (a lock of 5 minutes). */
export const TIMES = {
  lockMs: 300_000,
  leaseMs: 360_000,
  deadlineMs: 240_000,
  policy: { backoff: { firstMs: 1_000, capMs: 60_000 }, attempts: 5 },
} as const;

const MOST_MESSAGES = 4;
const MOST_INVOCATIONS = 2;
/** The try timeout of the Service Bus SDKs. */
const SETTLE_MS = 60_000;
/** By then an invocation has given up, or its messages come back while it still works on them. */
const LATEST_END_MS = TIMES.lockMs - 20_000;

export interface Worker {
  /** Looks for messages when some may be ready. */
  readonly wake: () => void;
}

/** A process of the connector: it receives batches, runs the true pipeline, settles; and it crashes and stalls. */
export function startWorker(name: string, plan: WorkerPlan, world: World): Worker {
  const { scheduler, below, mutation } = world;
  let life = 0;
  let isUp = true;
  let stalledUntilMs = 0;
  let underWay = 0;
  let tokens = 0;
  let pollAtMs = Number.POSITIVE_INFINITY;

  /** What this process does after a while: never if it dies before, later if it is stalled. */
  const later = (ms: number, run: () => void): void => {
    const born = life;
    const due = (): void => {
      if (life !== born) return;
      const leftMs = stalledUntilMs - scheduler.nowMs();
      if (leftMs > 0) scheduler.after(leftMs, due);
      else run();
    };
    scheduler.after(ms, due);
  };

  const crash = (): void => {
    life += 1;
    isUp = false;
    underWay = 0;
    pollAtMs = Number.POSITIVE_INFINITY;
    scheduler.after(1_000 + below(20_000), () => {
      isUp = true;
      wake();
    });
  };

  /** One call over the wire. Once it is sent, its effect comes about whatever becomes of the caller. */
  const call = <Answer>(
    kind: Call,
    about: string,
    effect: () => Promise<Answer>,
    lost: () => Promise<Answer>,
  ): Promise<Answer> =>
    new Promise((resolve) => {
      const { nth, fault } = world.faults.next(kind);
      world.note(() => `${name} ${kind} (${nth}) ${about}${fault === undefined ? "" : `: ${fault.how}`}`);
      const wireMs = 1 + below(30);
      const reach = (ms: number, work: () => void): void => scheduler.after(ms, work);
      const answer = (made: Promise<Answer>): void => {
        void settled(made);
        later(1 + below(30), () => resolve(made));
      };
      switch (fault?.how) {
        case undefined:
          return reach(wireMs, () => answer(effect()));
        case "fails before":
          return reach(wireMs, () => answer(lost()));
        case "fails after":
          return reach(wireMs, () => void settled(effect()).then(() => answer(lost())));
        case "throws":
          return later(wireMs, () => answer(Promise.reject<Answer>(new Error("nobody foresaw this"))));
        case "is late":
          return reach(fault.ms, () => answer(effect()));
        case "is done twice":
          return reach(wireMs, () => void settled(effect()).then(() => answer(effect())));
        case "hangs before":
          return;
        case "hangs after":
          return reach(wireMs, () => void settled(effect()));
        case "crashes before":
          return later(wireMs, crash);
        case "crashes after":
          return reach(wireMs, () => void settled(effect()).then(crash));
        case "stalls":
          return reach(wireMs, () => {
            stalledUntilMs = Math.max(stalledUntilMs, scheduler.nowMs() + fault.ms);
            answer(effect());
          });
      }
    });

  const ledger = world.ledger.seenBy(plan.skewMs);
  const view = (body: Uint8Array): Uint8Array => (plan.build === "older" ? asOlderBuild(body) : body);
  const nowMs = (): number => scheduler.nowMs() + plan.skewMs;

  const memory: Ledger = {
    claim: (requests, atMs) =>
      call(
        "ledger.claim",
        ids(requests),
        () => ledger.claim(requests, atMs),
        async () => requests.map(() => ({ kind: "failed", failure: away("LEDGER_UNAVAILABLE") })),
      ),
    complete: (claims, atMs) =>
      call(
        "ledger.complete",
        ids(claims),
        () => ledger.complete(claims, atMs),
        async () => claims.map(() => ({ kind: "failed", failure: away("LEDGER_UNAVAILABLE") })),
      ),
    release: (claims, atMs) =>
      call(
        "ledger.release",
        ids(claims),
        () => ledger.release(claims, atMs),
        async () => undefined,
      ),
  };

  /** The ledger that ships, on tables in memory; here requests go wrong, and the ledger makes of it what it can. */
  const tables = ({ client }: MemoryTables): Ledger => {
    const wire: TableWire = (kind, effect) => call(kind, "", async () => effect(), cutOff);
    const shipped = tableLedger({ table: async (table) => client(table, wire), bodies: world.bodies });
    return {
      ...shipped,
      async claim(requests, atMs) {
        const answers = await shipped.claim(requests, atMs);
        for (const [index, { id }] of requests.entries()) {
          if (answers[index]?.kind === "published" && !world.topic.has(id)) {
            world.breach("P1", `${id} is called published and is not`);
          }
        }
        return answers;
      },
    };
  };

  const ports: PipelinePorts = {
    endpoints: new Map([[ERP.name, ERP]]),
    inbound: {
      send: (message, dueAtMs) =>
        call(
          "inbound.send",
          short(message.messageId),
          () => world.send(message, dueAtMs === undefined ? undefined : dueAtMs - plan.skewMs),
          rejected("QUEUE_UNAVAILABLE"),
        ),
    },
    bodies: {
      put: (bodyName, bytes) => world.bodies.put(bodyName, bytes),
      get: (bodyName) =>
        call(
          "bodies.get",
          short(bodyName),
          async () => view(await world.bodies.get(bodyName)),
          rejected("STORAGE_UNAVAILABLE"),
        ),
    },
    ledger: world.tables === undefined ? memory : tables(world.tables),
    publisher: {
      publish: (events) =>
        call(
          "publisher.publish",
          ids(events),
          async () => events.map((event) => world.publish(event)),
          async () => events.map(() => away("PUBLISH_UNAVAILABLE")),
        ),
    },
    deadLetters: {
      keep: (letter, atMs) =>
        call(
          "deadLetters.keep",
          `${short(letter.arrival)} ${letter.code}`,
          () => world.deadLetters.keep(letter, atMs),
          rejected("STORAGE_UNAVAILABLE"),
        ),
    },
    isClientState: () => true,
    nowMs,
    sleep: (ms) => new Promise((resolve) => later(ms, resolve)),
    within: (limitMs, work, late) =>
      new Promise((resolve, reject) => {
        later(limitMs, () => reject(late()));
        work.then(resolve, reject);
      }),
    random: () => below(1_000) / 1_000,
    newToken: () => `${name}-${life}-${tokens++}`,
    ...TIMES,
    schemaBaseUrl: SCHEMAS,
    build: plan.build,
  };

  const read = (deliveries: readonly Delivery[], queue: PeekLockQueue): readonly BatchItem[] => {
    const batch = {
      bodies: deliveries.map(({ queued }) => view(queued.message.body)),
      metadata: {
        applicationPropertiesArray: deliveries.map(({ queued }) => queued.message.properties),
        messageIdArray: deliveries.map(({ queued }) => queued.message.messageId),
        sequenceNumberArray: deliveries.map(({ queued }) => queued.sequenceNumber),
        enqueuedTimeUtcArray: deliveries.map(({ queued }) => new Date(queued.enqueuedAtMs).toISOString()),
      },
    };
    if (queue === world.inbound) return readInboundBatch(batch, nowMs());
    const items = readEndpointBatch(ERP, batch, nowMs());
    for (const [index, item] of items.entries()) {
      const message = deliveries[index]?.queued.message;
      if (item.kind === "waiting" && message !== undefined) world.arrived(item.waiting.arrival, message);
    }
    return items;
  };

  const settleDelivery = async (
    kind: "queue.complete" | "queue.abandon",
    delivery: Delivery,
    queue: PeekLockQueue,
  ): Promise<void> => {
    const settle = async (): Promise<void> => {
      if (kind === "queue.abandon") queue.abandon(delivery, scheduler.nowMs());
      else queue.complete(delivery, scheduler.nowMs());
      world.changed();
    };
    const about = short(delivery.queued.message.messageId);
    const settling = call(kind, about, settle, rejected("QUEUE_UNAVAILABLE"));
    // The host's own client gives up as well; what it could not settle comes back when its lock is over.
    await ports.within(SETTLE_MS, settling, () => away("QUEUE_UNAVAILABLE")).catch(() => undefined);
  };

  const invoke = async (deliveries: readonly Delivery[], queue: PeekLockQueue): Promise<void> => {
    underWay += 1;
    const invocation = `${name}-${life}-${tokens++}`;
    const startedMs = scheduler.nowMs();
    let working = true;
    later(LATEST_END_MS, () => {
      const stalled = stalledUntilMs > startedMs;
      if (working && !stalled) world.breach("P5", `${invocation} is at work after its deadline`);
    });
    const items = read(deliveries, queue);
    const own = mutation?.ports?.(ports, { worker: name, invocation }) ?? ports;
    const parts = mutation?.alone === true ? items.map((item) => [item]) : [items];
    const ended = await Promise.all(parts.map((part) => processBatch(part, own))).catch((error: unknown) => {
      world.note(() => `${name} gives a batch back: ${String(error)}`);
      return undefined;
    });
    working = false;
    for (const outcome of ended?.flat() ?? []) {
      world.note(() => `${name} ended: ${outcome.kind} ${ids(outcome.events)}`);
    }
    const kind = ended === undefined ? "queue.abandon" : "queue.complete";
    await Promise.all(deliveries.map((delivery) => settleDelivery(kind, delivery, queue)));
    underWay -= 1;
    wake();
  };

  const poll = (): void => {
    pollAtMs = Number.POSITIVE_INFINITY;
    const queues = below(2) === 0 ? [world.inbound, world.edge] : [world.edge, world.inbound];
    for (const queue of queues) {
      if (underWay >= MOST_INVOCATIONS) return;
      const deliveries = queue.receive(scheduler.nowMs(), 1 + below(MOST_MESSAGES), below);
      if (deliveries.length > 0) void invoke(deliveries, queue);
    }
    wake();
  };

  const wake = (): void => {
    const readyAtMs = Math.min(
      world.inbound.readyAtMs() ?? Number.POSITIVE_INFINITY,
      world.edge.readyAtMs() ?? Number.POSITIVE_INFINITY,
    );
    const atMs = Math.max(readyAtMs, scheduler.nowMs() + 1) + below(200);
    if (!isUp || underWay >= MOST_INVOCATIONS || atMs >= pollAtMs || readyAtMs === Number.POSITIVE_INFINITY)
      return;
    pollAtMs = atMs;
    later(atMs - scheduler.nowMs(), () => {
      if (pollAtMs === atMs) poll();
    });
  };

  return { wake };
}

/** Waits for work, whatever it comes to. */
async function settled(work: Promise<unknown>): Promise<void> {
  await work.catch(() => undefined);
}

function ids(events: readonly { readonly id: string }[]): string {
  return events.map(({ id }) => short(id)).join();
}

/** The end of a name: enough to tell the few of a story apart. */
function short(name: string): string {
  return name.slice(-8);
}

async function cutOff(): Promise<never> {
  throw Object.assign(new Error("socket hang up"), { code: "ECONNRESET" });
}

function away(code: FailureCode): Failure {
  return new Failure(code, "away");
}

function rejected(code: FailureCode): () => Promise<never> {
  return async () => {
    throw away(code);
  };
}
