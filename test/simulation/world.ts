import { seededRandom } from "../../bench/generator/random.ts";
import type { Bodies } from "../../shared/bodies/bodies.ts";
import { memoryBodies } from "../../shared/bodies/memory-bodies.ts";
import { type MemoryEventData, memoryEventData } from "../../shared/bodies/memory-event-data.ts";
import type { Shelf } from "../../shared/bodies/shelf.ts";
import type { StateKind } from "../../shared/deadletter/kept-letter.ts";
import { type MemoryDeadLetters, memoryDeadLetters } from "../../shared/deadletter/memory-dead-letters.ts";
import { Failure } from "../../shared/failure/failure.ts";
import type { QueueMessage } from "../../shared/inbound/queue-format.ts";
import { memoryLedger } from "../../shared/ledger/memory-ledger.ts";
import type { OutgoingEvent } from "../../shared/publish/publisher.ts";
import { memorySpool } from "../../shared/spool/memory-spool.ts";
import type { Spool } from "../../shared/spool/spool.ts";
import { faultPlan } from "./fault.ts";
import { type MemoryTables, memoryTables } from "./memory-table.ts";
import type { Mutation } from "./mutations.ts";
import { startOperator } from "./operator.ts";
import { type PeekLockQueue, peekLockQueue } from "./peek-lock-queue.ts";
import { type Posted, posted, REFUSED_MARK } from "./posted.ts";
import { type Scheduler, scheduler } from "./scheduler.ts";
import type { Outage, Story } from "./story.ts";
import { TIMES } from "./times.ts";
import { type WatchedLedger, watchedLedger } from "./watched-ledger.ts";
import { startWorker } from "./worker.ts";

const START_MS = Date.UTC(2026, 10, 23, 9, 12, 45);
const DAY_MS = 24 * 60 * 60 * 1000;

/** A promise that was broken, and how. */
export interface Breach {
  readonly promise: "P1" | "P2" | "P3" | "P5" | "P6";
  readonly what: string;
}

/** All that stands around the workers, and what truly happened. */
export interface World {
  readonly scheduler: Scheduler;
  readonly below: (limit: number) => number;
  readonly faults: ReturnType<typeof faultPlan>;
  readonly mutation: Mutation | undefined;
  readonly inbound: PeekLockQueue;
  readonly edge: PeekLockQueue;
  readonly isolate: PeekLockQueue;
  readonly ledger: WatchedLedger;
  /** Where the ledger stands, in a story with Table Storage. */
  readonly tables: MemoryTables | undefined;
  readonly bodies: Bodies & Shelf;
  readonly eventData: MemoryEventData;
  readonly spool: Spool;
  /** The ids of what waits in the spool. */
  readonly spooled: () => readonly string[];
  readonly deadLetters: MemoryDeadLetters;
  /** The texts that the topic took, by event id. */
  readonly topic: ReadonlyMap<string, readonly string[]>;
  readonly posts: readonly Posted[];
  readonly workers: number;
  readonly outage: Outage | undefined;
  /** Whether what messages died of is mended. */
  readonly isMended: () => boolean;
  /** Where each dead letter stands at the end of all. */
  readonly letterStates: Map<string, StateKind>;
  /** Whether a service takes nothing now. */
  readonly isAway: (service: Outage["of"][number]) => boolean;
  readonly send: (
    to: "inbound" | "isolate",
    message: QueueMessage,
    dueAtMs: number | undefined,
  ) => Promise<void>;
  readonly publish: (event: OutgoingEvent) => Failure | undefined;
  /** A message of the sender's own queue was read under this arrival. */
  readonly arrived: (arrival: string, message: QueueMessage) => void;
  readonly arrivalOf: (post: Posted) => string | undefined;
  readonly changed: () => void;
  readonly breach: (promise: Breach["promise"], what: string) => void;
  readonly note: (line: () => string) => void;
}

