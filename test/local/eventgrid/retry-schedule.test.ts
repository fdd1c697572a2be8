import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { retryWaitMs } from "../../../local/eventgrid/retry-schedule.ts";

describe("the wait after a failed attempt", () => {
  it.each([
    [1, 10_000],
    [2, 30_000],
    [3, 60_000],
    [4, 300_000],
    [7, 3_600_000],
    [9, 21_600_000],
    [10, 43_200_000],
    [29, 43_200_000],
  ])("is, after attempt %i, %i ms without jitter", (attempts, expected) => {
    expect(retryWaitMs(attempts, 0, 0)).toBe(expected);
  });

  it("is never shorter than the failure asks for", () => {
    expect(retryWaitMs(1, 300_000, 0)).toBe(300_000);
    expect(retryWaitMs(5, 300_000, 0)).toBe(600_000);
  });

  it("grows with the attempts and by at most a tenth of jitter", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (attempts, random) => {
          const waitMs = retryWaitMs(attempts, 0, random);
          const leastMs = retryWaitMs(attempts, 0, 0);
          expect(waitMs).toBeGreaterThanOrEqual(leastMs);
          expect(waitMs).toBeLessThanOrEqual(leastMs * 1.1);
          expect(retryWaitMs(attempts + 1, 0, 0)).toBeGreaterThanOrEqual(leastMs);
        },
      ),
    );
  });
});
