import { describe, expect, it } from "vitest";
import { memoryDeadLetters } from "../../../shared/deadletter/memory-dead-letters.ts";
import { Failure } from "../../../shared/failure/failure.ts";
import { memoryInboundQueue } from "../../../shared/inbound/memory-inbound-queue.ts";
import { toQueueMessage } from "../../../shared/inbound/queue-format.ts";
import { memoryLedger } from "../../../shared/ledger/memory-ledger.ts";
import type { Publisher } from "../../../shared/publish/publisher.ts";
import { memorySpool } from "../../../shared/spool/memory-spool.ts";
import type { Spool } from "../../../shared/spool/spool.ts";
import { raw, rig, START, waiting } from "./rig.ts";

const A = "aaaaaaaa-0000-4000-8000-000000000001";
const B = "bbbbbbbb-0000-4000-8000-000000000002";
const C = "cccccccc-0000-4000-8000-000000000003";

const kinds = (outcomes: readonly { readonly kind: string }[]): readonly string[] =>
  outcomes.map(({ kind }) => kind);

/** A spool whose storage is away. */
const away: Spool = {
  ...memorySpool(),
  put: () => Promise.reject(new Failure("STORAGE_UNAVAILABLE", "away")),
};

/** A topic that fails for so many calls, then takes everything. */
function failing(times: number, failure: Failure): Publisher & { readonly taken: string[] } {
  const taken: string[] = [];
  let left = times;
  return {
    taken,
    publish(events) {
      if (left-- > 0) return Promise.resolve(events.map(() => failure));
      taken.push(...events.map(({ text }) => text));
      return Promise.resolve(events.map(() => undefined));
    },
  };
}

describe("a batch of messages", () => {
  it("ends as one event a message, in the shape of the contract", async () => {
    const { run, published } = rig();
    const outcomes = await run(waiting(A), waiting(B));
    expect(kinds(outcomes)).toEqual(["published", "published"]);
    expect(published()).toHaveLength(2);
    expect(published()[0]).toMatchObject({
      specversion: "1.0",
      source: "urn:dynamics365:finops:contoso.operations.dynamics.com",
      dataschema: expect.stringMatching(/^https:\/\/contoso\.example\/schemas\/finops\/.*\.json$/),
      environment: "contoso.operations.dynamics.com",
      recordedtime: new Date(START).toISOString(),
    });
  });

  it("publishes a repeat once, whether it comes beside the first or after it", async () => {
    const { run, published } = rig();
    expect(kinds(await run(waiting(A), waiting(A), waiting(B)))).toEqual([
      "published",
      "duplicate",
      "published",
    ]);
    expect(kinds(await run(waiting(A)))).toEqual(["duplicate"]);
    expect(published()).toHaveLength(2);
  });

  it("never merges two contents under one id, in one batch or in two", async () => {
    const rival = JSON.stringify({
      BusinessEventId: "PurchaseOrderConfirmedBusinessEvent",
      EventId: A,
      EventTime: "/Date(1763889164000)/",
    });
    const { run, published, dead } = rig();
    expect(kinds(await run(waiting(A), raw(rival), waiting(A)))).toEqual(["published", "dead", "duplicate"]);
    expect(kinds(await run(raw(rival), waiting(A)))).toEqual(["dead", "duplicate"]);
    expect(published()).toHaveLength(1);
    expect(dead()).toMatchObject([
      { code: "LEDGER_CONFLICT", step: "claim", body: Buffer.from(rival) },
      { code: "LEDGER_CONFLICT" },
    ]);
  });

  it("lets a bad message end alone, with its bytes and the reason kept", async () => {
    const { run, published, dead } = rig();
    const outcomes = await run(waiting(A), raw("\u0000 random"), waiting(B), raw(""));
    expect(kinds(outcomes)).toEqual(["published", "dead", "published", "dead"]);
    expect(published()).toHaveLength(2);
    expect(dead()).toMatchObject([
      { code: "PAYLOAD_MALFORMED", step: "understand", kind: "finops", body: Buffer.from("\u0000 random") },
      { code: "PAYLOAD_EMPTY", step: "understand", bodyLength: 0 },
    ]);
    expect(dead()[0]?.reason).toMatch(/[Ee]xpected/);
  });

  it("fetches a body that lies in the store", async () => {
    const { run, bodies } = rig();
    const item = waiting(A);
    if (item.kind !== "waiting" || item.waiting.body.kind !== "inline") throw new Error("not inline");
    const { bytes } = item.waiting.body;
    await bodies.put("inbound/x", bytes);
    const stored = { kind: "stored", name: "inbound/x", length: bytes.length } as const;
    expect(kinds(await run(waiting(A, { body: stored })))).toEqual(["published"]);
  });

  it("is empty without harm", async () => {
    expect(await rig().run()).toEqual([]);
  });
});

