import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { readTimerTrigger, startTimer } from "../../../../local/functions/triggers/timer.ts";

const START_MS = Date.parse("2026-11-23T09:00:00.000Z");

describe("a timer function", () => {
  beforeEach(() => vi.useFakeTimers({ now: START_MS }));
  afterEach(() => vi.useRealTimers());

  function start(schedule: string, runOnStartup = false, takesMs = 0) {
    const runs: { atMs: number; input: unknown }[] = [];
    const trigger = readTimerTrigger({ type: "timerTrigger", direction: "in", schedule, runOnStartup }, {});
    const timer = startTimer({
      trigger,
      now: Date.now,
      invoke: async ({ json = "" }) => {
        runs.push({ atMs: Date.now() - START_MS, input: JSON.parse(json) });
        if (takesMs > 0) await new Promise((resolve) => setTimeout(resolve, takesMs));
      },
    });
    return { runs, timer };
  }

  it("runs whenever it is due, and says when it ran and will run", async () => {
    const { runs, timer } = start("0 */5 * * * *");
    await vi.advanceTimersByTimeAsync(600_000);
    expect(runs.map(({ atMs }) => atMs)).toEqual([300_000, 600_000]);
    expect(runs[1]?.input).toEqual({
      Schedule: { AdjustForDST: true },
      ScheduleStatus: {
        Last: "2026-11-23T09:05:00.000Z",
        Next: "2026-11-23T09:15:00.000Z",
        LastUpdated: "2026-11-23T09:05:00.000Z",
      },
      IsPastDue: false,
    });
    await timer.stop();
  });

  it("runs at the start when it is asked to", async () => {
    const { runs, timer } = start("00:01:00", true);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(runs.map(({ atMs }) => atMs)).toEqual([0, 60_000]);
    await timer.stop();
  });

  it("is past due after a run that took too long, and never runs twice at once", async () => {
    const { runs, timer } = start("00:00:10", false, 15_000);
    await vi.advanceTimersByTimeAsync(26_000);
    expect(runs.map(({ atMs }) => atMs)).toEqual([10_000, 25_001]);
    expect(runs[1]?.input).toMatchObject({ IsPastDue: true });
    const stopped = timer.stop();
    await vi.advanceTimersByTimeAsync(15_000);
    await stopped;
    expect(runs).toHaveLength(2);
  });

  it("waits for a time that is farther away than a timer of Node can wait", async () => {
    const { runs, timer } = start("0 0 0 1 2 *");
    await vi.advanceTimersByTimeAsync(71 * 86_400_000);
    expect(runs.map(({ atMs }) => new Date(START_MS + atMs).toISOString())).toEqual([
      "2027-02-01T00:00:00.000Z",
    ]);
    await timer.stop();
  });

  it("stops", async () => {
    const { runs, timer } = start("00:00:10");
    await timer.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(runs).toEqual([]);
  });

  it("is refused without a schedule", () => {
    expect(() => readTimerTrigger({ type: "timerTrigger", direction: "in" }, {})).toThrow("has no schedule");
  });
});
