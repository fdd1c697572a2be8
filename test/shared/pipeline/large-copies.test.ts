import { describe, expect, it } from "vitest";
import { memoryBodies } from "../../../shared/bodies/memory-bodies.ts";
import { Failure } from "../../../shared/failure/failure.ts";
import { memoryInboundQueue } from "../../../shared/inbound/memory-inbound-queue.ts";
import { toQueueMessage } from "../../../shared/inbound/queue-format.ts";
import { makeGiveUp } from "../../../shared/pipeline/give-up.ts";
import { memoryPublisher } from "../../../shared/publish/memory-publisher.ts";
import { raw, rig } from "./rig.ts";

/** A business event of so many bytes and more, as a queue of a large tier brings it. */
const large = (bytes: number): string =>
  JSON.stringify({
    BusinessEventId: "PurchaseOrderConfirmedBusinessEvent",
    ControlNumber: 5637144576,
    EventId: "aaaaaaaa-0000-4000-8000-000000000001",
    EventTime: "/Date(1763889164000)/",
    Remark: "x".repeat(bytes),
  });

const away = new Failure("PUBLISH_UNAVAILABLE", "away");
const tooLarge = new Failure("MESSAGE_TOO_LARGE", "The message is too large.");

/** A topic that takes nothing the first time. */
function awayOnce() {
  const publisher = memoryPublisher();
  let times = 1;
  return {
    texts: publisher.published,
    publish: (async (events, limitMs) =>
      times-- > 0
        ? events.map(() => away)
        : await publisher.publish(events, limitMs)) as typeof publisher.publish,
  };
}

describe("a message that is too large to travel as a copy", () => {
  it("leaves its body in the store, and is published when it comes back", async () => {
    const publisher = awayOnce();
    const { run, runWaiting, ports, bodies } = rig({ publisher });
    const item = raw(large(2_000_000), { path: "queue" });
    expect(await run(item)).toMatchObject([{ kind: "retry", failure: { code: "PUBLISH_UNAVAILABLE" } }]);
    const arrival = "waiting" in item ? item.waiting.arrival : "";
    expect((await bodies.get(`inbound/${arrival}`)).byteLength).toBeGreaterThan(2_000_000);
    expect(await runWaiting()).toMatchObject([{ kind: "published" }]);
    expect(publisher.texts).toHaveLength(1);
    const [shelved] = await Array.fromAsync(bodies.list(`inbound/${arrival}`));
    expect(shelved?.endedAtMs).toBe(ports.nowMs());
  });

  it("waits where it is while its body cannot be stored", async () => {
    const put = () => Promise.reject(new Failure("STORAGE_UNAVAILABLE", "away"));
    const { run, waiting } = rig({ publisher: awayOnce(), bodies: { ...memoryBodies(), put } });
    await expect(run(raw(large(300_000)))).rejects.toMatchObject({ code: "STORAGE_UNAVAILABLE" });
    expect(waiting()).toBeUndefined();
  });

  it("is a dead letter with its bytes and both reasons when its properties alone are too many", async () => {
    const inbound = { ...memoryInboundQueue(), send: () => Promise.reject(tooLarge) };
    const { run, dead, spool } = rig({ publisher: awayOnce(), inbound });
    const body = large(100);
    expect(await run(raw(body))).toMatchObject([{ kind: "dead", failure: { code: "MESSAGE_TOO_LARGE" } }]);
    expect(await Array.fromAsync(spool.waiting())).toEqual([]);
    expect(dead()).toMatchObject([{ code: "MESSAGE_TOO_LARGE", step: "publish" }]);
    expect(dead()[0]?.reason).toMatch(/too large.*PUBLISH_UNAVAILABLE: away/);
    expect(Buffer.from(dead()[0]?.body ?? []).toString()).toBe(body);
  });
});

describe("a spooled message that its queue will never take", () => {
  it("is a dead letter with all that it says, of its endpoint's kind", async () => {
    const { ports, dead } = rig();
    const item = raw("{}", { headers: { "user-agent": "x" }, attempts: 2 });
    if (item.kind !== "waiting") throw new Error("Expected a message.");
    await makeGiveUp(ports)(toQueueMessage(item.waiting), tooLarge);
    expect(dead()).toMatchObject([
      {
        arrival: item.waiting.arrival,
        code: "MESSAGE_TOO_LARGE",
        step: "spool",
        kind: "finops",
        attempts: 3,
        headers: { "user-agent": "x" },
        body: Buffer.from("{}"),
      },
    ]);
  });

  it("is one as well when nobody can read it, and the same one the next time", async () => {
    const { ports, dead } = rig();
    const message = { messageId: "x#1", body: Buffer.from("?"), properties: { colour: "red" } };
    for (const _ of [1, 2]) await makeGiveUp(ports)(message, tooLarge);
    expect(dead()).toMatchObject([{ properties: { colour: "red" }, body: Buffer.from("?") }]);
  });
});

describe("a dead letter of a message that was understood", () => {
  it("has the exact text of the event that it became", async () => {
    const texts: string[] = [];
    const publish = async (events: readonly { readonly text: string }[]) => {
      texts.push(...events.map(({ text }) => text));
      return events.map(() => new Failure("PUBLISH_REFUSED", "no"));
    };
    const { run, dead, deadLetters } = rig({ publisher: { publish } });
    await run(raw(large(100)));
    const letter = await deadLetters.find(dead()[0]?.arrival ?? "");
    if (letter === undefined) throw new Error("Expected a dead letter.");
    expect(texts).toHaveLength(1);
    expect((await deadLetters.bytesOf(letter)).eventText).toBe(texts[0]);
  });
});
