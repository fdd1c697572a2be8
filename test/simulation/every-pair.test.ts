import { describe, expect, it } from "vitest";
import { breaches, DYING, everyFault, ON_TABLES, ONE_LENGTH, TWO_OF_ONE } from "./every-fault.ts";
import { CALLS, type Call } from "./fault.ts";

const TABLE_CALLS: readonly Call[] = ["table.write", "table.read"];

describe("two calls that go wrong", () => {
  it.each([
    ["a message and its repeat", TWO_OF_ONE, CALLS],
    // All other calls go wrong in pairs above; here it is what the tables make of two.
    ["a message and its repeat on tables", ON_TABLES, TABLE_CALLS],
    ["messages that end as dead letters", DYING, CALLS],
  ] as const)(
    "break no promise with %s, the second among all calls that follow the first",
    {
      timeout: 300_000,
    },
    async (_name, story, among: readonly Call[]) => {
      const { calls } = await breaches(story);
      let pairs = 0;
      for (const first of everyFault(calls, ONE_LENGTH, among)) {
        const alone = await breaches({ ...story, faults: [first] });
        expect(alone.text).toBe("");
        for (const second of everyFault(alone.calls, ONE_LENGTH, among)) {
          if (second.call === first.call && second.nth === first.nth) continue;
          expect((await breaches({ ...story, faults: [first, second] })).text).toBe("");
          pairs += 1;
        }
      }
      expect(pairs).toBeGreaterThan(5_000);
    },
  );
});
