import { execFileSync } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { dirname } from "node:path";
import { Command, CommanderError, InvalidArgumentError } from "commander";
import { corpusChecksum } from "./corpus.ts";
import { type Figure, TARGET_IDS, type TargetId } from "./figure.ts";
import { canPin } from "./one-core.ts";
import { exitCode, type Row, tableText, toRow, type Unmeasured } from "./report.ts";
import { runGroup } from "./run.ts";
import { TARGET_GROUPS } from "./targets.ts";

const RUNS = { full: 3, short: 1 } as const;
const WRONG_USE = 2;

interface Options {
  readonly out?: string;
  readonly only: readonly TargetId[];
  readonly short?: true;
}

const program = new Command("bench")
  .description("Measure the connector, each figure beside its floor in the same run.")
  .option("--out <file>", "write the figures as JSON as well")
  .option("--only <targets>", `measure some of ${TARGET_IDS.join(", ")}`, readTargets, TARGET_IDS)
  .option("--short", "one run of few rounds, which judges no gate")
  .exitOverride()
  .action(bench);

/** Measures, prints, and sets the exit code: 1 when a gate is missed or a target could not be measured. */
async function bench({ out, only, short }: Options): Promise<void> {
  const kind = short === true ? "short" : "full";
  process.stdout.write(
    `Node ${process.versions.node}, ${machine().cores} cores (${machine().cpuModel}), ` +
      `${canPin() ? "what is measured held to one core" : "not held to one core: no taskset here"}.\n`,
  );
  const rows: Row[] = [];
  const unmeasured: Unmeasured[] = [];
  for (const group of TARGET_GROUPS.filter(({ targets }) =>
    targets.some((target) => only.includes(target)),
  )) {
    const wanted = group.targets.filter((target) => only.includes(target));
    try {
      const runs: (readonly Figure[])[] = [];
      for (let run = 0; run < RUNS[kind]; run += 1) runs.push(await runGroup(group, { kind }));
      for (const target of wanted) rows.push(...rowsOf(target, runs, kind === "full"));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      unmeasured.push(...wanted.map((target) => ({ target, reason })));
    }
  }
  process.stdout.write(tableText(rows, unmeasured));
  if (out !== undefined) await writeFigures(out, { rows, unmeasured });
  process.exitCode = exitCode(rows, unmeasured);
}

/** A target may have further rows, which say more about it and are not judged: its first figure is. */
function rowsOf(target: TargetId, runs: readonly (readonly Figure[])[], judged: boolean): readonly Row[] {
  const mine = runs.map((figures) => figures.filter((figure) => figure.target === target));
  return (mine[0] ?? []).flatMap((_, at) => {
    const [first, ...rest] = mine.flatMap((figures) => figures[at] ?? []);
    return first === undefined ? [] : [toRow([first, ...rest], judged && at === 0)];
  });
}

async function writeFigures(
  file: string,
  { rows, unmeasured }: { readonly rows: readonly Row[]; readonly unmeasured: readonly Unmeasured[] },
): Promise<void> {
  const figures = {
    schema: 1,
    commit: commit(),
    node: process.versions.node,
    ...machine(),
    pinned: canPin(),
    corpusSha: await corpusChecksum(),
    rows,
    unmeasured,
  };
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(figures, undefined, 2)}\n`);
}

function machine(): { readonly cpuModel: string; readonly cores: number } {
  const all = cpus();
  return { cpuModel: all[0]?.model ?? "unknown", cores: all.length };
}

/** Absent outside of a clone. */
function commit(): string | undefined {
  try {
    return execFileSync("git", ["rev-parse", "HEAD"], { encoding: "utf8", stdio: "pipe" }).trim();
  } catch {
    return undefined;
  }
}

function readTargets(text: string): readonly TargetId[] {
  return text.split(",").map((name) => {
    const target = TARGET_IDS.find((known) => known === name.trim().toUpperCase());
    if (target === undefined)
      throw new InvalidArgumentError(`Expected some of ${TARGET_IDS.join(", ")}, with commas between.`);
    return target;
  });
}

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? 0 : WRONG_USE; // commander has said why
}
