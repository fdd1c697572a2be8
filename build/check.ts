import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { frozenFaultsOf } from "./frozen-schemas.ts";
import { lockfileFaults } from "./lockfile.ts";

/** One check: all that it has to say when something is wrong, or nothing. */
interface Check {
  readonly name: string;
  readonly run: () => Promise<string>;
}

const ROOT = dirname(import.meta.dirname);
const TSC = "node_modules/typescript/bin/tsc";
const BIOME = "node_modules/@biomejs/biome/bin/biome";
const KNIP = "node_modules/knip/bin/knip.js";
const isTerminal = process.stdout.isTTY === true;

const CHECKS: readonly Check[] = [
  { name: "types", run: () => program(TSC, "-p", ".", "--pretty", `${isTerminal}`) },
  {
    name: "format, lint and layers",
    run: () => program(BIOME, "check", "--error-on-warnings", `--colors=${isTerminal ? "force" : "off"}`),
  },
  { name: "dead code", run: () => program(KNIP) },
  { name: "generated files", run: () => program("build/generate/main.ts", "--check") },
  { name: "released schemas", run: async () => lines(frozenFaultsOf(join(ROOT, "schemas"))) },
  { name: "lockfile", run: lockfile },
];

const results = await Promise.all(CHECKS.map(report));
process.exitCode = results.every((passed) => passed) ? 0 : 1;

async function report({ name, run }: Check): Promise<boolean> {
  const startedAtMs = performance.now();
  const trouble = await run();
  const seconds = ((performance.now() - startedAtMs) / 1000).toFixed(1);
  const passed = trouble === "";
  process.stdout.write(`${passed ? "ok    " : "FAILED"}  ${name} (${seconds} s)\n${trouble}`);
  return passed;
}

/** Runs one of our or our tools' programs; what it prints counts only when it fails. */
async function program(file: string, ...args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [join(ROOT, file), ...args], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const [output, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return code === 0 ? "" : `${output}${errors}\n`;
}

async function lockfile(): Promise<string> {
  const [lock, manifest] = await Promise.all(
    ["package-lock.json", "package.json"].map(async (file) =>
      JSON.parse(await readFile(join(ROOT, file), "utf8")),
    ),
  );
  return lines(lockfileFaults(lock, manifest));
}

function lines(faults: readonly string[]): string {
  return faults.map((fault) => `${fault}\n`).join("");
}
