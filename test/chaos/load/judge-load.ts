import type { PhaseResult } from "./phase.ts";

/** Memory is flat when it grew by no more than this. */
const MOST_GROWTH_PERCENT = 10;

/** What is wrong with a run of load; nothing when all held. */
export function judgeLoad(
  results: readonly PhaseResult[],
  heapGrowthPercent: number | undefined,
): readonly string[] {
  const wrong: string[] = [];
  for (const { phase, posted, answers, neverAccepted, lost, refused } of results) {
    const at = `at ${phase.perSecond}/s`;
    const { 202: accepted = 0, 503: unavailable = 0 } = answers;
    const others = posted - accepted - unavailable;
    if (others > 0) wrong.push(`${others} first answers ${at} were neither 202 nor 503`);
    const percent = (unavailable * 100) / posted;
    if (percent > phase.most503Percent) {
      wrong.push(
        `${percent.toFixed(2)} % of the first answers ${at} were 503, at most ${phase.most503Percent} % may be`,
      );
    }
    const other = refused.all - refused.overloaded;
    if (other > 0) wrong.push(`${other} refusals ${at} were not for the bytes in flight`);
    if (neverAccepted > 0) wrong.push(`${neverAccepted} messages ${at} were never accepted`);
    if (lost > 0) wrong.push(`${lost} messages ${at} never became an event`);
  }
  if (heapGrowthPercent !== undefined && heapGrowthPercent > MOST_GROWTH_PERCENT) {
    wrong.push(
      `the heap grew by ${heapGrowthPercent.toFixed(1)} %, at most ${MOST_GROWTH_PERCENT} % is flat`,
    );
  }
  return wrong;
}

/** The value below which a share of all values lies; not a number when there is none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
