import type { ServiceBusMessage } from "@azure/service-bus";
import { describe, expect, it } from "vitest";
import { memoryBodies } from "../../../shared/bodies/memory-bodies.ts";
import type { DeadLetter } from "../../../shared/deadletter/dead-letters.ts";
import { memoryDeadLetters } from "../../../shared/deadletter/memory-dead-letters.ts";
import { Failure } from "../../../shared/failure/failure.ts";
import { memoryInboundQueue } from "../../../shared/inbound/memory-inbound-queue.ts";
import { readQueueMessage } from "../../../shared/inbound/queue-format.ts";
import { redriveEdited } from "../../../shared/redrive/redrive-edited.ts";
import { planRedrive } from "../../../shared/redrive/redrive-plan.ts";
import type { RedrivePorts } from "../../../shared/redrive/redrive-ports.ts";
import { type RedriveOptions, runRedrive } from "../../../shared/redrive/run-redrive.ts";
import { readSubscriptions } from "../../../shared/redrive/subscriptions.ts";
import { FIRST, freshLetter } from "../deadletter/dead-letters-suite.ts";

const TOPOLOGY = JSON.stringify({
  eventGrid: {
    subscriptions: [
      {
        name: "logicapp",
        destination: { kind: "serviceBusQueue", queue: "q" },
        deliveryProperties: { MessageId: "deliverykey" },
      },
      { name: "webhook", destination: { kind: "webhook" } },
    ],
  },
});
const EVENT = {
  id: "dv1-1",
  type: "t",
  source: "s",
  subject: "contact/1",
  deliverykey: "dv1-1",
  data: { n: 1 },
};

/** The letter of an event that a subscription missed. */
function missed(from: string): Partial<DeadLetter> {
  const body = Buffer.from(JSON.stringify(EVENT));
  return { stream: "eventgrid", from, endpoint: "", code: "DELIVERY_FAILED", body, event: EVENT };
}

/** A redrive on memory ports. What is sent through the pipeline ends as `ends` says, as soon as it is sent. */
function rig(ends: (key: string) => "succeeds" | "fails" | "waits" = () => "succeeds") {
  let nowMs = FIRST;
  const store = memoryDeadLetters();
  const inbound = memoryInboundQueue();
  const delivered: { queue: string; message: ServiceBusMessage }[] = [];
  const published: string[] = [];
  const sentAtMs: number[] = [];
  const redriven: unknown[] = [];
  const ports: RedrivePorts = {
    store,
    inbound: {
      async send(message) {
        await inbound.send(message);
        sentAtMs.push(nowMs);
        const { arrival = "", copies } = message.properties;
        if (ends(arrival) === "succeeds") await store.resolve(arrival, nowMs);
        const failed = store.all().find((letter) => letter.arrival === arrival);
        if (ends(arrival) === "fails" && failed !== undefined)
          await store.keep({ ...failed, generation: Number(copies) }, nowMs);
      },
    },
    bodies: memoryBodies(),
    subscriptions: readSubscriptions(TOPOLOGY, "topology.json"),
    deliver: (queue, message) => {
      delivered.push({ queue, message });
      return Promise.resolve();
    },
    publish: ({ text }) => {
      published.push(text);
      return Promise.resolve();
    },
    journal: {
      redriven: async (...noted) => {
        redriven.push(noted);
      },
    },
    nowMs: () => nowMs,
    sleep: (ms) => {
      nowMs += ms;
      return Promise.resolve();
    },
  };
  const plan = (allSubscribers = false, from = ports) =>
    planRedrive(from.store.list({ states: ["new", "redriving"] }, nowMs), {
      subscriptions: from.subscriptions,
      allSubscribers,
      nowMs,
    });
  const run = async (changed: Partial<RedriveOptions> = {}, using = ports) =>
    runRedrive(
      {
        letters: (await plan(changed.allSubscribers)).letters,
        run: `run-${nowMs}`,
        who: "ada",
        why: "mended",
        rate: 10,
        canary: 0,
        maxFailures: 5,
        waitMs: 10_000,
        force: false,
        allSubscribers: false,
        signal: new AbortController().signal,
        onProgress: () => undefined,
        ...changed,
      },
      using,
    );
  return {
    store,
    ports,
    plan,
    run,
    delivered,
    published,
    redriven,
    sentAtMs,
    later: (ms: number) => {
      nowMs += ms;
    },
    nowMs: () => nowMs,
    messages: () => inbound.take(Number.POSITIVE_INFINITY),
    keep: async (count: number, changed: Partial<DeadLetter> = {}) => {
      const letters = Array.from({ length: count }, () => freshLetter(changed));
      for (const letter of letters) await store.keep(letter, nowMs);
      return letters.map(({ arrival }) => arrival);
    },
    states: async () => {
      const states: string[] = [];
      for await (const { state } of store.list({}, nowMs)) states.push(state.kind);
      return states;
    },
  };
}

