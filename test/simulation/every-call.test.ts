import { describe, expect, it } from "vitest";
import { ALL_KINDS, breaches, everyFault, LARGE, LENGTHS, REDRIVEN, WITH_KILLER } from "./every-fault.ts";
import { CALLS, type Call } from "./fault.ts";
import type { Story } from "./story.ts";

/** Made only by the one kind of ledger, or by the other. */
const PORT_CALLS: readonly Call[] = ["ledger.claim", "ledger.complete", "ledger.release"];
const TABLE_CALLS: readonly Call[] = ["table.write", "table.read"];
/** Made only where the queue did not take a copy. */
const SPOOL_CALLS: readonly Call[] = ["spool.put", "spool.list", "spool.read", "spool.remove"];
/** Made only for what is large, or is sent again; the stories below have such. */
const LARGE_CALLS: readonly Call[] = ["bodies.put", "eventData.keep"];
const REDRIVE_CALLS: readonly Call[] = [
  "deadLetters.resolve",
  "letters.change",
  "letters.find",
  "operator.send",
];
const ELSEWHERE = [...LARGE_CALLS, ...REDRIVE_CALLS];

describe("one call that goes wrong", () => {
  it.each([
    ["memory", TABLE_CALLS],
    ["table", PORT_CALLS],
  ] as const)(
    "breaks no promise, whichever call and in whatever way, with a ledger in %s",
    {
      timeout: 120_000,
    },
    async (ledger, others) => {
      const story: Story = { ...ALL_KINDS, ledger };
      const { calls, text } = await breaches(story);
      expect(text).toBe("");
      const used = CALLS.filter((call) => (calls.get(call) ?? 0) > 0);
      // Nothing is spooled, isolated or given back to its queue where nothing goes wrong.
      const unused: readonly Call[] = [
        ...others,
        ...SPOOL_CALLS,
        ...ELSEWHERE,
        "isolate.send",
        "queue.abandon",
      ];
      expect(used).toEqual(CALLS.filter((call) => !unused.includes(call)));
      const faults = everyFault(calls, LENGTHS);
      expect(faults.length).toBeGreaterThan(300);
      for (const fault of faults) expect((await breaches({ ...story, faults: [fault] })).text).toBe("");
    },
  );
});

describe("an event that is above the column of a table, and its repeat", () => {
  it("goes out with one text, whichever one call goes wrong", { timeout: 60_000 }, async () => {
    const { calls, text } = await breaches(LARGE);
    expect(text).toBe("");
    for (const call of LARGE_CALLS) expect([call, calls.has(call)]).toEqual([call, true]);
    for (const fault of everyFault(calls, LENGTHS))
      expect((await breaches({ ...LARGE, faults: [fault] })).text).toBe("");
  });
});

describe("a queue that takes no copies for a while", () => {
  it.each(["memory", "table"] as const)(
    "breaks no promise, whichever call goes wrong besides, with a ledger in %s",
    {
      timeout: 120_000,
    },
    async (ledger) => {
      const away = [1, 2, 3, 4, 5, 6].map(
        (nth) => ({ call: "inbound.send", nth, how: "fails before", ms: 0 }) as const,
      );
      const story: Story = { ...ALL_KINDS, ledger, faults: away };
      const { calls, text } = await breaches(story);
      expect(text).toBe("");
      for (const call of SPOOL_CALLS) expect([call, calls.has(call)]).toEqual([call, true]);
      for (const fault of everyFault(calls, LENGTHS)) {
        expect((await breaches({ ...story, faults: [...away, fault] })).text).toBe("");
      }
    },
  );
});

describe("a message that kills whoever handles it", () => {
  it("ends alone as a dead letter, whichever one call goes wrong beside it", {
    timeout: 60_000,
  }, async () => {
    const { calls, text } = await breaches(WITH_KILLER);
    expect(text).toBe("");
    expect(calls.get("isolate.send")).toBeGreaterThan(0);
    for (const fault of everyFault(calls, LENGTHS))
      expect((await breaches({ ...WITH_KILLER, faults: [fault] })).text).toBe("");
  });
});

describe("dead letters that operators send again once they are mended", () => {
  it.each(["memory", "table"] as const)(
    "end well, each sent once a run, whichever one call goes wrong, with a ledger in %s",
    { timeout: 120_000 },
    async (ledger) => {
      const story: Story = { ...REDRIVEN, ledger };
      const { calls, text } = await breaches(story);
      expect(text).toBe("");
      for (const call of REDRIVE_CALLS) expect([call, calls.has(call)]).toEqual([call, true]);
      const sendings = await breaches({
        ...story,
        redrive: { mendedAtMs: 3_600_000, runsAtMs: [3_700_000, 3_700_000] },
      });
      expect(sendings.calls.get("operator.send")).toBe(3);
      for (const fault of everyFault(calls, LENGTHS)) {
        const faulted = await breaches({ ...story, faults: [fault] });
        expect(faulted.text).toBe("");
        // Where the last run broke off, the malformed one is still claimed by it; the next run may take it up.
        expect(faulted.letters, JSON.stringify(fault)).toEqual([
          expect.stringMatching(/^(?:new|redriving)$/),
          "resolved",
          "resolved",
        ]);
      }
    },
  );
});
