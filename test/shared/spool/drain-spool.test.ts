import { describe, expect, it } from "vitest";
import { Failure } from "../../../shared/failure/failure.ts";
import type { InboundQueue } from "../../../shared/inbound/inbound-queue.ts";
import { memoryInboundQueue } from "../../../shared/inbound/memory-inbound-queue.ts";
import type { QueueMessage } from "../../../shared/inbound/queue-format.ts";
import { drainSpool } from "../../../shared/spool/drain-spool.ts";
import { drainedLine } from "../../../shared/spool/drained-line.ts";
import { memorySpool } from "../../../shared/spool/memory-spool.ts";
import { spooled, waitingOf } from "./spool-suite.ts";

const NOW = Date.UTC(2026, 10, 23, 10);
const LIMIT_MS = 25_000;
const away = new Failure("QUEUE_UNAVAILABLE", "away");

async function rig(messages: readonly QueueMessage[], changed: Partial<InboundQueue> = {}) {
  const spool = memorySpool();
  const inbound = memoryInboundQueue();
  for (const message of messages) await spool.put(message);
  const given: string[] = [];
  const giveUp = async ({ messageId }: QueueMessage, { code }: Failure): Promise<void> => {
    given.push(`${messageId} ${code}`);
  };
  const ports = { spool, inbound: { ...inbound, ...changed }, giveUp, nowMs: () => NOW };
  return { ports, given, spool, inbound, taken: () => inbound.take(NOW).map(({ messageId }) => messageId) };
}

const idsOf = (messages: readonly QueueMessage[]): readonly string[] =>
  messages.map(({ messageId }) => messageId);
const many = (count: number): readonly QueueMessage[] =>
  Array.from({ length: count }, (_, index) => spooled(index));

