import type { LogLine } from "./log-line.ts";
import { type Dimensions, METRICS, type MetricName } from "./metrics.ts";

export type MetricLine = LogLine & { readonly event: "metric" };

/** Where samples go. */
export interface Meter {
  /** Adds one sample. */
  record<Name extends MetricName>(name: Name, value: number, dimensions: Dimensions<Name>): void;
  /** All that was recorded since the last time, a line for each metric and set of dimensions; it begins anew. */
  take(): readonly MetricLine[];
  /** The same, but nothing while the last time is less than the meter's interval ago. */
  takeDue(nowMs: number): readonly MetricLine[];
}

/**
 * Adds up samples in memory, so that a metric costs a line an interval and not a line a message. What is not taken
 * when a process dies is lost with it: metrics tell how things go, and nothing rests on them.
 *
 * @param everyMs How far apart the lines of `takeDue` are.
 */
export function makeMeter(everyMs: number): Meter {
  let sums = new Map<string, MetricLine>();
  let takenAtMs = 0;
  const take = (): readonly MetricLine[] => {
    const lines = [...sums.values()];
    sums = new Map();
    return lines;
  };
  return {
    record(name, value, dimensions) {
      const key = JSON.stringify([name, dimensions]);
      const sum = sums.get(key);
      const { unit } = METRICS[name];
      if (sum === undefined) {
        sums.set(key, {
          event: "metric",
          name,
          unit,
          sum: value,
          count: 1,
          min: value,
          max: value,
          dimensions,
        });
        return;
      }
      sums.set(key, {
        ...sum,
        sum: sum.sum + value,
        count: sum.count + 1,
        min: Math.min(sum.min, value),
        max: Math.max(sum.max, value),
      });
    },
    take,
    takeDue(nowMs) {
      if (nowMs - takenAtMs < everyMs) return [];
      takenAtMs = nowMs;
      return take();
    },
  };
}
