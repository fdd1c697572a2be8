import { execFile } from "node:child_process";
import { cp, glob, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

const FILES = "**/*.{bicep,bicepparam}";

/** A snapshot resolves names for one place; which one says nothing about a deployment. */
const PLACE = [
  "--subscription-id=00000000-0000-0000-0000-000000000000",
  "--tenant-id=00000000-0000-0000-0000-000000000000",
  "--resource-group=rg-d365-events",
  "--location=westeurope",
];

/**
 * All that the compiler says against a folder of Bicep files: about form, build, lint, and snapshots, which build the
 * parameter files as well. Each run of the compiler costs a second, so there are few.
 */
export async function templateFaults(program: string, folder: string): Promise<readonly string[]> {
  const faults = [...(await formFaults(program, folder))];
  for (const file of await filesOf(folder, "*.bicep")) {
    if (file === "types.bicep") continue;
    faults.push(...(await sayings(program, "build", "--stdout", join(folder, file))));
  }
  // A template with faults has no snapshot, and would say the same once more for each.
  if (faults.length > 0) return faults;
  for (const file of await filesOf(folder, "*.bicepparam")) {
    faults.push(...(await sayings(program, "snapshot", join(folder, file), "--mode=validate", ...PLACE)));
  }
  if (faults.length > 0) faults.push("To take wanted changes over: npm run bicep -- --write");
  return faults;
}

/** Writes the form of all files and the snapshots of all parameter files anew. */
export async function rewrite(program: string, folder: string): Promise<void> {
  await format(program, folder);
  for (const file of await filesOf(folder, "*.bicepparam")) {
    await run(program, ["snapshot", join(folder, file), "--mode=overwrite", ...PLACE]);
  }
}

/** Formats a copy and compares. */
async function formFaults(program: string, folder: string): Promise<readonly string[]> {
  const scratch = await mkdtemp(join(tmpdir(), "d365-events-bicep-"));
  try {
    await cp(folder, scratch, { recursive: true });
    await format(program, scratch);
    const faults: string[] = [];
    for (const file of await filesOf(folder, FILES)) {
      const [own, formatted] = await Promise.all(
        [folder, scratch].map((at) => readFile(join(at, file), "utf8")),
      );
      if (own !== formatted) faults.push(`${file} is not in its form: npm run bicep -- --write`);
    }
    return faults;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function format(program: string, folder: string): Promise<void> {
  for (const pattern of ["**/*.bicep", "*.bicepparam"]) {
    await run(program, ["format", `--pattern=${pattern}`], { cwd: folder });
  }
}

/** A build lints as well, and says all on standard error, warnings too; the template goes to standard output. */
async function sayings(program: string, ...args: readonly string[]): Promise<readonly string[]> {
  try {
    const { stderr } = await run(program, args, { maxBuffer: 64 * 1024 * 1024 });
    return stderr.split("\n").filter((line) => /\b(Warning|Error|Info)\b/.test(line));
  } catch (error) {
    const said = error instanceof Error && "stderr" in error ? `${error.stderr}` : String(error);
    const changes =
      error instanceof Error && "stdout" in error && args[0] === "snapshot" ? `${error.stdout}` : "";
    return [`${said}${changes}`.trim()];
  }
}

async function filesOf(folder: string, pattern: string): Promise<readonly string[]> {
  return (await Array.fromAsync(glob(pattern, { cwd: folder }))).toSorted();
}
