import type { ServiceBusReceivedMessage } from "@azure/service-bus";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { settlement } from "../../../local/servicebus/settle.ts";

const OUTCOMES = ["complete", "abandon", "defer", "deadLetter"] as const;
type Outcome = (typeof OUTCOMES)[number];

const message: ServiceBusReceivedMessage = {
  body: undefined,
  state: "active",
  _rawAmqpMessage: { body: undefined },
};

/** A receiver that notes in which turn of the event loop each of its methods was called. */
function receiverThatCounts() {
  const turns: Outcome[][] = [];
  let open: Outcome[] | undefined;
  const note = async (outcome: Outcome): Promise<void> => {
    if (open === undefined) {
      open = [];
      turns.push(open);
      setImmediate(() => {
        open = undefined;
      });
    }
    open.push(outcome);
  };
  const receiver = {
    completeMessage: () => note("complete"),
    abandonMessage: () => note("abandon"),
    deferMessage: () => note("defer"),
    deadLetterMessage: () => note("deadLetter"),
  };
  return { receiver, turns };
}

describe("settlement", () => {
  it("never starts two settlements in one turn unless both complete", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...OUTCOMES), { maxLength: 40 }), async (outcomes) => {
        const { receiver, turns } = receiverThatCounts();
        const settle = settlement(receiver);
        await Promise.all(outcomes.map((outcome) => settle[outcome](message)));
        expect(turns.flat()).toEqual(outcomes);
        for (const turn of turns) {
          expect(turn.length === 1 || turn.every((outcome) => outcome === "complete")).toBe(true);
        }
      }),
    );
  });

  it("keeps one order for a receiver, whoever asks for it", async () => {
    const { receiver, turns } = receiverThatCounts();
    await Promise.all([settlement(receiver).abandon(message), settlement(receiver).complete(message)]);
    expect(turns).toEqual([["abandon"], ["complete"]]);
  });

  it("settles 100 completions of a batch in one turn", async () => {
    const { receiver, turns } = receiverThatCounts();
    const settle = settlement(receiver);
    await Promise.all(Array.from({ length: 100 }, () => settle.complete(message)));
    expect(turns).toHaveLength(1);
  });

  it("gives the failure of one settlement to its caller alone", async () => {
    const { receiver } = receiverThatCounts();
    const settle = settlement({ ...receiver, abandonMessage: () => Promise.reject(new Error("lock lost")) });
    const [abandoned, completed] = await Promise.allSettled([
      settle.abandon(message),
      settle.complete(message),
    ]);
    expect(abandoned.status).toBe("rejected");
    expect(completed.status).toBe("fulfilled");
  });
});
