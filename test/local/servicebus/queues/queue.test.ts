import { describe, expect, it } from "vitest";
import { NO_PROPERTIES } from "../../../../local/servicebus/queues/message.ts";
import { content, MINUTE_MS, receive, receiver, rig, tokenOf } from "./rig.ts";

const abandon = { kind: "abandon", properties: NO_PROPERTIES } as const;
const complete = { kind: "complete" } as const;
const defer = { kind: "defer", properties: NO_PROPERTIES } as const;

describe("a queue", () => {
  it("gives messages in the order in which they came", () => {
    const { queue, send } = rig();
    send("a", "b", "c");
    expect(receive(queue, 2).bodies()).toEqual(["a", "b"]);
    expect(receive(queue, 2).bodies()).toEqual(["c"]);
  });

  it("gives a message at once to a receiver that waits", () => {
    const { queue, send } = rig();
    const waiting = receiver(1);
    if (queue.line.kind === "open") queue.line.offer(waiting);
    send("a");
    expect(waiting.bodies()).toEqual(["a"]);
  });

  it("serves receivers in turn, and none more than it wants", () => {
    const { queue, send } = rig();
    const [first, second] = [receiver(2), receiver(5)];
    if (queue.line.kind === "open") {
      queue.line.offer(first);
      queue.line.offer(second);
    }
    send("a", "b", "c", "d", "e");
    expect(first.bodies()).toEqual(["a", "c"]);
    expect(second.bodies()).toEqual(["b", "d", "e"]);
  });

  it("gives nothing to a receiver that left", () => {
    const { queue, send } = rig();
    const gone = receiver(5);
    if (queue.line.kind === "open") {
      queue.line.offer(gone);
      queue.line.leave(gone);
    }
    send("a");
    expect(gone.bodies()).toEqual([]);
    expect(queue.counts().active).toBe(1);
  });

  it("puts an abandoned message back to its place, one failed delivery older", () => {
    const { queue, send } = rig();
    send("a", "b", "c");
    const first = receive(queue, 2);
    queue.settle(tokenOf(first), abandon);
    const again = receive(queue, 2);
    expect(again.bodies()).toEqual(["a", "c"]);
    expect(again.deliveries[0]?.message.deliveryCount).toBe(1);
  });

  it("gives back a released message without counting a failure", () => {
    const { queue, send } = rig();
    send("a");
    queue.settle(tokenOf(receive(queue)), { kind: "release" });
    expect(receive(queue).deliveries[0]?.message.deliveryCount).toBe(0);
  });

  it("adds the properties of each settlement to those before", () => {
    const { queue, send } = rig();
    send("a");
    const set = (name: string, value: string): void =>
      queue.settle(tokenOf(receive(queue)), {
        kind: "abandon",
        properties: new Map([[name, Buffer.from(value)]]),
      });
    set("x", "1");
    set("y", "2");
    const found = receive(queue).deliveries[0]?.message.properties;
    expect([...(found ?? [])].map(([name, value]) => [name, Buffer.from(value).toString()])).toEqual([
      ["x", "1"],
      ["y", "2"],
    ]);
  });

  it("has nothing of a message that was completed, or received in the mode that deletes", () => {
    const { queue, send } = rig();
    send("a", "b");
    queue.settle(tokenOf(receive(queue)), complete);
    expect(receive(queue, 1, "receiveAndDelete").deliveries[0]?.lock).toBeUndefined();
    expect(queue.counts()).toEqual({ active: 0, locked: 0, deferred: 0, scheduled: 0, deadLetter: 0 });
  });
});

