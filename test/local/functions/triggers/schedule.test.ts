import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSchedule } from "../../../../local/functions/triggers/schedule.ts";

function next(schedule: string, after: string): string | undefined {
  const ms = readSchedule(schedule).next(Date.parse(after));
  return ms === undefined ? undefined : new Date(ms).toISOString();
}

describe("a timer's schedule", () => {
  it.each([
    ["0 */5 * * * *", "2026-11-23T09:12:44.500Z", "2026-11-23T09:15:00.000Z"],
    ["*/10 * * * * *", "2026-11-23T09:12:40Z", "2026-11-23T09:12:50.000Z"],
    ["0 0 9-17 * * mon-FRI", "2026-11-20T17:00:00Z", "2026-11-23T09:00:00.000Z"],
    ["0 30 9 1,15 Jan *", "2026-11-23T00:00:00Z", "2027-01-01T09:30:00.000Z"],
    ["0 0 0 * * 7", "2026-11-23T00:00:00Z", "2026-11-29T00:00:00.000Z"],
    ["15/20 * * * * *", "2026-11-23T00:00:00Z", "2026-11-23T00:00:15.000Z"],
    ["0 0 0 29 2 *", "2097-03-01T00:00:00Z", "2104-02-29T00:00:00.000Z"],
    ["*/5 * * * *", "2026-11-23T09:12:44Z", "2026-11-23T09:15:00.000Z"],
    ["00:00:30", "2026-11-23T09:12:44Z", "2026-11-23T09:13:14.000Z"],
    ["1.00:00:00", "2026-11-23T09:12:44Z", "2026-11-24T09:12:44.000Z"],
  ])("%s after %s is due at %s", (schedule, after, due) => {
    expect(next(schedule, after)).toBe(due);
  });

  it("has no next time when no day fits", () => {
    expect(next("0 0 0 31 2 *", "2026-11-23T00:00:00Z")).toBeUndefined();
  });

  it("is always due after the time asked for, on a whole second, and not twice", () => {
    const schedule = readSchedule("*/7 1-50/3 */2 * * 1-5");
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), (afterMs) => {
        const due = schedule.next(afterMs) ?? Number.NaN;
        expect(due).toBeGreaterThan(afterMs);
        expect(due % 1_000).toBe(0);
        expect(schedule.next(due)).toBeGreaterThan(due);
      }),
    );
  });

  it.each([
    ["* * *", /expected six fields/],
    ["60 * * * * *", /second "60".*0-59/],
    ["0 0 0 * 13 *", /month "13".*1-12/],
    ["0 0 0 * * funday", /day of the week "funday"/],
    ["0 5-1 * * * *", /minute "5-1"/],
    ["*/0 * * * * *", /second "\*\/0"/],
    ["00:00:00", /no time at all/],
  ])("%s is refused with the reason", (schedule, reason) => {
    expect(() => readSchedule(schedule)).toThrow(reason);
  });

  it("minds daylight saving only for a calendar", () => {
    expect(readSchedule("0 * * * * *").adjustForDst).toBe(true);
    expect(readSchedule("00:01:00").adjustForDst).toBe(false);
  });
});
