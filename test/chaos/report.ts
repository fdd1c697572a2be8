import type { Evidence } from "./evidence/evidence.ts";
import { type Breach, PROMISES } from "./judge/judge.ts";
import type { ChaosRun } from "./run-chaos.ts";

/** How many breaches of one promise are told one by one. */
const TOLD = 10;

/** What a run came to, for programs. */
export interface ChaosReport {
  readonly seed: number;
  readonly minutes: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly faults: ChaosRun["faults"];
  readonly tries: ChaosRun["tries"];
  readonly outcomes: ChaosRun["outcomes"];
  readonly verdicts: Readonly<Record<string, "kept" | "broken">>;
  readonly breaches: readonly Breach[];
}

export function chaosReport(
  asked: { readonly seed: number; readonly minutes: number },
  { evidence, faults, tries, outcomes }: ChaosRun,
  breaches: readonly Breach[],
): ChaosReport {
  const broken = new Set(breaches.map(({ promise }) => promise));
  const verdicts = Object.fromEntries(
    PROMISES.map((promise) => [promise, broken.has(promise) ? "broken" : "kept"] as const),
  );
  return { ...asked, counts: countsOf(evidence), faults, tries, outcomes, verdicts, breaches };
}

function countsOf({ offered, published, dead, waiting, native, claims }: Evidence): ChaosReport["counts"] {
  return {
    deliveries: offered.length,
    accepted: offered.filter(({ accepted }) => accepted > 0).length,
    acceptances: offered.reduce((sum, { accepted }) => sum + accepted, 0),
    publications: published.length,
    events: new Set(published.map(({ id }) => id)).size,
    deadLetters: dead.length,
    waiting: waiting.length,
    nativeDeadLetters: native.length,
    claims: claims.length,
  };
}

/** What a run came to, for people. */
export function reportText(report: ChaosReport): string {
  const { seed, minutes, counts, faults, tries, outcomes, verdicts, breaches } = report;
  const lines = [
    `seed ${seed}, ${minutes} minutes`,
    `counts    ${listed(counts)}`,
    `faults    ${Object.values(faults).reduce((sum, count) => sum + count, 0)} of ${Object.keys(faults).length} kinds`,
    `tries     ${listed(tries)}`,
    `outcomes  ${listed(outcomes)}`,
    ...PROMISES.flatMap((promise) => {
      const found = breaches.filter((breach) => breach.promise === promise);
      const more = found.length > TOLD ? [`    … and ${found.length - TOLD} more`] : [];
      return [
        `${promise} ${verdicts[promise]}`,
        ...found.slice(0, TOLD).map(({ what }) => `    ${what}`),
        ...more,
      ];
    }),
  ];
  return lines.join("\n");
}

function listed(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(", ");
}
