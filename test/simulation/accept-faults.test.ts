import { setImmediate as turn } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Answer, acceptMessage } from "../../shared/accept/accept-message.ts";
import { boundInFlight } from "../../shared/accept/in-flight.ts";
import type { AcceptPorts } from "../../shared/accept/ports.ts";
import { memoryBodies } from "../../shared/bodies/memory-bodies.ts";
import { memoryDeadLetters } from "../../shared/deadletter/memory-dead-letters.ts";
import { Failure } from "../../shared/failure/failure.ts";
import { memoryInboundQueue } from "../../shared/inbound/memory-inbound-queue.ts";
import { readQueueMessage } from "../../shared/inbound/queue-format.ts";
import { drainSpool } from "../../shared/spool/drain-spool.ts";
import { memorySpool } from "../../shared/spool/memory-spool.ts";
import { ERP } from "./posted.ts";

type Call = "prove" | "put" | "send" | "spool" | "keep";

const HOWS = [
  "fails before",
  "fails after",
  "is a little late",
  "is far too late",
  "is done twice",
  "hangs before",
  "hangs after",
  "throws",
] as const;
type How = (typeof HOWS)[number];

interface Fault {
  readonly call: Call;
  readonly how: How;
}

/** All sets of one and two faults of these calls. */
function faultSets(calls: readonly Call[]): readonly (readonly Fault[])[] {
  const faults = calls.flatMap((call) => HOWS.map((how) => ({ call, how })));
  const pairs = faults.flatMap((first, index) =>
    faults
      .slice(index + 1)
      .filter(({ call }) => call !== first.call)
      .map((second) => [first, second]),
  );
  return [...faults.map((fault) => [fault]), ...pairs];
}

/** Each body, with the calls that its way through accept may make. */
const BODIES: readonly (readonly [string, Uint8Array, readonly Call[]])[] = [
  ["a small body", Buffer.from('{"EventId":"1"}'), ["prove", "send", "spool"]],
  ["no body", Buffer.alloc(0), ["prove", "send", "spool"]],
  ["a body for the store", Buffer.alloc(300 * 1024, "x"), ["prove", "put", "send", "spool"]],
  ["a body above the limit", Buffer.alloc(3 * 1024 * 1024, "x"), ["prove", "keep"]],
];

const DRAIN_LIMIT_MS = 25_000;
const LONGEST_ANSWER_MS = 10_000;
const STEP_MS = 250;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const never = (): Promise<never> => new Promise(() => undefined);

/** One call with the fault that is meant for it. */
async function faulted<Result>(
  faults: readonly Fault[],
  call: Call,
  work: () => Promise<Result>,
  failure: Failure,
): Promise<Result> {
  const how = faults.find((fault) => fault.call === call)?.how;
  switch (how) {
    case undefined:
      return await work();
    case "fails before":
      throw failure;
    case "fails after":
      await work();
      throw failure;
    case "is a little late":
      await pause(800);
      return await work();
    case "is far too late":
      await pause(30_000);
      return await work();
    case "is done twice":
      await work();
      return await work();
    case "hangs before":
      return await never();
    case "hangs after":
      await work();
      return await never();
    case "throws":
      throw new TypeError("nobody foresaw this");
  }
}

