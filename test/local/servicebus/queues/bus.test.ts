import { describe, expect, it } from "vitest";
import { content, receive, rig, rigOf } from "./rig.ts";

describe("a bus that remembers", () => {
  it("gives its messages again and draws numbers above all that were given", () => {
    const before = rig();
    before.send("a");
    const [message] = before.queue.peek(0, 1, undefined);
    if (message === undefined) throw new Error("A message was sent.");
    const nothing = { sessionStates: new Map(), seen: new Map() };
    const entity = {
      kind: "queue",
      name: "orders",
      intake: { duplicateWindowMs: undefined, maxBytes: 100 },
      queue: {
        lockMs: 1_000,
        maxDeliveryCount: 1,
        ttlMs: undefined,
        deadLetterExpired: false,
        requiresSession: false,
      },
    } as const;
    const { bus } = rigOf(
      [entity],
      1,
      new Map([
        ["orders", { ...nothing, messages: [message], lastSequence: 1 }],
        ["orders/$deadletterqueue", { ...nothing, messages: [], lastSequence: 9 }],
      ]),
    );
    bus.intakeAt("orders")?.accept([content("b")]);
    const queue = bus.queueAt("orders");
    expect(queue?.peek(0, 9, undefined).map(({ sequence }) => sequence)).toEqual([1, 10]);
    expect(queue && receive(queue, 9).bodies()).toEqual(["a", "b"]);
  });
});
