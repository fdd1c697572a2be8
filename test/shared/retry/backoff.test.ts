import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { backoffMs } from "../../../shared/retry/backoff.ts";

const almostOne = 1 - Number.EPSILON;

describe("the delay before a retry", () => {
  it("doubles its ceiling with each attempt until the cap", () => {
    const backoff = { firstMs: 5_000, capMs: 60_000 };
    const ceilings = [1, 2, 3, 4, 5, 6].map((attempt) => backoffMs(backoff, attempt, almostOne) + 1);
    expect(ceilings).toEqual([5_000, 10_000, 20_000, 40_000, 60_000, 60_000]);
  });

  it("is a whole number of milliseconds below the cap, for any attempt and chance", () => {
    const positive = fc.integer({ min: 1, max: 10_000_000 });
    const chance = fc.double({ min: 0, max: almostOne, noNaN: true });
    fc.assert(
      fc.property(positive, positive, fc.nat(), chance, (firstMs, capMs, attempt, random) => {
        const delayMs = backoffMs({ firstMs, capMs }, attempt, random);
        expect(Number.isInteger(delayMs)).toBe(true);
        expect(delayMs).toBeGreaterThanOrEqual(0);
        expect(delayMs).toBeLessThan(capMs);
      }),
    );
  });
});