describe("a failure that may pass", () => {
  const away = new Failure("PUBLISH_UNAVAILABLE", "away");

  it("is tried again later, and then published", async () => {
    const publisher = failing(1, away);
    const { run, runWaiting, waiting: dueAtMs } = rig({ publisher });
    expect(await run(waiting(A))).toMatchObject([
      {
        kind: "retry",
        counts: true,
        step: "publish",
        dueAtMs: START + 500,
        failure: { code: "PUBLISH_UNAVAILABLE" },
      },
    ]);
    expect(dueAtMs()).toBe(START + 500);
    expect(kinds(await runWaiting())).toEqual(["published"]);
    expect(publisher.taken).toHaveLength(1);
  });

  it("ends as a dead letter after the last attempt, with the history of all", async () => {
    const { run, runWaiting, dead } = rig({ publisher: failing(99, away) });
    await run(waiting(A));
    expect(kinds(await runWaiting())).toEqual(["retry"]);
    expect(kinds(await runWaiting())).toEqual(["dead"]);
    expect(dead()).toMatchObject([
      {
        code: "PUBLISH_UNAVAILABLE",
        attempts: 3,
        history: [
          { step: "publish", code: "PUBLISH_UNAVAILABLE" },
          { step: "publish", code: "PUBLISH_UNAVAILABLE" },
        ],
        event: { type: expect.stringMatching(/^com\.dynamics365\.finops\./) },
      },
    ]);
  });

  it("publishes on the next try the very bytes that the first one claimed", async () => {
    const taken: string[] = [];
    let first = "";
    const publisher: Publisher = {
      publish(events) {
        const texts = events.map(({ text }) => text);
        if (first !== "") taken.push(...texts);
        first ||= texts[0] ?? "";
        return Promise.resolve(events.map(() => (taken.length > 0 ? undefined : away)));
      },
    };
    const { run, runWaiting } = rig({ publisher });
    await run(waiting(A));
    await runWaiting();
    expect(taken).toEqual([first]);
  });

  it("of one message leaves its neighbours alone", async () => {
    const taken: string[] = [];
    const publisher: Publisher = {
      publish: (events) =>
        Promise.resolve(
          events.map(({ text }) => {
            if (text.includes("PO-bbbb")) return away;
            taken.push(text);
            return undefined;
          }),
        ),
    };
    const { run } = rig({ publisher });
    expect(kinds(await run(waiting(A), waiting(B), waiting(C)))).toEqual(["published", "retry", "published"]);
    expect(taken).toHaveLength(2);
  });

  it("that nobody foresaw is tried again as well", async () => {
    const bodies = { put: () => Promise.resolve(), get: () => Promise.reject(new TypeError("a bug")) };
    const { run } = rig({ bodies });
    const stored = { kind: "stored", name: "x", length: 1 } as const;
    expect(await run(waiting(A, { body: stored }))).toMatchObject([
      { kind: "retry", failure: { code: "UNEXPECTED" }, step: "read" },
    ]);
  });

  it("of an endpoint that the settings do not have waits for it", async () => {
    const { run } = rig();
    expect(await run(waiting(A, { endpoint: "gone" }))).toMatchObject([
      { kind: "retry", failure: { code: "ENDPOINT_UNKNOWN", message: expect.stringContaining("got gone") } },
    ]);
  });
});

describe("a claim that another holds", () => {
  it("lets a message wait until the other's lease is over, and counts no attempt", async () => {
    const { run, runWaiting, ports, published, nowMs } = rig();
    const stalled = rig({ ledger: ports.ledger, publisher: { publish: () => new Promise(() => undefined) } });
    void stalled.run(waiting(A)).catch(() => undefined);
    await new Promise((done) => setImmediate(done));
    const [outcome] = await run(waiting(A));
    expect(outcome).toMatchObject({ kind: "retry", counts: false, failure: { code: "CLAIMED_ELSEWHERE" } });
    expect(published()).toHaveLength(0);
    expect(kinds(await runWaiting())).toEqual(["published"]);
    expect(nowMs()).toBeGreaterThanOrEqual(START + ports.leaseMs);
  });
});