/** Builds the world of a story and lets it run until it is quiet. */
export async function runWorld(
  story: Story,
  mutation: Mutation | undefined,
  note: ((line: string) => void) | undefined,
): Promise<{ readonly world: World; readonly breaches: readonly Breach[]; readonly steps: number }> {
  const breaches: Breach[] = [];
  const time = scheduler(START_MS);
  const topic = new Map<string, string[]>();
  const arrivals = new Map<string, string>();
  const bodyOfArrival = new Map<string, Uint8Array>();
  const enqueued = new Set<string>();
  const posts = story.posts.map((post, index) => posted(post, index, START_MS));
  const { lockMs, maxDeliveries } = TIMES;
  const inbound = peekLockQueue({ lockMs, maxDeliveries, duplicateWindowMs: DAY_MS });
  const edge = peekLockQueue({ lockMs, maxDeliveries, duplicateWindowMs: 0 });
  const isolate = peekLockQueue({ lockMs, maxDeliveries, duplicateWindowMs: DAY_MS });
  const breach: World["breach"] = (promise, what) => breaches.push({ promise, what });
  const truth = { nowMs: time.nowMs, isOut: (id: string) => topic.has(id) };
  const plainLedger = memoryLedger();
  const spoolIds = new Set<string>();
  const ledger = mutation?.ledger?.(plainLedger) ?? plainLedger;

  const world: World = {
    scheduler: time,
    below: seededRandom(story.seed + 1).below,
    faults: faultPlan(story.faults),
    mutation,
    inbound,
    edge,
    isolate,
    ledger: watchedLedger(ledger, truth, (what) => breach("P3", what)),
    tables: story.ledger === "table" ? memoryTables() : undefined,
    bodies: memoryBodies(),
    eventData: memoryEventData(),
    spool: watchedSpool(spoolIds),
    spooled: () => [...spoolIds].sort(),
    deadLetters: memoryDeadLetters(),
    topic,
    posts,
    workers: story.workers.length,
    outage: story.outage,
    isMended: () => time.nowMs() - START_MS >= (story.redrive?.mendedAtMs ?? Number.POSITIVE_INFINITY),
    letterStates: new Map(),
    isAway(service) {
      const { outage } = story;
      if (outage === undefined || !outage.of.includes(service)) return false;
      const sinceMs = time.nowMs() - START_MS - outage.fromMs;
      return sinceMs >= 0 && sinceMs < outage.forMs;
    },
    async send(to, message, dueAtMs) {
      const { arrival = "", copies } = message.properties;
      const body = bodyOfArrival.get(arrival) ?? message.body;
      const queue = to === "inbound" ? inbound : isolate;
      if (!queue.send({ ...message, body }, time.nowMs(), dueAtMs ?? 0)) return;
      const copy = `${arrival}#${copies} on ${to}`;
      if (enqueued.has(copy)) breach("P3", `the copy ${copy} waits twice: its message was forked`);
      enqueued.add(copy);
      world.changed();
    },
    publish({ id, text }) {
      if (world.isAway("topic")) return new Failure("PUBLISH_UNAVAILABLE", "The topic takes nothing.");
      if (text.includes(REFUSED_MARK) && !world.isMended())
        return new Failure("PUBLISH_REFUSED", "The topic does not take it.");
      topic.set(id, [...(topic.get(id) ?? []), text]);
      return undefined;
    },
    arrived(arrival, { messageId, body }) {
      const known = arrivals.get(messageId);
      if (known !== undefined && known !== arrival)
        breach("P3", `${messageId} has the arrivals ${known}, ${arrival}`);
      arrivals.set(messageId, arrival);
      bodyOfArrival.set(arrival, body);
    },
    arrivalOf: ({ message }) => message.properties.arrival ?? arrivals.get(message.messageId),
    changed() {
      for (const worker of workers) worker.wake();
    },
    breach,
    note: (line) => note?.(`${((time.nowMs() - START_MS) / 1000).toFixed(3).padStart(9)} s  ${line()}`),
  };
  const workers = story.workers.map((plan, index) => startWorker(`w${index + 1}`, plan, world));

  for (const post of posts) {
    time.after(post.atMs, () => void put(post, world, bodyOfArrival));
  }
  for (const [index, atMs] of (story.redrive?.runsAtMs ?? []).entries())
    startOperator(`operator-${index + 1}`, atMs, world);
  const steps = await time.run(START_MS + DAY_MS / 2);
  for await (const { key, state } of world.deadLetters.list({}, time.nowMs()))
    world.letterStates.set(key, state.kind);
  return { world, breaches, steps };
}

/** The spool, with the ids of what waits in it at the moment. */
function watchedSpool(ids: Set<string>): Spool {
  const spool = memorySpool();
  return {
    ...spool,
    put: (message, dueAtMs) => {
      ids.add(message.messageId);
      return spool.put(message, dueAtMs);
    },
    remove: (messageId) => {
      ids.delete(messageId);
      return spool.remove(messageId);
    },
  };
}

/** What accept does for a webhook, and a sender for its own queue. */
async function put(post: Posted, world: World, bodyOfArrival: Map<string, Uint8Array>): Promise<void> {
  const { message, body, kind, path } = post;
  const { arrival } = message.properties;
  world.note(() => `${kind} ${post.mark} comes by ${path}`);
  if (kind === "stored") await world.bodies.put(`inbound/${arrival}`, body);
  if (arrival !== undefined && kind !== "stored") bodyOfArrival.set(arrival, body);
  if (path === "webhook") return await world.send("inbound", message, undefined);
  world.edge.send(message, world.scheduler.nowMs(), 0);
  world.changed();
}