describe("a redrive", () => {
  it("sends messages through the pipeline, as the same arrival under a copy that the queue has not seen", async () => {
    const { run, keep, messages, states } = rig();
    const [key] = await keep(1, { generation: 4, headers: { "x-request-id": "1" } });
    expect(await run()).toMatchObject({ sent: 1, resolved: 1, failed: 0, underWay: 0, stopped: undefined });
    const [message] = messages();
    expect(message?.messageId).toBe(`${key}#5`);
    const waiting = readQueueMessage(message?.body ?? new Uint8Array(0), message?.properties ?? {});
    expect(waiting).toMatchObject({
      arrival: key,
      attempts: 0,
      resolves: [key],
      headers: { "x-request-id": "1" },
    });
    expect(Buffer.from(message?.body ?? []).toString()).toBe("random bytes");
    expect(await states()).toEqual(["resolved"]);
  });

  it("keeps to its rate", async () => {
    const { run, keep, sentAtMs } = rig();
    await keep(5);
    await run({ rate: 2 });
    expect(sentAtMs.map((atMs) => atMs - FIRST)).toEqual([0, 500, 1_000, 1_500, 2_000]);
  });

  it("brings an undelivered event to its own subscription alone, in Event Grid's shape and under a key of the round", async () => {
    const { run, keep, delivered, published, redriven, states, nowMs } = rig();
    await keep(1, missed("logicapp"));
    await run();
    expect(published).toEqual([]);
    expect(redriven).toEqual([["dv1-1", 1, nowMs()]]);
    expect(delivered).toHaveLength(1);
    const { queue, message } = delivered[0] ?? {};
    expect(queue).toBe("q");
    expect(message).toMatchObject({
      messageId: "dv1-1#r1",
      contentType: "application/cloudevents+json; charset=utf-8",
    });
    expect(JSON.parse(String(message?.body))).toEqual({ ...EVENT, deliverykey: "dv1-1#r1" });
    expect(await states()).toEqual(["resolved"]);
  });

  it("publishes again only when told to, and says before for whom that is", async () => {
    const { run, plan, keep, published, redriven } = rig();
    await keep(2, missed("webhook"));
    const shy = await plan();
    expect(shy.letters).toEqual([]);
    expect([...shy.left]).toEqual([[expect.stringContaining("--all-subscribers"), 2]]);
    expect([...(await plan(true)).republished]).toEqual([["webhook", 2]]);
    await run({ allSubscribers: true });
    expect(published.map((text) => JSON.parse(text).deliverykey)).toEqual(["dv1-1#r1", "dv1-1#r1"]);
    expect(redriven).toHaveLength(2);
  });

  it("counts what is out as sent, also when the ledger cannot note it", async () => {
    const { run, keep, delivered, ports, states } = rig();
    await keep(1, missed("logicapp"));
    const redriven = () => Promise.reject(new Failure("LEDGER_UNAVAILABLE", "away"));
    expect(await run({}, { ...ports, journal: { redriven } })).toMatchObject({ resolved: 1, failed: 0 });
    expect(delivered).toHaveLength(1);
    expect(await states()).toEqual(["resolved"]);
  });

  it("plans without changing anything", async () => {
    const { plan, keep, states } = rig();
    const [oldest] = await keep(2);
    await keep(1, { body: undefined });
    await keep(1, missed("logicapp"));
    const made = await plan();
    expect(made).toMatchObject({ pipeline: 2, subscribers: ["logicapp", "webhook"] });
    expect([...made.queues]).toEqual([["logicapp", { queue: "q", count: 1 }]]);
    expect([...made.left.values()]).toEqual([1]);
    expect(made.letters[0]?.key).toBe(oldest);
    expect(await states()).toEqual(["new", "new", "new", "new"]);
  });

  it("sends the canaries first, and stops when one of them comes back", async () => {
    const { run, keep, states } = rig(() => "fails");
    await keep(8);
    expect(await run({ canary: 3 })).toMatchObject({ sent: 3, failed: 3, stopped: "canary", total: 8 });
    expect(await states()).toEqual(Array.from({ length: 8 }, () => "new"));
  });

  it("goes on after canaries that succeeded, and stops also for one that is not heard of", async () => {
    const good = rig();
    await good.keep(8);
    expect(await good.run({ canary: 3 })).toMatchObject({ sent: 8, resolved: 8, stopped: undefined });
    const silent = rig(() => "waits");
    await silent.keep(8);
    expect(await silent.run({ canary: 3 })).toMatchObject({ sent: 3, underWay: 3, stopped: "canary" });
  });

  it("stops when too many failed, with the reasons", async () => {
    const { run, keep } = rig(() => "fails");
    await keep(50);
    const result = await run({ maxFailures: 4 });
    expect(result.stopped).toBe("failures");
    expect(result.sent).toBeLessThan(15);
    expect([...result.reasons]).toEqual([[expect.stringContaining("PAYLOAD_MALFORMED"), result.failed]]);
  });

  it("that is cancelled goes on with the next one, which sends the rest and nothing twice", async () => {
    const { run, keep, messages, states } = rig();
    await keep(6);
    const cancelling = new AbortController();
    let looks = 0;
    const onProgress = () => {
      looks += 1;
      if (looks === 1) cancelling.abort();
    };
    const first = await run({ rate: 2, signal: cancelling.signal, onProgress });
    expect(first.stopped).toBe("cancelled");
    expect(first.sent).toBeGreaterThan(0);
    expect(first.sent).toBeLessThan(6);
    const second = await run();
    expect(second).toMatchObject({ sent: 6 - first.sent, stopped: undefined });
    expect(messages()).toHaveLength(6);
    expect(await states()).toEqual(Array.from({ length: 6 }, () => "resolved"));
  });

  it("of two operators on one group acts on each item once", async () => {
    const { plan, run, keep, messages } = rig();
    await keep(20);
    const { letters } = await plan();
    const [a, b] = await Promise.all([run({ letters, run: "a" }), run({ letters, run: "b" })]);
    expect(a.sent + b.sent).toBe(20);
    expect(a.skipped + b.skipped).toBe(20);
    expect(messages()).toHaveLength(20);
  });

  it("leaves alone what came back since another run had looked at it", async () => {
    const { plan, run, keep, messages } = rig(() => "fails");
    await keep(1);
    const { letters } = await plan();
    await run({ letters, run: "a" });
    expect(await run({ letters, run: "b" })).toMatchObject({ sent: 0, skipped: 1 });
    expect(messages()).toHaveLength(1);
  });

  it("gives back what could not be sent, and that counts as no round", async () => {
    const { ports, run, keep, store } = rig();
    const [key = ""] = await keep(1);
    const away = {
      ...ports,
      inbound: { send: () => Promise.reject(new Failure("QUEUE_UNAVAILABLE", "away")) },
    };
    for (let round = 0; round < 5; round += 1)
      expect(await run({}, away)).toMatchObject({ sent: 0, failed: 1 });
    expect(await store.find(key)).toMatchObject({ state: { kind: "new" }, rounds: 0 });
    expect(await run()).toMatchObject({ resolved: 1 });
  });

  it("refuses a loop after three rounds, unless forced", async () => {
    const { run, keep } = rig(() => "fails");
    await keep(1);
    for (let round = 0; round < 3; round += 1) expect(await run()).toMatchObject({ sent: 1, failed: 1 });
    const refused = await run();
    expect(refused).toMatchObject({ sent: 0, skipped: 1 });
    expect([...refused.reasons.keys()]).toEqual([expect.stringContaining("--force")]);
    expect(await run({ force: true })).toMatchObject({ sent: 1 });
  });

  it("takes up what a run claimed that was killed, as the same copy", async () => {
    const { run, plan, keep, later, messages } = rig(() => "waits");
    await keep(1);
    await run({ waitMs: 0 });
    expect((await plan()).letters).toEqual([]);
    later(15 * 60_000);
    expect(await run({ waitMs: 0 })).toMatchObject({ sent: 1 });
    // The queue detects the copy that it has had.
    expect(messages()).toHaveLength(1);
  });

  it("puts large bodies into the store first", async () => {
    const { run, keep, ports, messages } = rig();
    const body = Buffer.alloc(300_000, "x");
    const [key] = await keep(1, { body, bodyLength: body.byteLength });
    await run();
    const [message] = messages();
    const waiting = readQueueMessage(message?.body ?? new Uint8Array(0), message?.properties ?? {});
    expect(waiting.body).toEqual({ kind: "stored", name: `inbound/${key}`, length: 300_000 });
    expect(Buffer.compare(await ports.bodies.get(`inbound/${key}`), body)).toBe(0);
  });
});

