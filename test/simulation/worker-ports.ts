import type { Bodies } from "../../shared/bodies/bodies.ts";
import { Failure } from "../../shared/failure/failure.ts";
import type { FailureCode } from "../../shared/failure/failures.ts";
import { firstThatTakes } from "../../shared/inbound/first-that-takes.ts";
import type { InboundQueue } from "../../shared/inbound/inbound-queue.ts";
import type { Ledger } from "../../shared/ledger/ledger.ts";
import { tableLedger } from "../../shared/ledger/table-ledger.ts";
import type { PipelinePorts } from "../../shared/pipeline/ports.ts";
import { circuitBreaker } from "../../shared/publish/circuit-breaker.ts";
import type { Publisher } from "../../shared/publish/publisher.ts";
import type { MemoryTables, TableWire } from "./memory-table.ts";
import type { MortalProcess } from "./mortal-process.ts";
import { asOlderBuild, ERP, FORGOTTEN, KILLER_MARK, SCHEMAS } from "./posted.ts";
import type { WorkerPlan } from "./story.ts";
import { TIMES } from "./times.ts";
import type { World } from "./world.ts";

/** What a build sees of a body. */
export function seenBody(body: Uint8Array, { build }: WorkerPlan): Uint8Array {
  return build === "older" ? asOlderBuild(body) : body;
}

/** How long one request to storage takes at most. */
const REQUEST_MS = 3_500;

interface WorkerParts {
  readonly plan: WorkerPlan;
  readonly world: World;
  readonly process: MortalProcess;
  readonly newToken: () => string;
}

