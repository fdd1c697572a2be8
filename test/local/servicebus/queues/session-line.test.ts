import { describe, expect, it } from "vitest";
import { NO_PROPERTIES } from "../../../../local/servicebus/queues/message.ts";
import type { AcceptedSession, SessionLine } from "../../../../local/servicebus/queues/session-line.ts";
import { content, MINUTE_MS, type Rig, receiver, rig, tokenOf } from "./rig.ts";

const complete = { kind: "complete" } as const;

function sessionRig(): Rig & { readonly line: SessionLine; sendTo(id: string, ...bodies: string[]): void } {
  const made = rig({ requiresSession: true });
  const { line } = made.queue;
  if (line.kind !== "sessions") throw new Error("The rig is broken.");
  return {
    ...made,
    line,
    sendTo: (sessionId, ...bodies) => made.intake.accept(bodies.map((body) => content(body, { sessionId }))),
  };
}

describe("a session", () => {
  it("gives its messages to the one receiver that has it, in order", () => {
    const { line, sendTo, queue } = sessionRig();
    sendTo("s", "a", "b");
    sendTo("t", "other");
    const holder = receiver(5);
    line.accept("s", holder).offer();
    sendTo("s", "c");
    expect(holder.bodies()).toEqual(["a", "b", "c"]);
    expect(() => line.accept("s", receiver(1))).toThrow(/Another receiver has session 's'/);
    queue.settle(tokenOf(holder), { kind: "abandon", properties: NO_PROPERTIES });
    expect(holder.bodies()).toEqual(["a", "b", "c", "a"]);
  });

  it("goes on where it stopped when it is released, with no failure counted", () => {
    const { line, sendTo, queue } = sessionRig();
    sendTo("s", "a", "b", "c");
    const first = receiver(2);
    const session = line.accept("s", first);
    session.offer();
    queue.settle(tokenOf(first), complete);
    session.release();
    const second = receiver(5);
    line.accept("s", second).offer();
    expect(second.bodies()).toEqual(["b", "c"]);
    expect(second.deliveries[0]?.message.deliveryCount).toBe(0);
    expect(() => queue.settle(tokenOf(first, 1), complete)).toThrow(/session's lock is lost/);
  });

  it("is lost when its lock runs out, and then its messages failed", () => {
    const { clock, line, sendTo, queue } = sessionRig();
    sendTo("s", "a");
    const first = receiver(1);
    const session = line.accept("s", first);
    session.offer();
    clock.advance(MINUTE_MS - 1);
    expect(line.renewSession("s")).toBe(clock.nowMs() + MINUTE_MS);
    clock.advance(MINUTE_MS);
    expect(first.lost).toBe(true);
    expect(() => queue.settle(tokenOf(first), complete)).toThrow(/session's lock is lost/);
    expect(() => line.renewSession("s")).toThrow(/Nobody has session 's'/);
    const second = receiver(1);
    line.accept("s", second).offer();
    session.release();
    expect(second.deliveries[0]?.message.deliveryCount).toBe(1);
    expect(queue.counts().locked).toBe(1);
  });

  it("gives nothing more to a receiver that had it before", () => {
    const { line, sendTo } = sessionRig();
    const [before, now] = [receiver(5), receiver(5)];
    sendTo("s", "a");
    const session = line.accept("s", before);
    session.offer();
    session.release();
    line.accept("s", now).offer();
    session.offer();
    sendTo("s", "b", "c");
    expect(before.bodies()).toEqual(["a"]);
    expect(now.bodies()).toEqual(["a", "b", "c"]);
  });

  it("keeps its state from one receiver to the next, and lets only its receiver set it", () => {
    const { line } = sessionRig();
    expect(() => line.setState("s", Buffer.from("x"))).toThrow(/Nobody has session 's'/);
    const session = line.accept("s", receiver(1));
    line.setState("s", Buffer.from("x"));
    session.release();
    expect(line.state("s")).toEqual(Buffer.from("x"));
    expect(line.ids()).toEqual(["s"]);
  });

  it("is forgotten when it has neither messages nor state", () => {
    const { line, sendTo, queue } = sessionRig();
    sendTo("s", "a");
    const holder = receiver(1);
    const session = line.accept("s", holder);
    session.offer();
    queue.settle(tokenOf(holder), complete);
    session.release();
    expect(line.ids()).toEqual([]);
  });
});

describe("waiting for any session", () => {
  it("gets the one that has waited longest", () => {
    const { line, sendTo } = sessionRig();
    sendTo("s", "a");
    sendTo("t", "b");
    const ids: (string | undefined)[] = [];
    line.acceptNext(receiver(1), MINUTE_MS, (session) => ids.push(session?.id));
    line.acceptNext(receiver(1), MINUTE_MS, (session) => ids.push(session?.id));
    expect(ids).toEqual(["s", "t"]);
  });

  it("lasts until a message comes or a session is given back, first come first served", () => {
    const { line, sendTo } = sessionRig();
    const accepted: [waiter: string, session: AcceptedSession | undefined][] = [];
    for (const waiter of ["first", "second"]) {
      line.acceptNext(receiver(0), MINUTE_MS, (session) => accepted.push([waiter, session]));
    }
    expect(accepted).toEqual([]);
    sendTo("s", "a");
    accepted[0]?.[1]?.release();
    expect(accepted.map(([waiter, session]) => [waiter, session?.id])).toEqual([
      ["first", "s"],
      ["second", "s"],
    ]);
  });

  it("ends with nothing when its time is over, and in silence when it is called off", () => {
    const { clock, line, sendTo } = sessionRig();
    const results: unknown[] = [];
    line.acceptNext(receiver(1), 1_000, (session) => results.push(session));
    const callOff = line.acceptNext(receiver(1), 5_000, (session) => results.push(session));
    clock.advance(1_000);
    expect(results).toEqual([undefined]);
    callOff();
    sendTo("s", "a");
    clock.advance(10_000);
    expect(results).toEqual([undefined]);
  });
});
