import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { vi } from "vitest";
import type { RunDescription } from "../../../local/stack/run-description.ts";
import type { Story } from "../../../local/stack/stories/story.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const MAIN = join(ROOT, "local", "main.ts");
const UNDER_LAUNCHER = fileURLToPath(new URL("./under-launcher.mjs", import.meta.url));
const START_LIMIT_MS = 20_000;

/** `npm start` as another program sees it. */
export interface RunProcess {
  readonly child: ChildProcess;
  readonly pid: number;
  /** Lines of standard output so far. */
  readonly lines: readonly string[];
  /** Standard error so far. */
  said(): string;
  /** How it ended: its exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
}

/** A folder of its own for runs, as a clone is one. */
export async function newFolder(): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), "run-"));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** Starts `local/main.ts` in a folder. */
export function spawnRun(folder: string, args: readonly string[]): RunProcess {
  return watched(
    spawn(process.execPath, [MAIN, ...args], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] }),
  );
}

/** Starts it as the launcher does, which stands between it and us. */
export function spawnUnderLauncher(folder: string, args: readonly string[]): RunProcess {
  return watched(
    spawn(process.execPath, [UNDER_LAUNCHER, ROOT, ...args], {
      cwd: folder,
      stdio: ["ignore", "pipe", "pipe"],
    }),
  );
}

function watched(child: ChildProcess): RunProcess {
  const lines: string[] = [];
  let said = "";
  if (child.stdout !== null) createInterface({ input: child.stdout }).on("line", (line) => lines.push(line));
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.once("close", (code, signal) => resolve(code ?? signal));
  });
  return { child, pid: child.pid ?? 0, lines, said: () => said, ended };
}

/** Waits for run.json; fails at once with the run's own words when it ends before. */
export async function runReady(folder: string, run: RunProcess): Promise<RunDescription> {
  const over = run.ended.then((how) => Promise.reject(new Error(`The run ended with ${how}: ${run.said()}`)));
  const ready = vi.waitFor(() => readRun(folder), { timeout: START_LIMIT_MS, interval: 50 });
  ready.catch(() => undefined); // `over` was first
  return await Promise.race([ready, over]);
}

export function readRun(folder: string): RunDescription {
  return JSON.parse(readFileSync(join(folder, ".local", "run.json"), "utf8"));
}

/** The stories of a run that was started with `--json`: every line must be one. */
export function storiesOf(run: RunProcess): readonly Story[] {
  return run.lines.map((line) => JSON.parse(line));
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  // One that only waits to be collected by a parent that never does is gone.
  return process.platform !== "linux" || !/^State:\tZ/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
}
