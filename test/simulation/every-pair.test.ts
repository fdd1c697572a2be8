import { describe, expect, it } from "vitest";
import { breaches, DYING, everyFault, ON_TABLES, ONE_LENGTH, TWO_OF_ONE } from "./every-fault.ts";

describe("two calls that go wrong", () => {
  it.each([
    ["a message and its repeat", TWO_OF_ONE],
    ["a message and its repeat on tables", ON_TABLES],
    ["messages that end as dead letters", DYING],
  ])(
    "break no promise with %s, the second among all calls that follow the first",
    {
      timeout: 300_000,
    },
    async (_name, story) => {
      const { calls } = await breaches(story);
      let pairs = 0;
      for (const first of everyFault(calls, ONE_LENGTH)) {
        const alone = await breaches({ ...story, faults: [first] });
        expect(alone.text).toBe("");
        for (const second of everyFault(alone.calls, ONE_LENGTH)) {
          if (second.call === first.call && second.nth === first.nth) continue;
          expect((await breaches({ ...story, faults: [first, second] })).text).toBe("");
          pairs += 1;
        }
      }
      expect(pairs).toBeGreaterThan(5_000);
    },
  );
});
