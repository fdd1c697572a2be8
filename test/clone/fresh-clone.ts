import { type ChildProcessByStdio, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";

const ROOT = dirname(dirname(import.meta.dirname));

/** What a command left behind. */
export interface Ran {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

/** What a stranger has after `git clone`, and the shell they type into. */
export interface FreshClone {
  readonly folder: string;
  /** Runs a command line to its end. */
  readonly run: (commandLine: string) => Promise<Ran>;
  /** Starts a command line that stays; the answer ends it as Ctrl-C in a terminal does. */
  readonly begin: (commandLine: string) => () => Promise<Ran>;
  readonly remove: () => void;
}

/** @param npmFolder A folder with another `npm` to find first; the machine's own by default. */
export function freshClone(npmFolder?: string): FreshClone {
  const parent = mkdtempSync(join(tmpdir(), "clone-"));
  const folder = join(parent, "d365-events");
  execFileSync("git", ["clone", "--quiet", "--no-local", ROOT, folder], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const env = machineEnvironment(npmFolder);
  const start = (commandLine: string): ChildProcessByStdio<null, Readable, Readable> =>
    spawn(commandLine, { cwd: folder, env, shell: true, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  return {
    folder,
    remove: () => rmSync(parent, { recursive: true, force: true }),
    run: (commandLine) => finished(start(commandLine)),
    begin: (commandLine) => {
      const child = start(commandLine);
      const end = finished(child);
      return () => {
        // The shell leads a group of its own, and a terminal tells the whole group.
        if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGINT");
        return end;
      };
    },
  };
}

async function finished(child: ChildProcessByStdio<null, Readable, Readable>): Promise<Ran> {
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const [output, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, output, errors };
}

/** The npm of one exact version, in a folder of its own. */
export function otherNpm(version: string): { readonly folder: string; readonly remove: () => void } {
  const prefix = mkdtempSync(join(tmpdir(), "npm-"));
  execFileSync("npm", ["install", "--prefix", prefix, "--no-audit", "--no-fund", `npm@${version}`], {
    env: machineEnvironment(),
    stdio: ["ignore", "ignore", "inherit"],
  });
  return {
    folder: join(prefix, "node_modules", ".bin"),
    remove: () => rmSync(prefix, { recursive: true, force: true }),
  };
}

/** What npm, the launcher and the test runner set for us; npm's own settings belong to the machine. */
const OURS =
  /^(npm_(lifecycle|package|command|execpath|node_execpath|config_local_prefix)|vitest|vite_|d365_events|node_env$|node_options$|node_channel|init_cwd$)/i;

/** Without what was set for us, above all without our Node on the path. */
function machineEnvironment(firstOnPath?: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !OURS.test(name));
  const path = (process.env.PATH ?? "")
    .split(delimiter)
    .filter((entry) => entry !== dirname(process.execPath) && !entry.includes("node_modules"));
  return {
    ...Object.fromEntries(kept),
    PATH: [...(firstOnPath === undefined ? [] : [firstOnPath]), ...path].join(delimiter),
  };
}
