import type { Figure, TargetId } from "./figure.ts";
import { GATES, holds } from "./gates.ts";
import { median, type Quartiles, quartiles } from "./statistics.ts";

/** What all runs of one target came to. */
export interface Row extends Quartiles {
  readonly target: TargetId;
  readonly what: string;
  readonly unit: Figure["unit"];
  /** The median of each run; the row's own median is the median of these. */
  readonly runs: readonly number[];
  /** How many rounds all runs had together; the quartiles are over these. */
  readonly rounds: number;
  readonly sides: Readonly<Record<string, Quartiles>>;
  readonly verdict: Verdict;
}

/** A short run is too noisy to judge by. */
export type Verdict = "holds" | "missed" | "not judged";

/** A target whose measuring failed has no figure, only the reason. */
export interface Unmeasured {
  readonly target: TargetId;
  readonly reason: string;
}

/**
 * Makes one row of the runs of a target. The median of the runs' medians is what the gate is held to: one run beside
 * a noisy neighbour does not decide.
 */
export function toRow(runs: readonly [Figure, ...Figure[]], judged: boolean): Row {
  const [{ target, what, unit, sides }] = runs;
  const rounds = runs.flatMap(({ perRound }) => perRound);
  const medians = runs.map(({ perRound }) => median(perRound));
  const middle = median(medians);
  return {
    target,
    what,
    unit,
    ...quartiles(rounds),
    median: middle,
    runs: medians,
    rounds: rounds.length,
    sides: Object.fromEntries(
      Object.keys(sides).map((name) => [name, quartiles(runs.flatMap((run) => run.sides[name] ?? []))]),
    ),
    verdict: judged ? (holds(target, middle) ? "holds" : "missed") : "not judged",
  };
}

/** 1 when a gate is missed or could not be held to anything, for the process to end with; else 0. */
export function exitCode(rows: readonly Row[], unmeasured: readonly Unmeasured[]): 0 | 1 {
  return unmeasured.length > 0 || rows.some(({ verdict }) => verdict === "missed") ? 1 : 0;
}

/** The table for people: each line begins with its target. */
export function tableText(rows: readonly Row[], unmeasured: readonly Unmeasured[]): string {
  const width = Math.max(...rows.map(({ what }) => what.length), 0);
  const lines = rows.map((row) => {
    const { bound, side } = GATES[row.target];
    const figure = `${shortest(row.median)}${row.unit === "×" ? "×" : "/s"}`;
    const spread = `${shortest(row.q1)}–${shortest(row.q3)}`;
    const rounds = `${row.runs.length} × ${row.rounds / row.runs.length}`;
    const gate = `${side === "most" ? "≤" : "≥"} ${bound}`;
    return [
      row.target.padEnd(4),
      row.what.padEnd(width),
      figure.padStart(8),
      spread.padStart(14),
      rounds.padStart(7),
      gate.padEnd(6),
      row.verdict,
    ].join("  ");
  });
  const gaps = unmeasured.map(({ target, reason }) => `${target.padEnd(4)}  not measured: ${reason}`);
  const head = [
    "    ",
    "".padEnd(width),
    "median".padStart(8),
    "quartiles".padStart(14),
    "rounds".padStart(7),
    "gate".padEnd(6),
  ].join("  ");
  return `${[head.trimEnd(), ...lines, ...gaps].join("\n")}\n`;
}

/** Three digits: a shared machine gives no more. */
function shortest(figure: number): string {
  return figure >= 100 ? String(Math.round(figure)) : figure.toPrecision(3);
}