describe("a lock", () => {
  it("runs out after its time and not before; the message is then given again", () => {
    const { clock, queue, send } = rig();
    send("a");
    receive(queue);
    clock.advance(MINUTE_MS - 1);
    expect(receive(queue).bodies()).toEqual([]);
    clock.advance(1);
    expect(receive(queue).deliveries[0]?.message).toMatchObject({ deliveryCount: 1 });
  });

  it("lasts as long again when it is renewed", () => {
    const { clock, queue, send } = rig();
    send("a");
    const holder = receive(queue);
    clock.advance(MINUTE_MS - 1);
    expect(queue.line.renew(tokenOf(holder))).toBe(clock.nowMs() + MINUTE_MS);
    clock.advance(MINUTE_MS - 1);
    queue.settle(tokenOf(holder), complete);
    expect(queue.counts()).toMatchObject({ active: 0, locked: 0 });
  });

  it("settles nothing once it ran out, and nothing twice", () => {
    const { clock, queue, send } = rig();
    send("a", "b");
    const [late, twice] = [receive(queue), receive(queue)];
    queue.settle(tokenOf(twice), complete);
    expect(() => queue.settle(tokenOf(twice), complete)).toThrow(/lock is lost/);
    clock.advance(MINUTE_MS);
    expect(() => queue.settle(tokenOf(late), complete)).toThrow(/lock is lost/);
    expect(() => queue.line.renew(tokenOf(late))).toThrow(/lock is lost/);
    expect(queue.counts().active).toBe(1);
  });

  it("costs one timer, however many messages are locked", () => {
    const { clock, queue, send } = rig();
    for (let index = 0; index < 100; index += 1) send(String(index));
    receive(queue, 100);
    expect(clock.timers).toBe(1);
  });
});

describe("dead letters", () => {
  it("get a message after the last failed delivery that is allowed, whatever ended it", () => {
    const { clock, queue, dead, send } = rig({ maxDeliveryCount: 2 });
    send("a");
    queue.settle(tokenOf(receive(queue)), abandon);
    receive(queue);
    clock.advance(MINUTE_MS);
    expect(queue.counts()).toMatchObject({ active: 0, deadLetter: 1 });
    expect(receive(dead).deliveries[0]?.message.deadLetter).toEqual({
      reason: "MaxDeliveryCountExceeded",
      description: "Message could not be consumed after 2 delivery attempts.",
    });
  });

  it("keep a message for ever, however often it fails", () => {
    const { queue, dead, send } = rig({ maxDeliveryCount: 1, ttlMs: MINUTE_MS });
    send("a");
    queue.settle(tokenOf(receive(queue)), abandon);
    for (let tries = 0; tries < 5; tries += 1) dead.settle(tokenOf(receive(dead)), abandon);
    dead.settle(tokenOf(receive(dead)), {
      kind: "deadLetter",
      reason: "again",
      description: undefined,
      properties: NO_PROPERTIES,
    });
    expect(receive(dead).deliveries[0]?.message).toMatchObject({
      deadLetter: { reason: "again" },
      expiresAtMs: undefined,
    });
  });

  it("give a message a new number and remember the first", () => {
    const { queue, dead, send } = rig({ maxDeliveryCount: 1 });
    send("a", "b");
    queue.settle(tokenOf(receive(queue)), abandon);
    expect(receive(dead).deliveries[0]?.message).toMatchObject({ sequence: 3, firstSequence: 1 });
  });
});

describe("a deferred message", () => {
  it("is given by its number alone, and stays deferred until it is settled otherwise", () => {
    const { clock, queue, send } = rig();
    send("a");
    queue.settle(tokenOf(receive(queue)), defer);
    expect(receive(queue).bodies()).toEqual([]);
    queue.receiveDeferred(1, "peekLock");
    expect(() => queue.receiveDeferred(1, "peekLock")).toThrow(/Another receiver/);
    clock.advance(MINUTE_MS);
    expect(receive(queue).bodies()).toEqual([]);
    const { lock, message } = queue.receiveDeferred(1, "peekLock");
    expect(message).toMatchObject({ deliveryCount: 1, state: "deferred" });
    queue.settle(lock?.token ?? "", complete);
    expect(() => queue.receiveDeferred(1, "peekLock")).toThrow(/No deferred message/);
  });

  it("does not expire, even when it comes back", () => {
    const { clock, queue, send } = rig({ ttlMs: MINUTE_MS });
    send("a");
    queue.settle(tokenOf(receive(queue)), defer);
    clock.advance(10 * MINUTE_MS);
    queue.settle(queue.receiveDeferred(1, "peekLock").lock?.token ?? "", abandon);
    expect(queue.counts().deferred).toBe(1);
  });
});

