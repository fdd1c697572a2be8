import { type ChildProcess, fork, spawnSync } from "node:child_process";
import { cpus } from "node:os";

/** The core of whatever is measured; what serves it works on the others. */
const MEASURED_CORE = 0;

/** All cores of the machine; `availableParallelism` would tell a pinned process of its own alone. */
const CORES = cpus().length;

/** Whether processes can be held to one core here: with `taskset`, on Linux with two cores or more. */
export function canPin(): boolean {
  return (
    process.platform === "linux" &&
    CORES > 1 &&
    spawnSync("taskset", ["-c", String(MEASURED_CORE), "true"]).status === 0
  );
}

interface Forked {
  readonly file: string;
  readonly args: readonly string[];
  readonly nodeFlags?: readonly string[];
  readonly on: Cores;
}

/**
 * `measured` is the one core, so that the collector and the compiler of what runs there count too; `serving` are all
 * other cores; `any` is for a process that is not measured itself and makes way for nobody.
 */
export type Cores = "measured" | "serving" | "any";

/** Forks a Node program, pinned where that is possible. It ends with us: its channel closes. */
export function forkPinned({ file, args, nodeFlags = [], on }: Forked): ChildProcess {
  const pin = on === "any" || !canPin() ? [] : ["-c", coreList(on), process.execPath];
  return fork(file, args, {
    execPath: pin.length > 0 ? "taskset" : process.execPath,
    execArgv: [...pin, ...nodeFlags],
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
}

function coreList(on: "measured" | "serving"): string {
  return on === "measured" ? String(MEASURED_CORE) : `${MEASURED_CORE + 1}-${CORES - 1}`;
}

/** Holds a process that runs already, with all its threads, to the measured core; does nothing where it cannot. */
export function pinProcess(pid: number): void {
  if (canPin()) spawnSync("taskset", ["-a", "-p", "-c", String(MEASURED_CORE), String(pid)]);
}