describe("when nothing can be written down", () => {
  it("gives the batch back to its queue just before the deadline, if not even a copy can be kept", async () => {
    const send = () => Promise.reject(new Failure("QUEUE_UNAVAILABLE", "full"));
    const publisher = failing(1, new Failure("PUBLISH_UNAVAILABLE", "away"));
    const { run, nowMs, ports } = rig({ publisher, inbound: { send }, spool: away });
    await expect(run(waiting(A))).rejects.toMatchObject({ code: "QUEUE_UNAVAILABLE" });
    expect(nowMs()).toBeLessThanOrEqual(START + ports.deadlineMs);
    expect(nowMs()).toBeGreaterThan(START + ports.deadlineMs * 0.9);
  });

  it("schedules the copy once the queue takes messages again", async () => {
    const queue = memoryInboundQueue();
    let calls = 0;
    const inbound = {
      send: (...args: Parameters<typeof queue.send>) =>
        ++calls < 4 ? Promise.reject(new Failure("QUEUE_UNAVAILABLE", "full")) : queue.send(...args),
    };
    const publisher = failing(1, new Failure("PUBLISH_UNAVAILABLE", "away"));
    expect(kinds(await rig({ publisher, inbound, spool: away }).run(waiting(A)))).toEqual(["retry"]);
    expect(queue.nextDueMs()).toBeDefined();
  });

  it("spools the copy that the queue does not take, and completes the message", async () => {
    const publisher = failing(1, new Failure("PUBLISH_UNAVAILABLE", "away"));
    const send = () => Promise.reject(new Failure("QUEUE_UNAVAILABLE", "full"));
    const { run, spool, nowMs } = rig({ publisher, inbound: { send } });
    const item = waiting(A, { arrival: "x" });
    const [outcome] = await run(item);
    expect(outcome).toMatchObject({ kind: "retry", counts: true });
    expect(nowMs()).toBe(START);
    expect(await spool.read("x#1")).toMatchObject({
      dueAtMs: outcome?.kind === "retry" ? outcome.dueAtMs : undefined,
      message: { properties: { attempts: "1", copies: "1" } },
    });
  });

  it("lets a message wait whose dead letter cannot be kept, for as long as that takes", async () => {
    let left = 10;
    const kept: unknown[] = [];
    const deadLetters = {
      ...memoryDeadLetters(),
      keep(letter: unknown) {
        if (left-- > 0) return Promise.reject(new Failure("STORAGE_UNAVAILABLE", "away"));
        kept.push(letter);
        return Promise.resolve();
      },
    };
    const { run, runWaiting } = rig({ deadLetters });
    expect(kinds(await run(raw("no JSON")))).toEqual(["retry"]);
    for (let round = 0; round < 9; round += 1) expect(kinds(await runWaiting())).toEqual(["retry"]);
    expect(kinds(await runWaiting())).toEqual(["dead"]);
    expect(kept).toMatchObject([{ code: "PAYLOAD_MALFORMED" }]);
  });

  it("tries again when an event was published and that could not be recorded, with the same bytes", async () => {
    const ledger = memoryLedger();
    let fails = 1;
    const complete: typeof ledger.complete = (claims, nowMs) =>
      fails-- > 0
        ? Promise.resolve(
            claims.map(() => ({
              kind: "failed" as const,
              failure: new Failure("LEDGER_UNAVAILABLE", "away"),
            })),
          )
        : ledger.complete(claims, nowMs);
    const { run, runWaiting, texts } = rig({ ledger: { ...ledger, complete } });
    expect(await run(waiting(A))).toMatchObject([{ kind: "retry", step: "complete" }]);
    let outcomes = await runWaiting();
    while (outcomes[0]?.kind === "retry") outcomes = await runWaiting();
    expect(kinds(outcomes)).toEqual(["published"]);
    expect(new Set(texts).size).toBe(1);
  });
});

describe("a message in a newer format", () => {
  it("waits, unread and unchanged, for an app that knows it", async () => {
    const { runWaiting, ports, dead } = rig();
    const item = waiting(A);
    if (item.kind !== "waiting") throw new Error("unread");
    const queued = toQueueMessage(item.waiting);
    await ports.inbound.send({ ...queued, properties: { ...queued.properties, v: "2" } });
    for (let round = 0; round < 20; round += 1) {
      expect(await runWaiting()).toMatchObject([
        { kind: "retry", counts: false, failure: { code: "FORMAT_NEWER" } },
      ]);
    }
    expect(dead()).toEqual([]);
  });
});
