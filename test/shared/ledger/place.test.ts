import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeOf } from "../../../shared/ledger/place.ts";

const RECORD = "0123456789abcdef";
const KEY = "f".repeat(32);

function idAt(iso: string): string {
  return `dv1-${Date.parse(iso).toString(16).padStart(11, "0")}-${RECORD}-${KEY}`;
}

describe("an event's place in the ledger", () => {
  it.each([
    ["2026-11-23T00:00:00.000Z", "ledger20261123"],
    ["2026-11-22T23:59:59.999Z", "ledger20261116"],
    ["2026-11-29T23:59:59.999Z", "ledger20261123"],
    ["2020-01-01T00:00:00.000Z", "ledger20191230"],
    ["2099-12-31T23:59:59.999Z", "ledger20991228"],
  ])("at %s is the table %s, named by the week's Monday", (iso, table) => {
    expect(placeOf(idAt(iso))).toEqual({
      table,
      partitionKey: "0",
      rowKey: `${RECORD}-${Date.parse(iso).toString(16).padStart(11, "0")}-${KEY}`,
    });
  });

  it("without a time is the one table for the undated", () => {
    expect(placeOf(`fo1-u-${RECORD}-${KEY}`).table).toBe("ledgerundated");
  });

  it("sorts a record's events by time", () => {
    const time = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2099, 11, 31) });
    fc.assert(
      fc.property(time, time, (first, second) => {
        const [a, b] = [first, second].map((ms) => placeOf(idAt(new Date(ms).toISOString())).rowKey);
        expect(Math.sign(first - second)).toBe(a === b ? 0 : (a ?? "") < (b ?? "") ? -1 : 1);
      }),
    );
  });

  it("refuses an id that this app did not make", () => {
    expect(() => placeOf("75417616-4ea2-e711-8122-000d3aa2331c")).toThrow(/event id/);
  });
});