describe("a corrected body", () => {
  let runs = 0;
  const request = (key: string, text = "{}") => {
    runs += 1;
    return { key, body: Buffer.from(text), run: `r${runs}`, who: "ada", why: "a brace" };
  };

  it("goes out as a message of its own that is linked with the original, which stays", async () => {
    const { ports, keep, store, messages } = rig(() => "waits");
    const [key = ""] = await keep(1);
    const sent = await redriveEdited(request(key), ports);
    if (sent.kind === "refused") throw new Error(sent.why);
    expect(await store.find(key)).toMatchObject({
      state: { kind: "held", owner: "ada", note: `edited as ${sent.key}` },
      editedAs: sent.key,
      audit: [{ who: "ada", what: "edited", why: "a brace" }],
    });
    const correction = await store.find(sent.key);
    expect(correction).toMatchObject({ state: { kind: "redriving" }, editedOf: key });
    const [message] = messages();
    expect(Buffer.from(message?.body ?? []).toString()).toBe("{}");
    const waiting = readQueueMessage(message?.body ?? new Uint8Array(0), message?.properties ?? {});
    expect(waiting).toMatchObject({ resolves: [sent.key, key], edited: { of: key, takenIds: [] } });
  });

  it("that was sent is not sent again, and another one is", async () => {
    const { ports, keep } = rig(() => "waits");
    const [key = ""] = await keep(1);
    expect(await redriveEdited(request(key), ports)).toMatchObject({ kind: "sent" });
    expect(await redriveEdited(request(key), ports)).toMatchObject({ kind: "refused" });
    expect(await redriveEdited(request(key, "{ }"), ports)).toMatchObject({ kind: "sent" });
  });

  it("is refused for an event that was published, for one that has ended, and for none", async () => {
    const { ports, keep, store } = rig();
    const [event = ""] = await keep(1, missed("logicapp"));
    const [ended = ""] = await keep(1);
    await store.resolve(ended, FIRST);
    expect(await redriveEdited(request(event), ports)).toMatchObject({
      why: expect.stringContaining("published"),
    });
    expect(await redriveEdited(request(ended), ports)).toMatchObject({
      why: expect.stringContaining("resolved"),
    });
    expect(await redriveEdited(request("none"), ports)).toMatchObject({
      why: expect.stringContaining("no dead letter"),
    });
  });
});
