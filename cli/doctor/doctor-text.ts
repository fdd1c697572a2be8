import type { Finding } from "./finding.ts";

const MARKS: Readonly<Record<Finding["state"], string>> = {
  right: "ok   ",
  wrong: "WRONG",
  unjudged: "?    ",
};

/** Findings for people: what is wrong comes last, where the eye is. */
export function doctorText(findings: readonly Finding[]): string {
  const order = ["right", "unjudged", "wrong"] as const;
  const lines = order.flatMap((state) =>
    findings.filter((each) => each.state === state).flatMap(findingLines),
  );
  const wrong = findings.filter(({ state }) => state === "wrong").length;
  const end = wrong === 0 ? "Nothing is wrong." : `${wrong} of ${findings.length} are wrong.`;
  return `${[...lines, end].join("\n")}\n`;
}

function findingLines({ about, state, says, fix }: Finding): readonly string[] {
  const line = `${MARKS[state]}  ${about}: ${says}`;
  return fix === undefined ? [line] : [line, `       fix: ${fix}`];
}
