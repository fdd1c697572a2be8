import { describe, expect, it } from "vitest";
import { judgeLoad, percentile } from "./load/judge-load.ts";
import { heapGrowth } from "./load/memory.ts";
import type { PhaseResult } from "./load/phase.ts";

const GOOD: PhaseResult = {
  phase: { perSecond: 100, seconds: 10, most503Percent: 1 },
  posted: 1_000,
  answers: { 202: 990, 503: 10 },
  acceptMs: [1],
  endToEndMs: [1],
  postedAgain: 10,
  neverAccepted: 0,
  lost: 0,
  refused: { all: 12, overloaded: 12 },
  drainedAfterMs: 0,
};

describe("the judge of load", () => {
  it("finds nothing where all held", () => {
    expect(judgeLoad([GOOD], 10)).toEqual([]);
    expect(judgeLoad([GOOD], undefined)).toEqual([]);
  });

  it.each<[string, string, Partial<PhaseResult>]>([
    ["too many refusals", "1.10 % of the first answers", { answers: { 202: 989, 503: 11 } }],
    ["an answer that nobody understands", "1 first answers", { answers: { 202: 999, 500: 1 } }],
    ["refusals for another reason", "3 refusals", { refused: { all: 12, overloaded: 9 } }],
    ["a message that was never accepted", "never accepted", { neverAccepted: 1 }],
    ["a message that is gone", "never became an event", { lost: 1 }],
  ])("finds %s", (_, what, mutation) => {
    expect(judgeLoad([{ ...GOOD, ...mutation }], 0).join()).toContain(what);
  });

  it("finds memory that grows", () => {
    const samples = Array.from({ length: 60 }, (_, at) => ({ atMs: at * 5_000, rss: 0, heap: 100 + at }));
    expect(heapGrowth(samples, 0, 300_000)).toBeCloseTo(30.6, 1);
    expect(heapGrowth(samples, 0, 60_000)).toBe(undefined);
    expect(judgeLoad([GOOD], 30.6)).toEqual(["the heap grew by 30.6 %, at most 10 % is flat"]);
  });

  it("knows percentiles", () => {
    const hundred = Array.from({ length: 100 }, (_, at) => 100 - at);
    expect([percentile(hundred, 0.5), percentile(hundred, 0.99), percentile([7], 0.99)]).toEqual([
      51, 100, 7,
    ]);
  });
});