/** The ports of the pipeline in one process: each reaches the world by calls that can go wrong. */
export function workerPorts({ plan, world, process, newToken }: WorkerParts): PipelinePorts {
  const { scheduler, below } = world;
  const { call, later, within } = process;
  const nowMs = (): number => scheduler.nowMs() + plan.skewMs;
  const sleep = (ms: number): Promise<void> => new Promise((resolve) => later(ms, resolve));
  const random = (): number => below(1_000) / 1_000;
  const ledger = world.ledger.seenBy(plan.skewMs);

  /** The kinds that ship bound what a timer waits for; the pipeline bounds its own calls. */
  const timed = <Result>(work: Promise<Result>): Promise<Result> =>
    within(REQUEST_MS, work, () => away("STORAGE_UNAVAILABLE"));

  const stored: Bodies = {
    put: (bodyName, bytes) =>
      timed(
        call(
          "bodies.put",
          short(bodyName),
          () => world.bodies.put(bodyName, bytes),
          rejected("STORAGE_UNAVAILABLE"),
        ),
      ),
    get: (bodyName) =>
      timed(
        call(
          "bodies.get",
          short(bodyName),
          () => world.bodies.get(bodyName),
          rejected("STORAGE_UNAVAILABLE"),
        ),
      ),
  };

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
    const onTables = tableLedger({ table: async (table) => client(table, wire), bodies: stored });
    return {
      ...onTables,
      async claim(requests, atMs) {
        const answers = await onTables.claim(requests, atMs);
        for (const [index, { id }] of requests.entries()) {
          if (answers[index]?.kind === "published" && !world.topic.has(id)) {
            world.breach("P1", `${id} is called published and is not`);
          }
        }
        return answers;
      },
    };
  };

  const topic: Publisher = {
    publish: (events) =>
      call(
        "publisher.publish",
        ids(events),
        async () => events.map((event) => world.publish(event)),
        async () => events.map(() => away("PUBLISH_UNAVAILABLE")),
      ),
  };
  /** What a process knows of the topic dies with it. */
  let breaker = { life: -1, publisher: topic };
  const publisher = (): Publisher => {
    const life = process.life();
    if (breaker.life !== life) {
      breaker = { life, publisher: circuitBreaker(topic, TIMES.circuit, { nowMs, sleep, random }) };
    }
    return breaker.publisher;
  };

  const queue = (to: "inbound" | "isolate"): InboundQueue => ({
    send: (message, dueAtMs) =>
      call(
        `${to}.send`,
        short(message.messageId),
        async () => {
          if (world.isAway(to)) throw away("QUEUE_UNAVAILABLE");
          await world.send(to, message, dueAtMs === undefined ? undefined : dueAtMs - plan.skewMs);
        },
        rejected("QUEUE_UNAVAILABLE"),
      ),
  });
  const shipped = world.tables === undefined ? memory : tables(world.tables);

  return {
    get endpoints() {
      const later = world.isMended() ? [{ ...ERP, name: FORGOTTEN }] : [];
      return new Map([ERP, ...later].map((endpoint) => [endpoint.name, endpoint]));
    },
    inbound: queue("inbound"),
    isolate: firstThatTakes(queue("isolate"), queue("inbound")),
    spool: {
      put: (message, dueAtMs) =>
        call(
          "spool.put",
          short(message.messageId),
          async () => {
            if (world.isAway("spool")) throw away("STORAGE_UNAVAILABLE");
            await world.spool.put(message, dueAtMs);
            world.changed();
          },
          rejected("STORAGE_UNAVAILABLE"),
        ),
      async *waiting() {
        yield* await timed(
          call("spool.list", "", async () => world.spooled(), rejected("STORAGE_UNAVAILABLE")),
        );
      },
      read: (messageId) =>
        timed(
          call(
            "spool.read",
            short(messageId),
            () => world.spool.read(messageId),
            rejected("STORAGE_UNAVAILABLE"),
          ),
        ),
      remove: (messageId) =>
        timed(
          call(
            "spool.remove",
            short(messageId),
            () => world.spool.remove(messageId),
            rejected("STORAGE_UNAVAILABLE"),
          ),
        ),
    },
    bodies: { ...stored, get: async (bodyName) => seenBody(await stored.get(bodyName), plan) },
    endBody: (bodyName, atMs) =>
      call(
        "bodies.end",
        short(bodyName),
        () => world.bodies.end(bodyName, atMs),
        rejected("STORAGE_UNAVAILABLE"),
      ),
    dataRef: {
      eventData: {
        keep: (dataName, data) =>
          call(
            "eventData.keep",
            short(dataName),
            () => world.eventData.keep(dataName, data),
            rejected("STORAGE_UNAVAILABLE"),
          ),
      },
      aboveBytes: 64 * 1024,
    },
    ledger: {
      ...shipped,
      claim(requests, atMs) {
        const kills = !world.isMended() && requests.some(({ text }) => text.includes(KILLER_MARK));
        if (!kills) return shipped.claim(requests, atMs);
        later(1, () => {
          world.note(() => "the killer kills");
          process.crash();
        });
        return new Promise(() => undefined);
      },
    },
    publisher: { publish: (events, limitMs) => publisher().publish(events, limitMs) },
    deadLetters: {
      keep: (letter, atMs) =>
        call(
          "deadLetters.keep",
          `${short(letter.arrival)} ${letter.code}`,
          () => world.deadLetters.keep(letter, atMs),
          rejected("STORAGE_UNAVAILABLE"),
        ),
      resolve: (key, atMs) =>
        call(
          "deadLetters.resolve",
          short(key),
          () => world.deadLetters.resolve(key, atMs),
          rejected("STORAGE_UNAVAILABLE"),
        ),
    },
    own: { source: "urn:dynamics365:connector:simulated", announcer: { tell: () => Promise.resolve() } },
    isClientState: () => true,
    nowMs,
    sleep,
    within,
    random,
    newToken,
    ...TIMES,
    schemaBaseUrl: SCHEMAS,
    build: plan.build,
  };
}

/** Events, for the story. */
export function ids(events: readonly { readonly id: string }[]): string {
  return events.map(({ id }) => short(id)).join();
}

/** The end of a name: enough to tell the few of a story apart. */
export function short(name: string): string {
  return name.slice(-8);
}

async function cutOff(): Promise<never> {
  throw Object.assign(new Error("socket hang up"), { code: "ECONNRESET" });
}

/** A service that is away. */
export function away(code: FailureCode): Failure {
  return new Failure(code, "away");
}

export function rejected(code: FailureCode): () => Promise<never> {
  return async () => {
    throw away(code);
  };
}
