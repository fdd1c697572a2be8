import { describe, expect, it } from "vitest";
import { faultText, planFaults } from "./faults/plan.ts";

const MINUTE_MS = 60_000;
const LEASE_MS = 7_200;

describe("the plan of faults", () => {
  it("is the same for the same seed, and another for another", () => {
    const plan = (seed: number) => planFaults({ seed, forMs: MINUTE_MS, leaseMs: LEASE_MS });
    expect(plan(7)).toEqual(plan(7));
    expect(plan(7)).not.toEqual(plan(8));
  });

  it("has every fault of every part within five minutes", () => {
    const texts = planFaults({ seed: 1, forMs: 5 * MINUTE_MS, leaseMs: LEASE_MS }).map(({ fault }) =>
      faultText(fault),
    );
    expect(new Set(texts).size).toBe(8 + 3 * 5 + 4 * 8);
  });

  it.each([1, 2, 3])(
    "keeps each fault within the time, and freezes for longer than a lease (seed %i)",
    (seed) => {
      const plan = planFaults({ seed, forMs: MINUTE_MS, leaseMs: LEASE_MS });
      expect(plan.length).toBeGreaterThan(20);
      for (const { atMs, forMs, fault } of plan) {
        expect(atMs + forMs).toBeLessThanOrEqual(MINUTE_MS);
        if (fault.kind === "freeze") expect(forMs).toBeGreaterThan(LEASE_MS * 1.1);
      }
    },
  );
});
