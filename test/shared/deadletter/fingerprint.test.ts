import { describe, expect, it } from "vitest";
import { fingerprint } from "../../../shared/deadletter/fingerprint.ts";
import { LETTER } from "./letter.ts";

const of = (changed: Partial<typeof LETTER>): string => fingerprint({ ...LETTER, ...changed });

describe("the fingerprint of a dead letter", () => {
  it("is the same for one cause, whatever ids, numbers and quoted values the reason shows", () => {
    const reasons = [
      "Expected the row 6d81597f-0f9f-e711-8122-000d3aa2331c at offset 17, got «James».",
      "Expected the row 00000000-0000-0000-0000-000000000001 at offset 4, got «Ada».",
    ];
    const [first, second] = reasons.map((reason) => of({ reason }));
    expect(first).toBe(second);
  });

  it("differs by code, by step, by kind of sender and by cause", () => {
    const all = [
      of({}),
      of({ code: "SOURCE_MISMATCH" }),
      of({ step: "claim" }),
      of({ kind: "finops" }),
      of({ reason: "Expected an array." }),
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  it("says nothing of which message it was", () => {
    expect(of({ arrival: "another", receivedAtMs: 0, body: undefined })).toBe(of({}));
  });
});