describe("a time to live", () => {
  it("is the shorter one of the message and the queue", () => {
    const { clock, queue, intake } = rig({ ttlMs: 2 * MINUTE_MS });
    intake.accept([content("short", { ttlMs: MINUTE_MS }), content("long", { ttlMs: 9 * MINUTE_MS })]);
    clock.advance(MINUTE_MS);
    expect(queue.peek(0, 9, undefined).map(({ content: { messageId } }) => messageId)).toEqual(["long"]);
    clock.advance(MINUTE_MS);
    expect(queue.counts()).toMatchObject({ active: 0, deadLetter: 0 });
  });

  it("makes a dead letter where the queue says so", () => {
    const { clock, queue, dead, send } = rig({ ttlMs: MINUTE_MS, deadLetterExpired: true });
    send("a");
    clock.advance(MINUTE_MS);
    expect(queue.counts()).toMatchObject({ active: 0, deadLetter: 1 });
    expect(receive(dead).deliveries[0]?.message.deadLetter?.reason).toBe("TTLExpiredException");
  });

  it("is over when it is over, though the timer is late", () => {
    const { clock, queue, send } = rig({ ttlMs: MINUTE_MS });
    send("a");
    clock.oversleep(MINUTE_MS);
    expect(receive(queue).bodies()).toEqual([]);
    expect(queue.counts().active).toBe(0);
  });

  it("waits until a lock ends", () => {
    const { clock, queue, send } = rig({ ttlMs: MINUTE_MS / 2 });
    send("a", "b");
    const [settled] = [receive(queue), receive(queue)];
    clock.advance(MINUTE_MS - 1);
    queue.settle(tokenOf(settled), complete);
    expect(queue.counts().locked).toBe(1);
    clock.advance(1);
    expect(queue.counts()).toMatchObject({ active: 0, locked: 0 });
  });

  it("is scaled with the locks, and the ratios stay", () => {
    const { clock, queue, intake } = rig({ ttlMs: MINUTE_MS }, 0.1);
    intake.accept([content("a"), content("b", { ttlMs: MINUTE_MS / 2 })]);
    clock.advance(3_000);
    expect(queue.counts().active).toBe(1);
    expect(receive(queue).deliveries[0]?.lock?.untilMs).toBe(clock.nowMs() + 6_000);
  });
});

describe("peeking and deleting", () => {
  it("shows what waits, what is locked, what is deferred and what is scheduled", () => {
    const { clock, queue, intake, send } = rig();
    send("deferred", "locked", "waits");
    intake.accept([content("scheduled", { scheduledAtMs: clock.nowMs() + 1 })]);
    queue.settle(tokenOf(receive(queue)), defer);
    receive(queue);
    const peeked = queue.peek(0, 10, undefined);
    expect(peeked.map(({ content: { messageId } }) => messageId)).toEqual([
      "deferred",
      "locked",
      "waits",
      "scheduled",
    ]);
    expect(queue.peek(3, 1, undefined)).toMatchObject([{ sequence: 3 }]);
    expect(queue.counts()).toEqual({ active: 1, locked: 1, deferred: 1, scheduled: 1, deadLetter: 0 });
  });

  it("deletes what waits, up to a number and a time, and never what is locked", () => {
    const { clock, queue, send } = rig();
    send("locked", "a", "b", "c");
    receive(queue);
    clock.advance(10);
    send("later");
    expect(queue.deleteWaiting(2, clock.nowMs() - 1)).toBe(2);
    expect(queue.deleteWaiting(9, clock.nowMs() - 1)).toBe(1);
    expect(queue.counts()).toMatchObject({ active: 1, locked: 1 });
    expect(receive(queue).bodies()).toEqual(["later"]);
  });
});
