import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const PROCESS = join(import.meta.dirname, "broker-process.ts");

/** A process of the world that can be ended and comes again with what it kept. */
export interface Restartable {
  /** Ends the process, waits, and starts it again; resolves when it serves. */
  restart(downMs: number): Promise<void>;
  stop(): Promise<void>;
}

interface BrokerOptions {
  readonly port: number;
  readonly timeScale: number;
  /** Where its messages are kept from one process to the next; in memory when absent. */
  readonly directory: string | undefined;
  /** How many bytes the queue `inbound` holds. */
  readonly inboundBytes: number;
}

/** The Service Bus stand-in in a process of its own. */
export async function startBroker(options: BrokerOptions): Promise<Restartable> {
  const { port, timeScale, directory, inboundBytes } = options;
  const args = [port, timeScale, directory ?? "", inboundBytes].map(String);
  let child = await start(args);
  const kill = async (): Promise<void> => {
    const exited = once(child, "exit");
    child.kill("SIGKILL");
    await exited;
  };
  return {
    async restart(downMs) {
      await kill();
      await pause(downMs);
      child = await start(args);
    },
    stop: kill,
  };
}

async function start(args: readonly string[]): Promise<ChildProcess> {
  const child = fork(PROCESS, args, { execArgv: [], stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const ended = once(child, "exit").then(([code]) =>
    Promise.reject(new Error(`The Service Bus stand-in ended with code ${code} before it was ready.`)),
  );
  ended.catch(() => undefined); // it was ready
  await Promise.race([once(child, "message"), ended]);
  return child;
}
