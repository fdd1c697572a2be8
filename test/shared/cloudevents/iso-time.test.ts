import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isoTime } from "../../../shared/cloudevents/iso-time.ts";

const YEAR_1_MS = Date.parse("0001-01-01T00:00:00.000Z");
const LAST_MS = Date.parse("9999-12-31T23:59:59.999Z");

describe("a time as RFC 3339 writes it", () => {
  it.each([
    "0001-01-01T00:00:00.000Z",
    "1753-01-01T00:00:00.000Z",
    "1900-02-28T23:59:59.999Z",
    "1900-03-01T00:00:00.000Z",
    "1969-12-31T23:59:59.999Z",
    "1970-01-01T00:00:00.000Z",
    "2000-02-29T12:00:00.001Z",
    "2024-02-29T23:59:59.050Z",
    "2100-02-28T00:00:00.000Z",
    "9999-12-31T23:59:59.999Z",
  ])("is %s", (text) => {
    expect(isoTime(Date.parse(text))).toBe(text);
  });

  it("is what Date writes, for every millisecond of the years 1 to 9999", () => {
    fc.assert(
      fc.property(fc.integer({ min: YEAR_1_MS, max: LAST_MS }), (timeMs) => {
        expect(isoTime(timeMs)).toBe(new Date(timeMs).toISOString());
      }),
      { numRuns: 5_000 },
    );
  });
});
