import { describe, expect, it } from "vitest";
import { makeMeter } from "../../../shared/telemetry/meter.ts";

describe("the meter", () => {
  it("adds the samples of a metric up, for each set of dimensions", () => {
    const meter = makeMeter(10_000);
    for (const ms of [30, 10, 20]) meter.record("accept.duration", ms, { endpoint: "sales" });
    meter.record("accept.duration", 7, { endpoint: "erp" });
    const one = { event: "metric", name: "accept.duration", unit: "milliseconds" };
    expect(meter.take()).toEqual([
      { ...one, sum: 60, count: 3, min: 10, max: 30, dimensions: { endpoint: "sales" } },
      { ...one, sum: 7, count: 1, min: 7, max: 7, dimensions: { endpoint: "erp" } },
    ]);
  });

  it("begins anew when its lines were taken", () => {
    const meter = makeMeter(10_000);
    meter.record("publish.duration", 5, {});
    meter.take();
    expect(meter.take()).toEqual([]);
    meter.record("publish.duration", 6, {});
    expect(meter.take()).toMatchObject([{ sum: 6, count: 1 }]);
  });

  it("gives lines that are due once an interval, and loses none in between", () => {
    const meter = makeMeter(10_000);
    const start = Date.UTC(2026, 10, 23);
    const takenAt = (ms: number): number => {
      meter.record("publish.duration", 1, {});
      return meter.takeDue(start + ms).reduce((sum, line) => sum + line.count, 0);
    };
    expect([0, 1, 9_999, 10_000, 10_001, 20_000].map(takenAt)).toEqual([1, 0, 0, 3, 0, 2]);
  });

  it("does not hold one endpoint's samples for another's whose name holds a line's end", () => {
    const meter = makeMeter(10_000);
    meter.record("process.outcomes", 1, { endpoint: "a", outcome: "b\nc", code: "" });
    meter.record("process.outcomes", 1, { endpoint: "a\nb", outcome: "c", code: "" });
    expect(meter.take()).toHaveLength(2);
  });
});
