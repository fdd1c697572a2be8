import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { constants } from "node:os";

const SIGNALS =
  process.platform === "win32"
    ? ["SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"]
    : ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGUSR1", "SIGUSR2"];

const PARENT_POLL_MS = 500;
const GRACE_MS = 7_000;

/**
 * Runs a program until it ends. Signals that reach us are passed on and we stay until the program has ended.
 *
 * When npm started us and is gone, however it went, the program is told to end, and killed 7 s later.
 *
 * @typedef {{
 *   command: string, args: readonly string[], options: import("node:child_process").SpawnOptions
 * }} Command
 * @param {Command} run
 * @returns {Promise<number>} Its exit code; 128 and the signal's number when a signal ended it.
 */
export function runChild({ command, args, options }) {
  return new Promise((resolve) => {
    const child = spawn(command, args, options);
    const pass = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
    for (const signal of SIGNALS) process.on(signal, pass);
    const parentWatch = watchParent(() => {
      child.kill("SIGTERM");
      setTimeout(() => child.kill("SIGKILL"), GRACE_MS).unref();
    });

    const done = (/** @type {number} */ code) => {
      clearInterval(parentWatch);
      for (const signal of SIGNALS) process.off(signal, pass);
      resolve(code);
    };
    child.once("exit", (code, signal) => done(code ?? 128 + constants.signals[signal ?? "SIGKILL"]));
    child.once("error", (error) => {
      process.stderr.write(`${command} could not be started: ${error.message}\n`);
      done(1);
    });
  });
}

/** A shell or a service that starts the launcher without npm may go and leave it running on purpose. */
function watchParent(/** @type {() => void} */ onGone) {
  if (process.env.npm_lifecycle_event === undefined) return undefined;
  const before = ancestors();
  const watch = setInterval(() => {
    if (ancestors() === before) return;
    clearInterval(watch);
    onGone();
  }, PARENT_POLL_MS);
  return watch;
}

/** Our parent, and on Linux its own as well: npm starts us by a shell, which may stay between and outlive it. */
function ancestors() {
  const parent = process.ppid;
  try {
    // proc_pid_stat(5): the fourth field, counted after the name in brackets, which may hold anything.
    const stat = readFileSync(`/proc/${parent}/stat`, "utf8");
    return `${parent} ${stat.slice(stat.lastIndexOf(")")).split(" ")[2]}`;
  } catch {
    return String(parent); // other systems have no such file; their shells give their place to what they run
  }
}
