import { type ChildProcess, fork, spawnSync } from "node:child_process";
import { availableParallelism } from "node:os";

/** The core of whatever is measured; what serves it works on the others. */
const MEASURED_CORE = 0;

/** Whether processes can be held to one core here: with `taskset`, on Linux with two cores or more. */
export function canPin(): boolean {
  return (
    process.platform === "linux" &&
    availableParallelism() > 1 &&
    spawnSync("taskset", ["-c", String(MEASURED_CORE), "true"]).status === 0
  );
}

interface Forked {
  readonly file: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly nodeFlags?: readonly string[];
  /** `measured`: the one core, so that its collector and compiler count too. `serving`: all other cores. */
  readonly on: "measured" | "serving";
}

/** Forks a Node program, pinned where that is possible. It ends with us: its channel closes. */
export function forkPinned({ file, args, env, nodeFlags = [], on }: Forked): ChildProcess {
  const cores =
    on === "measured" ? String(MEASURED_CORE) : `${MEASURED_CORE + 1}-${availableParallelism() - 1}`;
  const pin = canPin() ? ["-c", cores, process.execPath] : [];
  return fork(file, args, {
    execPath: pin.length > 0 ? "taskset" : process.execPath,
    execArgv: [...pin, ...nodeFlags],
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    ...(env === undefined ? {} : { env: { ...env } }),
  });
}

/** Holds a process that runs already, with all its threads, to the measured core; does nothing where it cannot. */
export function pinProcess(pid: number): void {
  if (canPin()) spawnSync("taskset", ["-a", "-p", "-c", String(MEASURED_CORE), String(pid)]);
}
