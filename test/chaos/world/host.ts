import { spawn } from "node:child_process";
import { type FunctionsOptions, startFunctions } from "../../../local/functions/start-functions.ts";

/** One functions process, which comes again however often it dies. */
export interface Host {
  readonly url: string;
  pid(): number | undefined;
  kill(): void;
  /** Stops the process where it stands, and lets it go on later, even when this process is gone by then. */
  freeze(forMs: number): void;
  stop(): Promise<void>;
}

export async function startHost(options: FunctionsOptions): Promise<Host> {
  let functions = await startFunctions(options);
  let stopping = false;

  // It is given up after some deaths in a row, which are what is wanted here.
  async function keepAlive(): Promise<void> {
    while (!stopping) {
      await functions.failed;
      if (!stopping) functions = await startFunctions(options);
    }
  }
  void keepAlive();

  return {
    url: functions.url,
    pid: () => functions.pid(),
    kill() {
      const pid = functions.pid();
      if (pid !== undefined) process.kill(pid, "SIGKILL");
    },
    freeze(forMs) {
      const pid = functions.pid();
      if (pid === undefined) return;
      const script = 'kill -STOP "$1"; sleep "$2"; kill -CONT "$1"';
      spawn("sh", ["-c", script, "freeze", String(pid), String(forMs / 1_000)], { stdio: "ignore" }).unref();
    },
    async stop() {
      stopping = true;
      await functions.stop();
    },
  };
}
