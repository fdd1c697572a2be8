import fc from "fast-check";
import { expect, it } from "vitest";
import { countQuotes } from "../../../../shared/wire/json/count-quotes.ts";

it("counts like the plain loop, whatever the bytes and wherever their view begins", () => {
  const bytes = fc.array(fc.oneof(fc.constant(0x22), fc.integer({ min: 0, max: 255 })), { maxLength: 3_000 });
  fc.assert(
    fc.property(bytes, fc.nat(3), (values, offset) => {
      const view = new Uint8Array([...Array(offset).fill(0x22), ...values]).subarray(offset);
      expect(countQuotes(view)).toBe(values.filter((value) => value === 0x22).length);
    }),
  );
});

it("does not overflow on a body of quotes alone", () => {
  expect(countQuotes(new Uint8Array(1_000_003).fill(0x22))).toBe(1_000_003);
});
