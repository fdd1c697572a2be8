import { type ChildProcess, fork } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { AppSettings } from "./app-settings.ts";
import type { LogLine, LogSink } from "./log-line.ts";
import { type FunctionSummary, isProcessMessage } from "./process-messages.ts";

const PROCESS = fileURLToPath(new URL("./process.ts", import.meta.url));

/** A process that dies is started again after these pauses; the sixth time in a row it is given up. */
const RESTART_PAUSES_MS = [100, 200, 400, 800, 1_200] as const;

/** A run of this length was a good one: the next death is the first in a row again. */
const GOOD_RUN_MS = 30_000;

const START_MS = 30_000;
const STOP_MS = 5_000;

export interface FunctionsOptions {
  readonly directory: string;
  /** 0 takes any free one at first, and the same one after a restart. */
  readonly port: number;
  /** The app's whole environment. */
  readonly settings: AppSettings;
  readonly onLog?: LogSink;
  /** Called when a process that died has been replaced and is ready. */
  readonly onRestart?: (pid: number) => void;
}

export interface Functions {
  readonly url: string;
  readonly functions: readonly FunctionSummary[];
  /** Of the process that runs now; absent while there is none. */
  pid(): number | undefined;
  /** Resolves within 5 s, when no process is left. */
  stop(): Promise<void>;
  /** Resolves with the reason when the app keeps dying and is given up; never otherwise. */
  readonly failed: Promise<Error>;
}

interface Ready {
  readonly url: string;
  readonly functions: readonly FunctionSummary[];
}

/** A process from its first moment on. */
interface Run {
  readonly child: ChildProcess;
  /** Rejects when the process refuses, or ends before it is ready. */
  readonly ready: Promise<Ready>;
  /** Resolves with how it ended. */
  readonly exited: Promise<string>;
}

/**
 * Runs a function app in a process of its own, and starts it again on the same port when it dies.
 *
 * @throws Error with the app's own words when it refuses to start at first.
 */
export async function startFunctions(options: FunctionsOptions): Promise<Functions> {
  let current = startProcess(options);
  const { url, functions } = await current.ready;
  const restarting = { ...options, port: Number(new URL(url).port) };
  const stopping = new AbortController();
  const { promise: failed, resolve: giveUp } = Promise.withResolvers<Error>();

  async function supervise(): Promise<void> {
    let startedMs = performance.now();
    for (let failures = 0; ; failures++) {
      const reason = await current.exited;
      if (stopping.signal.aborted) return;
      if (performance.now() - startedMs >= GOOD_RUN_MS) failures = 0;
      const pauseMs = RESTART_PAUSES_MS[failures];
      if (pauseMs === undefined) {
        giveUp(
          new Error(`The functions process died ${failures + 1} times in a row and is given up: ${reason}.`),
        );
        return;
      }
      tell("warning", `The functions process is started again: ${reason}.`);
      await wait(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined); // a stop ends the pause
      if (stopping.signal.aborted) return;
      startedMs = performance.now();
      current = startProcess(restarting);
      const { pid } = current.child;
      await current.ready.then(
        () => pid !== undefined && options.onRestart?.(pid),
        (error: Error) => tell("error", error.message),
      );
    }
  }

  function tell(level: LogLine["level"], message: string): void {
    options.onLog?.({ level, category: "host", message });
  }

  const supervised = supervise();
  return {
    url,
    functions,
    pid: () =>
      current.child.exitCode === null && current.child.signalCode === null ? current.child.pid : undefined,
    failed,
    async stop() {
      stopping.abort();
      await endProcess(current);
      await supervised;
    },
  };
}

function startProcess({ directory, port, settings, onLog }: FunctionsOptions): Run {
  const child = fork(PROCESS, [directory, String(port)], {
    // Node keeps what it has compiled where it would keep it by default: a restart then takes less than half the time.
    env: { NODE_COMPILE_CACHE: join(tmpdir(), "node-compile-cache"), ...settings },
    execArgv: [],
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  passLines(child.stdout, "stdout", onLog);
  passLines(child.stderr, "stderr", onLog);
  const exited = new Promise<string>((resolve) => {
    child.once("exit", (code, signal) =>
      resolve(signal === null ? `it ended with code ${code}` : `it ended by ${signal}`),
    );
    child.once("error", (error) => resolve(error.message));
  });
  const ready = new Promise<Ready>((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      reject(new Error(`The function app in ${directory} was not ready within ${START_MS / 1_000} s.`));
    }, START_MS);
    child.on("message", (message) => {
      if (!isProcessMessage(message)) return;
      if (message.kind === "log") for (const line of message.lines) onLog?.(line);
      if (message.kind === "refused") reject(new Error(message.reason));
      if (message.kind === "ready") {
        clearTimeout(timer);
        resolve(message);
      }
    });
    void exited.then((reason) => {
      clearTimeout(timer);
      reject(new Error(`The function app in ${directory} ended before it was ready: ${reason}.`));
    });
  });
  return { child, ready, exited };
}

/** What the app writes to its own outputs is logged line by line. */
function passLines(output: Readable | null, category: "stdout" | "stderr", onLog: LogSink | undefined): void {
  if (output === null) return;
  const level = category === "stdout" ? "information" : "warning";
  createInterface({ input: output }).on("line", (message) => onLog?.({ level, category, message }));
}

/** SIGTERM lets the app's `appTerminate` hooks run; what is still there after the grace is killed. */
async function endProcess({ child, exited }: Run): Promise<void> {
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
  await exited;
  clearTimeout(timer);
}
