import { describe, expect, it } from "vitest";
import { content, MINUTE_MS, receive, rig, rigOf, tokenOf } from "./rig.ts";

describe("duplicate detection", () => {
  it("drops an id within its window and takes it again after", () => {
    const { clock, queue, send } = rig({ duplicateWindowMs: MINUTE_MS });
    send("a");
    clock.advance(MINUTE_MS - 1);
    send("a", "b", "b");
    expect(receive(queue, 9).bodies()).toEqual(["a", "b"]);
    clock.advance(1);
    send("a");
    expect(queue.counts()).toMatchObject({ active: 1 });
  });

  it("ends with its window, though the timer is late", () => {
    const { clock, queue, send } = rig({ duplicateWindowMs: MINUTE_MS });
    send("a");
    clock.oversleep(MINUTE_MS);
    send("a");
    expect(queue.counts().active).toBe(2);
  });

  it("remembers a message that was completed long ago", () => {
    const { queue, send } = rig({ duplicateWindowMs: MINUTE_MS });
    send("a");
    queue.settle(tokenOf(receive(queue)), { kind: "complete" });
    send("a");
    expect(queue.counts().active).toBe(0);
  });

  it("knows scheduled messages as well", () => {
    const { clock, queue, intake, send } = rig({ duplicateWindowMs: MINUTE_MS });
    intake.accept([content("a", { scheduledAtMs: clock.nowMs() + 10 })]);
    send("a");
    expect(queue.counts()).toMatchObject({ active: 0, scheduled: 1 });
  });

  it("is not done where the queue does not ask for it", () => {
    const { queue, send } = rig();
    send("a", "a");
    expect(queue.counts().active).toBe(2);
  });
});

describe("scheduling", () => {
  it("lets a message appear at its time, as if it had just been sent", () => {
    const { clock, queue, intake, send } = rig({ ttlMs: MINUTE_MS });
    const [number] = intake.schedule([content("a", { scheduledAtMs: clock.nowMs() + 5 * MINUTE_MS })]);
    send("b");
    clock.advance(5 * MINUTE_MS - 1);
    expect(receive(queue, 9).bodies()).toEqual([]);
    clock.advance(1);
    const { message } = receive(queue).deliveries[0] ?? {};
    expect(number).toBe(1);
    expect(message).toMatchObject({ sequence: 3, enqueuedAtMs: clock.nowMs(), state: "active" });
  });

  it("takes a time that is over as now, and numbers it all the same", () => {
    const { clock, queue, intake } = rig();
    expect(intake.schedule([content("a", { scheduledAtMs: clock.nowMs() })])).toHaveLength(1);
    expect(receive(queue).bodies()).toEqual(["a"]);
  });

  it("takes back what has not appeared, all or nothing", () => {
    const { clock, queue, intake } = rig();
    const [first, second] = intake.schedule(
      ["a", "b"].map((body) => content(body, { scheduledAtMs: clock.nowMs() + 10 })),
    );
    expect(() => intake.cancel([first ?? 0, 99])).toThrow(/99/);
    expect(queue.counts().scheduled).toBe(2);
    intake.cancel([first ?? 0]);
    clock.advance(10);
    expect(receive(queue, 9).bodies()).toEqual(["b"]);
    expect(() => intake.cancel([second ?? 0])).toThrow(/No scheduled message/);
  });
});

describe("a full queue", () => {
  it("takes a batch whole or not at all, and takes more when there is room again", () => {
    const { queue, intake } = rig({ maxBytes: 10 });
    intake.accept([content("12345678")]);
    expect(() => intake.accept([content("1"), content("23")])).toThrow(
      /would hold 11 bytes; its limit is 10/,
    );
    expect(queue.counts().active).toBe(1);
    queue.settle(tokenOf(receive(queue)), { kind: "complete" });
    intake.accept([content("1234567"), content("890")]);
    expect(queue.counts().active).toBe(2);
  });

  it("counts what is scheduled", () => {
    const { clock, intake } = rig({ maxBytes: 10 });
    intake.accept([content("12345678", { scheduledAtMs: clock.nowMs() + 10 })]);
    expect(() => intake.accept([content("123")])).toThrow(/limit/);
  });
});

describe("a topic", () => {
  const subscription = {
    lockMs: MINUTE_MS,
    maxDeliveryCount: 1,
    ttlMs: undefined,
    deadLetterExpired: false,
    requiresSession: false,
  };
  const topic = {
    kind: "topic",
    name: "News",
    intake: { duplicateWindowMs: MINUTE_MS, maxBytes: 1_000 },
    subscriptions: [
      { name: "Plain", queue: subscription },
      { name: "Ordered", queue: { ...subscription, requiresSession: true } },
    ],
  } as const;

  it("gives each subscription its own copy, and looks for duplicates once for all", () => {
    const { bus } = rigOf([topic]);
    bus.intakeAt("news")?.accept([content("a", { sessionId: "s" }), content("a", { sessionId: "s" })]);
    expect(bus.queueAt("news/Subscriptions/plain")?.counts().active).toBe(1);
    expect(bus.queueAt("News/subscriptions/Ordered")?.counts().active).toBe(1);
    expect(bus.queueAt("news")).toBeUndefined();
  });

  it("makes a message without a session a dead letter of the subscription that wants one", () => {
    const { bus } = rigOf([topic]);
    bus.intakeAt("news")?.accept([content("a")]);
    expect(bus.queueAt("news/subscriptions/plain")?.counts()).toMatchObject({ active: 1, deadLetter: 0 });
    expect(bus.queueAt("news/subscriptions/ordered")?.counts()).toMatchObject({ active: 0, deadLetter: 1 });
  });
});
