import type { ContractDiff, ContractDifference, VersionsDiff } from "./diff-versions.ts";

const MAX_EXAMPLE = 400;

/** A comparison for people: a paragraph a contract that changed, and a last line with the verdict. */
export function diffText({ mode, verdict, contracts }: VersionsDiff): string {
  const changed = contracts.filter(({ differences }) => differences.length > 0);
  const paragraphs = changed.map((contract) => `${paragraph(contract)}\n`);
  const same = contracts.length - changed.length;
  return `${paragraphs.join("\n")}${changed.length > 0 ? "\n" : ""}${verdict} (${mode}): ${contracts.length} compared, ${same} of them accept the same.\n`;
}

function paragraph({ contract, old, new: now, verdict, differences }: ContractDiff): string {
  const lines = differences.map((difference) => differenceText(difference));
  return [`${contract || now}: ${verdict}, ${old} → ${now}`, ...lines].join("\n");
}

function differenceText({
  direction,
  compatibleFor,
  path,
  reason,
  verdict,
  example,
}: ContractDifference): string {
  const [accepts, refuses] = direction === "backward" ? ["the old", "the new"] : ["the new", "the old"];
  const meaning = compatibleFor === "nobody" ? "breaking" : `compatible for ${compatibleFor}`;
  const line = `  ${path}  in ${refuses} one, ${reason} (${meaning}${verdict === "undecided" ? ", undecided: no document was found that shows it" : ""})`;
  return example === undefined
    ? line
    : `${line}\n    ${accepts} accepts, ${refuses} refuses: ${cut(JSON.stringify(example))}`;
}

function cut(text: string): string {
  return text.length > MAX_EXAMPLE ? `${text.slice(0, MAX_EXAMPLE)}… (${text.length} characters)` : text;
}
