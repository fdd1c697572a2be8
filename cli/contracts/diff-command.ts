import { Command, Option } from "commander";
import { WrongUse } from "../wrong-use.ts";
import { diffText } from "./diff-text.ts";
import { type DiffMode, diffVersions, MODES } from "./diff-versions.ts";
import { readContracts } from "./read-contracts.ts";

const EXIT = { compatible: 0, broken: 1, undecided: 3 } as const;

interface DiffOptions {
  readonly mode: DiffMode;
  readonly json?: true;
}

/** `contracts diff OLD NEW`: whether a change of contracts breaks those who read or write by them. */
export function diffCommand(): Command {
  return new Command("diff")
    .description("Say whether contracts stayed compatible, and if not, where, why, and with which document.")
    .argument(
      "<versions...>",
      "two or more versions, oldest first: schema files, folders of them, or git revisions",
    )
    .addOption(
      new Option(
        "--mode <mode>",
        "backward: who reads with the last accepts what the one before accepts; forward: the reverse; full: both; transitive: with every earlier one",
      )
        .choices(MODES)
        .default("backward"),
    )
    .option("--json", "print JSON for programs")
    .addHelpText(
      "after",
      "\nA git revision is REVISION or REVISION:PATH; alone, it means its folder schemas/.",
    )
    .addHelpText("after", "Exit codes: 0 compatible, 1 broken, 2 wrong use, 3 undecided.")
    .action(async (names: readonly string[], { mode, json }: DiffOptions) => {
      if (names.length < 2) throw new WrongUse("Expected two versions at least, the older one first.");
      const versions = await Promise.all(names.map(readContracts));
      const diff = diffVersions(versions, mode);
      process.stdout.write(json ? `${JSON.stringify(diff, undefined, 2)}\n` : diffText(diff));
      process.exitCode = EXIT[diff.verdict];
    });
}
