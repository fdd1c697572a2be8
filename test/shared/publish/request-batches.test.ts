import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { requestBatches } from "../../../shared/publish/request-batches.ts";

const LIMIT = 1024 * 1024;

describe("cutting events into requests", () => {
  it("keeps every event, in order, and no request above the limit but for one that is too large by itself", () => {
    const event = fc
      .record({
        size: fc.oneof(fc.nat({ max: 2_000 }), fc.integer({ min: 300_000, max: 1_200_000 })),
        wide: fc.boolean(),
      })
      .map(({ size, wide }) => ({ id: "", text: (wide ? "ß" : "x").repeat(size) }));
    fc.assert(
      fc.property(fc.array(event, { maxLength: 12 }), (events) => {
        const batches = requestBatches(events);
        expect(batches.flat()).toEqual(events);
        for (const batch of batches) {
          const body = `[${batch.map(({ text }) => text).join(",")}]`;
          expect(batch.length === 1 || Buffer.byteLength(body) <= LIMIT).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("makes no request of nothing", () => {
    expect(requestBatches([])).toEqual([]);
  });

  it("fills requests as far as they go", () => {
    const events = Array.from({ length: 10 }, (_, index) => ({
      id: String(index),
      text: "x".repeat(200 * 1024),
    }));
    expect(requestBatches(events).map((batch) => batch.length)).toEqual([5, 5]);
  });

  it("makes one request of thousands of small events, up to what the service takes", () => {
    const events = Array.from({ length: 5_001 }, (_, index) => ({ id: String(index), text: "{}" }));
    expect(requestBatches(events).map((batch) => batch.length)).toEqual([5_000, 1]);
  });
});