describe("draining the spool", () => {
  it("moves all to the queue in the order of arrival, and leaves nothing", async () => {
    const messages = many(100);
    const { ports, spool, taken } = await rig(messages.toReversed());
    expect(await drainSpool(LIMIT_MS, ports)).toEqual({
      sent: 100,
      givenUp: 0,
      stayed: 0,
      failure: undefined,
    });
    expect(taken()).toEqual(idsOf(messages));
    expect(await waitingOf(spool, messages)).toEqual([]);
  });

  it("finds an empty spool with one listing, and says nothing of it", async () => {
    const { ports } = await rig([]);
    const drained = await drainSpool(LIMIT_MS, ports);
    expect(drained).toEqual({ sent: 0, givenUp: 0, stayed: 0, failure: undefined });
    expect(drainedLine(drained, 1)).toBeUndefined();
  });

  it("keeps due times that are still to come", async () => {
    const [late, due] = [spooled(0), spooled(1)];
    const { ports, spool, inbound } = await rig([]);
    await spool.put(late, NOW + 60_000);
    await spool.put(due, NOW - 60_000);
    await drainSpool(LIMIT_MS, ports);
    expect(idsOf(inbound.take(NOW))).toEqual([due.messageId]);
    expect(inbound.nextDueMs()).toBe(NOW + 60_000);
  });

  it("leaves all where the queue is still away, having tried one group", async () => {
    const messages = many(100);
    let tries = 0;
    const send = () => Promise.reject(tries++ < 1_000 ? away : new Error());
    const { ports, spool } = await rig(messages, { send });
    const drained = await drainSpool(LIMIT_MS, ports);
    expect(drained).toEqual({ sent: 0, givenUp: 0, stayed: 32, failure: away });
    expect(tries).toBe(32);
    expect(await waitingOf(spool, messages)).toEqual(idsOf(messages));
    expect(drainedLine(drained, 7)).toEqual([
      "warn",
      {
        event: "spool.drained",
        sent: 0,
        givenUp: 0,
        stayed: 32,
        ms: 7,
        code: "QUEUE_UNAVAILABLE",
        reason: "away",
      },
    ]);
  });

  it("moves what is behind one that the queue never takes", async () => {
    const messages = many(40);
    const [stuck] = messages;
    const inbound = memoryInboundQueue();
    const { ports, spool } = await rig(messages, {
      send: (message) =>
        message.messageId === stuck?.messageId ? Promise.reject(away) : inbound.send(message),
    });
    expect(await drainSpool(LIMIT_MS, ports)).toEqual({ sent: 39, givenUp: 0, stayed: 1, failure: away });
    expect(await waitingOf(spool, messages)).toEqual([stuck?.messageId]);
  });

  it("moves what is behind a whole group that this build cannot read", async () => {
    const messages = many(70);
    const newer = new Set(idsOf(messages.slice(0, 64)));
    const { ports, spool, taken } = await rig(messages);
    const read: typeof spool.read = (id) =>
      newer.has(id) ? Promise.reject(new Failure("FORMAT_NEWER", "newer")) : spool.read(id);
    expect(await drainSpool(LIMIT_MS, { ...ports, spool: { ...spool, read } })).toMatchObject({
      sent: 6,
      stayed: 64,
    });
    expect(taken()).toEqual(idsOf(messages.slice(64)));
  });

  it("gives up what the queue will never take, for a person, and nothing else", async () => {
    const messages = many(40);
    const large = new Set(idsOf(messages.slice(0, 33)));
    const inbound = memoryInboundQueue();
    const { ports, spool, given } = await rig(messages, {
      send: (message) =>
        large.has(message.messageId)
          ? Promise.reject(new Failure("MESSAGE_TOO_LARGE", "too large"))
          : inbound.send(message),
    });
    expect(await drainSpool(LIMIT_MS, ports)).toEqual({
      sent: 7,
      givenUp: 33,
      stayed: 0,
      failure: undefined,
    });
    expect(given).toEqual([...large].map((id) => `${id} MESSAGE_TOO_LARGE`));
    expect(await waitingOf(spool, messages)).toEqual([]);
  });

  it("keeps in the spool what could not be given up either", async () => {
    const messages = many(1);
    const { ports, spool } = await rig(messages, {
      send: () => Promise.reject(new Failure("MESSAGE_TOO_LARGE", "too large")),
    });
    const giveUp = () => Promise.reject(new Failure("STORAGE_UNAVAILABLE", "away"));
    expect(await drainSpool(LIMIT_MS, { ...ports, giveUp })).toMatchObject({ givenUp: 0, stayed: 1 });
    expect(await waitingOf(spool, messages)).toEqual(idsOf(messages));
  });

  it("sends again under the same id what it could not remove", async () => {
    const messages = many(3);
    const { ports, spool, taken } = await rig(messages);
    const remove = () => Promise.reject(new Failure("STORAGE_UNAVAILABLE", "away"));
    expect(await drainSpool(LIMIT_MS, { ...ports, spool: { ...spool, remove } })).toMatchObject({
      sent: 0,
      stayed: 3,
    });
    expect(await drainSpool(LIMIT_MS, ports)).toMatchObject({ sent: 3 });
    expect(taken()).toEqual(idsOf(messages));
  });

  it("may run twice at once", async () => {
    const messages = many(70);
    const { ports, spool, taken } = await rig(messages);
    await Promise.all([drainSpool(LIMIT_MS, ports), drainSpool(LIMIT_MS, ports)]);
    expect(taken().toSorted()).toEqual(idsOf(messages));
    expect(await waitingOf(spool, messages)).toEqual([]);
  });

  it("begins no further group once its time is over", async () => {
    const messages = many(100);
    let nowMs = NOW;
    const { ports, inbound, spool } = await rig(messages, {
      send: async (message) => {
        nowMs += 1_000;
        await inbound.send(message);
      },
    });
    expect(await drainSpool(40_000, { ...ports, nowMs: () => nowMs })).toMatchObject({ sent: 64 });
    expect(await waitingOf(spool, messages)).toHaveLength(36);
  });
});
