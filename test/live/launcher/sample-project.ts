import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";

const ROOT = dirname(dirname(dirname(import.meta.dirname)));

type Entry = Readonly<Record<string, unknown>>;
type Packages = Readonly<Record<string, Entry>>;

/** What a finished launch left behind. */
export interface Launched {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

/** A folder with our launcher in it, an npm of our own beside it, and little programs as its scripts. */
export interface SampleProject {
  readonly folder: string;
  /** Runs one script to its end. */
  readonly launch: (args: readonly string[], env?: NodeJS.ProcessEnv) => Promise<Launched>;
  /** Starts one script and leaves it running. */
  readonly begin: (args: readonly string[], env?: NodeJS.ProcessEnv) => ChildProcess;
  /** Starts one script from a process that says it is npm, and gives that process. */
  readonly beginUnderNpm: (args: readonly string[]) => ChildProcess;
  /** The arguments of each call of npm so far. */
  readonly npmCalls: () => readonly string[];
  readonly write: (path: string, content: string) => void;
  /** Changes one package's entry in package-lock.json, or takes it out. */
  readonly lock: (name: string, entry: Entry | undefined) => void;
  /** Takes one package out of what npm recorded as installed. */
  readonly forget: (name: string) => void;
  readonly copy: () => SampleProject;
  readonly remove: () => void;
}

const OTHER_OS = process.platform === "win32" ? "linux" : "win32";

/** Packages as npm locks them: a plain one, one for this machine alone, and two that npm leaves out here. */
const LOCKED: Packages = {
  "": { name: "sample" },
  "node_modules/plain": { version: "1.0.0", integrity: "sha512-plain" },
  "node_modules/native-here": {
    version: "2.0.0",
    integrity: "sha512-here",
    optional: true,
    os: [process.platform],
  },
  "node_modules/native-there": {
    version: "2.0.0",
    integrity: "sha512-there",
    optional: true,
    os: [OTHER_OS],
  },
  "node_modules/only-for-there": { version: "3.0.0", integrity: "sha512-only", optional: true },
};

/** Stands in for npm: writes what it was asked, then the folders and the record that npm leaves behind. */
const NPM = `
const fs = require("node:fs");
const { packages } = JSON.parse(fs.readFileSync("package-lock.json", "utf8"));
fs.appendFileSync("npm-calls.txt", process.argv.slice(2).join(" ") + "\\n");
console.log("npm was here");
const pause = new Promise((resolve) => setTimeout(resolve, Number(process.env.NPM_TAKES_MS ?? 0)));
pause.then(() => {
  if (process.env.NPM_FAILS) process.exit(Number(process.env.NPM_FAILS));
  fs.rmSync("node_modules", { recursive: true, force: true });
  const here = Object.entries(packages).filter(([path, { optional, os }]) =>
    path !== "" && (!optional || os?.includes(process.platform)));
  for (const [path] of here) fs.mkdirSync(path, { recursive: true });
  fs.writeFileSync("node_modules/.package-lock.json", JSON.stringify({ packages: Object.fromEntries(here) }));
});
`;

const BUILD = `
import { mkdirSync, writeFileSync } from "node:fs";
import { STAMP, sourcesFingerprint } from "../launcher/built.mjs";
mkdirSync("dist", { recursive: true });
writeFileSync("dist/main.mjs", "");
writeFileSync("dist/" + STAMP, sourcesFingerprint("."));
console.log("built");
`;

/** By a shell that stays, as npm does. */
const STARTS_THE_LAUNCHER = `
const shell = ["-c", '"$0" launcher.mjs "$1"; exit $?', process.execPath, process.argv[1]];
require("node:child_process").spawn("sh", shell, { stdio: "inherit" });
`;

const SAYS_ITS_ARGUMENTS = `console.log("ran with", process.argv.slice(2).join(" "));\n`;

export function sampleProject(): SampleProject {
  const folder = mkdtempSync(join(tmpdir(), "launcher-"));
  cpSync(join(ROOT, "launcher"), join(folder, "launcher"), { recursive: true });
  cpSync(join(ROOT, "launcher.mjs"), join(folder, "launcher.mjs"));
  const { write, ...project } = projectIn(folder);
  write("npm/npm-cli.js", NPM);
  write("npm/package.json", `{ "type": "commonjs" }`);
  write("package.json", `{ "type": "module" }`);
  write("package-lock.json", JSON.stringify({ packages: LOCKED }));
  write("functions/main.ts", "");
  write("build/main.ts", BUILD);
  write("build/check.ts", SAYS_ITS_ARGUMENTS);
  write("local/main.ts", SAYS_ITS_ARGUMENTS);
  return { write, ...project };
}

function projectIn(folder: string): SampleProject {
  const write: SampleProject["write"] = (path, content) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  const setEntry = (file: string, name: string, entry: Entry | undefined): void => {
    const { packages } = JSON.parse(readFileSync(join(folder, file), "utf8"));
    write(file, JSON.stringify({ packages: { ...packages, [`node_modules/${name}`]: entry } }));
  };
  const node = (args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess =>
    spawn(process.execPath, args, {
      cwd: folder,
      env: { ...withoutNpm(), npm_execpath: join(folder, "npm/npm-cli.js"), ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
  const begin: SampleProject["begin"] = (args, env) => node(["launcher.mjs", ...args], env);
  return {
    folder,
    write,
    begin,
    beginUnderNpm: ([name = ""]) => node(["-e", STARTS_THE_LAUNCHER, name], { npm_lifecycle_event: name }),
    launch: async (args, env) => finished(begin(args, env)),
    npmCalls: () => {
      const calls = join(folder, "npm-calls.txt");
      return existsSync(calls) ? readFileSync(calls, "utf8").trim().split("\n") : [];
    },
    lock: (name, entry) => setEntry("package-lock.json", name, entry),
    forget: (name) => setEntry("node_modules/.package-lock.json", name, undefined),
    copy: () => {
      const other = mkdtempSync(join(tmpdir(), "launcher-"));
      cpSync(folder, other, { recursive: true, preserveTimestamps: true });
      return projectIn(other);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Waits until a launch has ended; what it printed after `begin` is in the answer. */
export async function finished(child: ChildProcess): Promise<Launched> {
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const [output, errors, code] = await Promise.all([
    child.stdout === null ? "" : text(child.stdout),
    child.stderr === null ? "" : text(child.stderr),
    ended,
  ]);
  return { code, output, errors };
}

/** npm runs these tests too; what it says of itself must not reach the launcher under test. */
function withoutNpm(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.toLowerCase().startsWith("npm_")),
  );
}