/** Posts a body under faults. Gives the answer, when it came, and what is durable at the end of all. */
async function posted(body: Uint8Array, faults: readonly Fault[]) {
  const inbound = memoryInboundQueue();
  const spool = memorySpool();
  const bodies = memoryBodies();
  const deadLetters = memoryDeadLetters();
  const queueAway = new Failure("QUEUE_UNAVAILABLE", "away");
  const storageAway = new Failure("STORAGE_UNAVAILABLE", "away");
  const ports: AcceptPorts = {
    proveCaller: () => faulted(faults, "prove", async () => true, new Failure("UNEXPECTED", "away")),
    inFlight: boundInFlight(64 * 1024 * 1024),
    inbound: {
      send: (message, dueAtMs) => faulted(faults, "send", () => inbound.send(message, dueAtMs), queueAway),
    },
    spool: {
      ...spool,
      put: (message, dueAtMs) => faulted(faults, "spool", () => spool.put(message, dueAtMs), storageAway),
    },
    bodies: {
      ...bodies,
      put: (name, bytes) => faulted(faults, "put", () => bodies.put(name, bytes), storageAway),
    },
    deadLetters: {
      keep: (letter, nowMs) => faulted(faults, "keep", () => deadLetters.keep(letter, nowMs), storageAway),
    },
    nowMs: () => Date.now(),
    newToken: () => "token",
  };
  const durable = async (): Promise<readonly Uint8Array[]> => {
    const giveUp = () => Promise.reject(new Error("Expected the queue to take every message."));
    await drainSpool(DRAIN_LIMIT_MS, { spool, inbound, giveUp, nowMs: () => Date.now() });
    return await Promise.all(
      inbound.take(Number.MAX_SAFE_INTEGER).map(async (message) => {
        const waiting = readQueueMessage(message.body, message.properties);
        return waiting.body.kind === "inline" ? waiting.body.bytes : await bodies.get(waiting.body.name);
      }),
    );
  };
  const request = {
    endpoint: ERP,
    method: "POST",
    proof: { header: "secret", query: undefined },
    header: () => "application/json",
    query: () => undefined,
    body: new Response(Buffer.from(body)).body,
    traceparent: undefined,
  };
  const startedMs = Date.now();
  let answer: Answer | undefined;
  let tookMs = Number.POSITIVE_INFINITY;
  let keptThen = 0;
  void acceptMessage(request, ports).then(async (given) => {
    answer = given;
    tookMs = Date.now() - startedMs;
    const { arrival, place } = given;
    if (place === "queue") keptThen = inbound.nextDueMs() === undefined ? 0 : 1;
    else if (place === "spool") keptThen = (await spool.read(`${arrival}#0`)) === undefined ? 0 : 1;
    else keptThen = deadLetters.all().length;
  });
  for (let passedMs = 0; passedMs < LONGEST_ANSWER_MS && answer === undefined; passedMs += STEP_MS) {
    for (let turns = 0; turns < 4; turns += 1) await turn();
    await vi.advanceTimersByTimeAsync(STEP_MS);
  }
  await vi.advanceTimersByTimeAsync(60_000);
  return { answer, tookMs, keptThen, durable: await durable(), dead: deadLetters.all() };
}

async function checkPost(body: Uint8Array, faults: readonly Fault[]): Promise<number | undefined> {
  const { answer, tookMs, keptThen, durable, dead } = await posted(body, faults);
  const told = JSON.stringify(faults);
  expect([202, 413, 503], told).toContain(answer?.status);
  expect(tookMs, told).toBeLessThanOrEqual(LONGEST_ANSWER_MS);
  if (answer?.status === 202) {
    expect(keptThen, told).toBe(1);
    expect(
      durable.map((bytes) => Buffer.from(bytes).equals(body)),
      told,
    ).toEqual([true]);
  }
  if (answer?.status === 413) {
    expect(keptThen, told).toBe(1);
    expect(dead, told).toMatchObject([{ code: "PAYLOAD_TOO_LARGE" }]);
  }
  return answer?.status;
}

describe("a post to accept", () => {
  it.each(BODIES)(
    "with %s is kept before it is answered, whichever call goes wrong",
    {
      timeout: 120_000,
    },
    async (_name, body, calls) => {
      expect([202, 413]).toContain(await checkPost(body, []));
      const statuses = new Set<number | undefined>();
      for (const faults of faultSets(calls)) statuses.add(await checkPost(body, faults));
      expect(statuses).toContain(503);
      expect(statuses.size).toBe(2);
    },
  );
});
