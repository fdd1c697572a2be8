import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quartiles } from "../../bench/statistics.ts";

describe("quartiles", () => {
  it.each([
    [[3], { q1: 3, median: 3, q3: 3 }],
    [[4, 1, 3, 2], { q1: 1.75, median: 2.5, q3: 3.25 }],
    [[5, 1, 4, 2, 3], { q1: 2, median: 3, q3: 4 }],
    [[10, 9], { q1: 9.25, median: 9.5, q3: 9.75 }],
  ])("of %j lie between the values by their distance", (values, expected) => {
    expect(quartiles(values)).toEqual(expected);
  });

  it("do not depend on the order of the values", () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
        expect(quartiles(values.toReversed())).toEqual(quartiles(values));
      }),
    );
  });

  it("stand in order, within the values", () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
        const { q1, median, q3 } = quartiles(values);
        const inOrder = [Math.min(...values), q1, median, q3, Math.max(...values)];
        expect(inOrder.toSorted((a, b) => a - b)).toEqual(inOrder);
      }),
    );
  });

  it("refuse to be made of nothing", () => {
    expect(() => quartiles([])).toThrow("Expected at least one measured value");
  });
});
