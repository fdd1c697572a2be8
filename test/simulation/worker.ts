import { firstThatTakes } from "../../shared/inbound/first-that-takes.ts";
import type { BatchItem } from "../../shared/pipeline/batch-item.ts";
import { makeGiveUp } from "../../shared/pipeline/give-up.ts";
import type { PipelinePorts } from "../../shared/pipeline/ports.ts";
import { processBatch } from "../../shared/pipeline/process-batch.ts";
import { readEndpointBatch } from "../../shared/pipeline/read-endpoint-batch.ts";
import { readInboundBatch, readIsolated } from "../../shared/pipeline/read-inbound-batch.ts";
import { drainSpool } from "../../shared/spool/drain-spool.ts";
import { startProcess } from "./mortal-process.ts";
import type { Delivery, PeekLockQueue } from "./peek-lock-queue.ts";
import { ERP } from "./posted.ts";
import type { WorkerPlan } from "./story.ts";
import { TIMES } from "./times.ts";
import { away, ids, rejected, seenBody, short, workerPorts } from "./worker-ports.ts";
import type { World } from "./world.ts";

const MOST_MESSAGES = 4;
const MOST_INVOCATIONS = 2;
/** The try timeout of the Service Bus SDKs. */
const SETTLE_MS = 60_000;
const DRAIN_EVERY_MS = 30_000;
const DRAIN_LIMIT_MS = 25_000;
/** How long the kind that ships lets one send take. */
const SEND_MS = 3_800;
/** By then an invocation has given up, or its messages come back while it still works on them. */
const LATEST_END_MS = TIMES.lockMs - 20_000;

export interface Worker {
  /** Looks for messages when some may be ready. */
  readonly wake: () => void;
}

/** A process of the connector: it receives batches, runs the true pipeline, settles; and it crashes and stalls. */
export function startWorker(name: string, plan: WorkerPlan, world: World): Worker {
  const { scheduler, below, mutation } = world;
  let underWay = 0;
  let isolating = 0;
  let tokens = 0;
  let pollAtMs = Number.POSITIVE_INFINITY;
  let draining = false;

  const process = startProcess(name, world, {
    died: () => {
      underWay = 0;
      draining = false;
      isolating = 0;
      pollAtMs = Number.POSITIVE_INFINITY;
    },
    back: () => wake(),
  });
  const { call, later } = process;
  const newToken = (): string => `${name}-${process.life()}-${tokens++}`;
  const ports = workerPorts({ plan, world, process, newToken });
  const alone = { ...ports, inbound: firstThatTakes(ports.inbound, ports.isolate) };

  const read = (deliveries: readonly Delivery[], queue: PeekLockQueue): readonly BatchItem[] => {
    const batch = {
      bodies: deliveries.map(({ queued }) => seenBody(queued.message.body, plan)),
      metadata: {
        applicationPropertiesArray: deliveries.map(({ queued }) => queued.message.properties),
        messageIdArray: deliveries.map(({ queued }) => queued.message.messageId),
        sequenceNumberArray: deliveries.map(({ queued }) => queued.sequenceNumber),
        enqueuedTimeUtcArray: deliveries.map(({ queued }) => new Date(queued.enqueuedAtMs).toISOString()),
        deliveryCountArray: deliveries.map(({ queued }) => queued.deliveries),
      },
    };
    if (queue === world.isolate) return readIsolated(batch, ports.nowMs());
    if (queue === world.inbound) return readInboundBatch(batch, ports.nowMs());
    const items = readEndpointBatch(ERP, batch, ports.nowMs());
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
    if (queue === world.isolate) isolating += 1;
    const invocation = newToken();
    const startedMs = scheduler.nowMs();
    let working = true;
    later(LATEST_END_MS, () => {
      const stalled = process.stalledUntilMs() > startedMs;
      if (working && !stalled) world.breach("P5", `${invocation} is at work after its deadline`);
    });
    const items = mutation?.items?.(read(deliveries, queue)) ?? read(deliveries, queue);
    const shipped = queue === world.isolate ? alone : ports;
    const own = mutation?.ports?.(shipped, { worker: name, invocation }) ?? shipped;
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
    if (queue === world.isolate) isolating -= 1;
    wake();
  };

  const poll = (): void => {
    pollAtMs = Number.POSITIVE_INFINITY;
    const queues = below(2) === 0 ? [world.inbound, world.edge] : [world.edge, world.inbound];
    for (const queue of isolating === 0 ? [...queues, world.isolate] : queues) {
      if (underWay >= MOST_INVOCATIONS) return;
      const most = queue === world.isolate ? 1 : 1 + below(MOST_MESSAGES);
      const deliveries = queue.receive(scheduler.nowMs(), most, below);
      if (deliveries.length > 0) void invoke(deliveries, queue);
    }
    wake();
  };

  /** The timer, whose runs between a message's coming into the spool and the next due time are left out. */
  const drain = async (): Promise<void> => {
    const send: PipelinePorts["inbound"]["send"] = (message, dueAtMs) =>
      ports.within(SEND_MS, ports.inbound.send(message, dueAtMs), () => away("QUEUE_UNAVAILABLE"));
    const { spool, nowMs } = mutation?.drain?.(ports) ?? ports;
    // A run that fails is logged by the host, and the next one comes.
    await drainSpool(DRAIN_LIMIT_MS, { spool, inbound: { send }, giveUp: makeGiveUp(ports), nowMs }).catch(
      () => undefined,
    );
    draining = false;
    wake();
  };

  const wake = (): void => {
    if (process.isUp() && !draining && world.spooled().length > 0) {
      draining = true;
      later(DRAIN_EVERY_MS, () => void drain());
    }
    const readyAtMs = Math.min(
      world.inbound.readyAtMs() ?? Number.POSITIVE_INFINITY,
      world.edge.readyAtMs() ?? Number.POSITIVE_INFINITY,
      isolating === 0 ? (world.isolate.readyAtMs() ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY,
    );
    const atMs = Math.max(readyAtMs, scheduler.nowMs() + 1) + below(200);
    if (
      !process.isUp() ||
      underWay >= MOST_INVOCATIONS ||
      atMs >= pollAtMs ||
      readyAtMs === Number.POSITIVE_INFINITY
    )
      return;
    pollAtMs = atMs;
    later(atMs - scheduler.nowMs(), () => {
      if (pollAtMs === atMs) poll();
    });
  };

  return { wake };
}
