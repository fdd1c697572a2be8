/** `npm start`: the built connector over stand-ins for Azure, and a simulated Dynamics in which something happens. */
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { CommanderError } from "commander";
import packageJson from "../package.json" with { type: "json" };
import { DEFAULT_PORTS, freePorts, requireFree } from "./stack/ports.ts";
import { type RunFile, runFile } from "./stack/run-file.ts";
import { FolderHeld, lockFolder } from "./stack/run-lock.ts";
import { type RunOptions, readRunOptions } from "./stack/run-options.ts";
import { type Stack, startStack } from "./stack/start-stack.ts";

/** What the build leaves for deployment, and what runs here. */
const APP = resolve(import.meta.dirname, "..", "dist");
/** Of the folder in which the run was started: one run at a time has it. */
const RUN_FILE = join(".local", "run.json");
const LOCK_FILE = join(".local", "run.lock");

/** After a Ctrl-C; what is not done by then ends by itself once this process is gone. */
const STOP_LIMIT_MS = 4_700;
/** With the start, `--once` stays below a minute. */
const SAMPLES_LIMIT_MS = 50_000;

const DONE = 0;
const FAILED = 1;
const WRONG_USE = 2;

process.on("uncaughtException", (error) => {
  say(
    `A stand-in failed in a way that nobody foresaw, and the run is over; please report this.\n${error.stack}`,
  );
  process.exit(FAILED);
});
// Whoever reads our lines may stop early, as `head` does.
process.stdout.on("error", () => process.exit(DONE));

const code = await main(process.argv.slice(2));
// An SDK may still keep a socket open; the run is over all the same, once its lines are out.
process.stdout.write("", () => process.exit(code));

async function main(args: readonly string[]): Promise<number> {
  try {
    return await run(readRunOptions(args));
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : WRONG_USE; // it has said why
    say(error instanceof Error ? error.message : String(error));
    return error instanceof FolderHeld ? WRONG_USE : FAILED;
  }
}

async function run(options: RunOptions): Promise<number> {
  const file = holdFolder();
  const interrupted = untilSignal();
  // What the samples need is read while the parts start.
  const sampling = options.sample ? import("./stack/send-samples.ts") : undefined;
  const stack = await Promise.race([start(options), interrupted]);
  // The processes that were just starting notice that this one is gone.
  if (stack === undefined) return FAILED;

  const endStories = await announce(stack, options, file);
  const ends = [interrupted.then(() => (options.once ? FAILED : DONE)), stack.failed.then(tellFailure)];
  const samples = sampling === undefined ? Promise.resolve(DONE) : sendAndTell(stack, await sampling);
  if (options.once) ends.push(samples);
  else void samples.catch((error: unknown) => say(`The samples could not be sent: ${String(error)}`));
  const code = await Promise.race(ends);
  file.remove();
  endStories(); // parts that lose each other while they end are no story
  await Promise.race([stack.stop(), pause(STOP_LIMIT_MS)]);
  return code;
}

/** The folder is ours until this process ends, and run.json with it. */
function holdFolder(): RunFile {
  const unlock = lockFolder(LOCK_FILE);
  const file = runFile(RUN_FILE, () =>
    say(`An earlier run was killed and left ${RUN_FILE} behind; it is removed.`),
  );
  process.once("exit", () => {
    file.remove();
    unlock();
  });
  return file;
}

/** Resolves at the first signal to end. More of them change nothing: a terminal and a launcher may both send one. */
function untilSignal(): Promise<undefined> {
  return new Promise((done) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => done(undefined));
  });
}

async function start({ autoPorts, timeScale, persist, faults }: RunOptions): Promise<Stack> {
  const ports = autoPorts ? await freePorts(Math.random) : DEFAULT_PORTS;
  if (!autoPorts) await requireFree(ports, "end that, or add --ports auto");
  const directory = persist === undefined ? {} : { directory: resolve(persist) };
  return await startStack({ app: APP, ports, timeScale, faults, ...directory });
}

/** Loaded when the parts are up: nothing of it is needed before. */
async function announce(stack: Stack, options: RunOptions, file: RunFile): Promise<() => void> {
  const [{ banner }, { paint, tellStories }] = await Promise.all([
    import("./stack/banner.ts"),
    import("./stack/tell-stories.ts"),
  ]);
  file.write(stack.run);
  stack.on((story) => {
    if (story.kind === "restarted") file.write(stack.run);
  });
  if (!options.json) {
    const facts = {
      run: stack.run,
      version: packageJson.version,
      readyMs: Math.round(performance.now()),
      directory: options.persist,
      runFile: RUN_FILE,
    };
    process.stdout.write(`${banner(facts, paint)}\n`);
  }
  return tellStories(stack, options.json);
}

async function sendAndTell(
  stack: Stack,
  { sendSamples }: typeof import("./stack/send-samples.ts"),
): Promise<number> {
  const faults = await sendSamples(stack, SAMPLES_LIMIT_MS);
  for (const { title, reason } of faults)
    say(`Of the samples, ${title} did not end as it should: ${reason}.`);
  return faults.length === 0 ? DONE : FAILED;
}

function tellFailure(reason: Error): number {
  say(`The run is over: ${reason.message}`);
  return FAILED;
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
