import { glob, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Bicep } from "./bicep.ts";

const TAKE_OVER = "To take wanted changes over: npm run bicep -- --write";
/** The templates that are deployed; modules are compiled with them. */
const TEMPLATES = ["main.bicep", "subscriptions.bicep"];

interface Task {
  /** Formats and takes the snapshots anew, where it would else compare. */
  readonly write: boolean;
}

/** All that the compiler says against a folder of Bicep files: about form, build, lint, parameters and snapshots. */
export async function templateFaults(
  bicep: Bicep,
  folder: string,
  { write }: Task,
): Promise<readonly string[]> {
  const faults: string[] = [];
  const hold = async (file: string, wanted: string, fault: string): Promise<void> => {
    const path = join(folder, file);
    if (wanted === (await readFile(path, "utf8").catch(() => ""))) return;
    if (write) await writeFile(path, wanted);
    else faults.push(`${file} ${fault}. ${TAKE_OVER}`);
  };
  for (const file of await filesOf(folder, "**/*.{bicep,bicepparam}"))
    await hold(file, await bicep.format(join(folder, file)), "is not in its form");
  const parameterFiles = await filesOf(folder, "*.bicepparam");
  for (const file of [...TEMPLATES, ...parameterFiles])
    faults.push(...(await bicep.compile(join(folder, file))).map(({ text }) => text));
  // A template with faults has no snapshot, and would say the same once more for each.
  if (faults.length > 0) return [...new Set(faults)];
  for (const file of parameterFiles) {
    const snapshot = file.replace(/bicepparam$/, "snapshot.json");
    await hold(snapshot, await bicep.snapshot(join(folder, file)), `is not what ${file} gives`);
  }
  return faults;
}

/**
 * Templates that must be refused, each by the code that its first line names: what they show cannot be deployed, so
 * that one which compiles, or fails of something else, is a fault.
 */
export async function refusedFaults(bicep: Bicep, folder: string): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const file of await filesOf(folder, "*.{bicep,bicepparam}")) {
    const path = join(folder, file);
    const expected = /^\/\/ Refused by ([\w-]+):/.exec(await readFile(path, "utf8"))?.[1];
    const codes = (await bicep.compile(path)).map(({ code }) => code);
    if (expected === undefined || codes.length === 0 || codes.some((code) => code !== expected))
      faults.push(
        `${file} must be refused by ${expected ?? "the code on its first line"}, got: ${codes.join(", ") || "nothing"}`,
      );
  }
  return faults;
}

async function filesOf(folder: string, pattern: string): Promise<readonly string[]> {
  return (await Array.fromAsync(glob(pattern, { cwd: folder }))).toSorted();
}
