import { describe, expect, it } from "vitest";
import type { Figure } from "../../bench/figure.ts";
import { exitCode, tableText, toRow } from "../../bench/report.ts";

function run(target: Figure["target"], perRound: readonly number[]): Figure {
  return { target, what: "one ÷ other", unit: "×", perRound, sides: { "one, ns": perRound } };
}

describe("a row", () => {
  it("is held to the median of the runs, which one noisy run does not move", () => {
    const row = toRow([run("T1", [1.4, 1.5]), run("T1", [9, 9]), run("T1", [1.6, 1.6])], true);
    expect(row).toMatchObject({ runs: [1.45, 9, 1.6], median: 1.6, verdict: "holds", rounds: 6 });
  });

  it("shows the quartiles of all rounds of all runs", () => {
    const row = toRow([run("T1", [1, 2]), run("T1", [3, 4])], true);
    expect(row).toMatchObject({ q1: 1.75, q3: 3.25, sides: { "one, ns": { q1: 1.75, q3: 3.25 } } });
  });

  it.each([
    ["T1", 1.8, "holds"],
    ["T1", 1.81, "missed"],
    ["T16", 0.7, "holds"],
    ["T16", 0.69, "missed"],
    ["T18", 299, "missed"],
  ] as const)("of %s with %d: %s", (target, figure, verdict) => {
    expect(toRow([run(target, [figure])], true).verdict).toBe(verdict);
  });

  it("is not judged in a short run", () => {
    expect(toRow([run("T1", [99])], false).verdict).toBe("not judged");
  });
});

describe("the exit code", () => {
  const held = toRow([run("T1", [1])], true);
  const missed = toRow([run("T2", [9])], true);

  it("is 0 when every gate holds, and when none is judged", () => {
    expect(exitCode([held], [])).toBe(0);
    expect(exitCode([toRow([run("T2", [9])], false)], [])).toBe(0);
  });

  it("is 1 when a gate is missed", () => {
    expect(exitCode([held, missed], [])).toBe(1);
  });

  it("is 1 when a target could not be measured, even in a short run", () => {
    expect(exitCode([held], [{ target: "T18", reason: "its process ended" }])).toBe(1);
  });
});

describe("the table", () => {
  it("begins each line with its target, and gives no figure for what was not measured", () => {
    const text = tableText(
      [toRow([run("T1", [1.234, 1.2])], true)],
      [{ target: "T18", reason: "no broker" }],
    );
    const lines = text.split("\n");
    expect(lines[1]).toMatch(/^T1 {4}one ÷ other {2} {3}1\.22× .*1 × 2 {2}≤ 1\.8 {3}holds$/);
    expect(lines[2]).toBe("T18   not measured: no broker");
  });
});
