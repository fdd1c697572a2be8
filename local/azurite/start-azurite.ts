import { type ChildProcess, fork } from "node:child_process";
import type { ServicePorts } from "./services.ts";

/** Azurite's well-known account; its key is printed in Microsoft's documentation and guards nothing. */
const ACCOUNT = "devstoreaccount1";
const ACCOUNT_KEY =
  "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

const START_LIMIT_MS = 30_000;
const STOP_LIMIT_MS = 3_000;
/** What a process that died said last, for people. */
const LAST_WORDS = 2_000;

export interface AzuriteOptions {
  /** 0 takes any free port. */
  readonly ports: ServicePorts;
  /** Where the data is kept; in memory when absent. */
  readonly directory?: string;
}

/** Azurite, running as a process of its own. */
export interface Azurite {
  readonly connectionString: string;
  readonly ports: ServicePorts;
  readonly pid: number;
  /** Resolves when the process has ended, whoever ended it, with one line that says how. */
  readonly exited: Promise<string>;
  /** Ends the process; resolves when it is gone. Can be called again. */
  stop(): Promise<void>;
}

/**
 * Starts Azurite and waits until its services listen.
 *
 * @throws An error of one line when a port is taken or Azurite cannot start.
 */
export async function startAzurite({ ports, directory }: AzuriteOptions): Promise<Azurite> {
  const child = fork(new URL("./process.ts", import.meta.url), processArguments(ports, directory), {
    execArgv: ["--disable-warning=DEP0040"],
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  const exited = exitOf(child);
  const stop = async () => {
    child.kill("SIGTERM");
    const kill = setTimeout(() => child.kill("SIGKILL"), STOP_LIMIT_MS);
    await exited;
    clearTimeout(kill);
  };
  try {
    const listening = await readyPorts(child, exited);
    // `readyPorts` heard from the process, so it has an id.
    const pid = child.pid ?? 0;
    return { connectionString: azuriteConnectionString(listening), ports: listening, pid, exited, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function processArguments(ports: ServicePorts, directory: string | undefined): string[] {
  const numbers = Object.entries(ports).flatMap(([service, port]) => [`--${service}-port`, `${port}`]);
  return directory === undefined ? numbers : [...numbers, "--location", directory];
}

function readyPorts(child: ChildProcess, exited: Promise<string>): Promise<ServicePorts> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(
      () => reject(new Error(`Azurite did not start within ${START_LIMIT_MS} ms.`)),
      START_LIMIT_MS,
    );
    const settle = (act: () => void) => {
      clearTimeout(late);
      act();
    };
    // `process.ts` alone writes to this channel.
    child.once("message", (told: { ready?: ServicePorts; failed?: string }) => {
      const { ready, failed } = told;
      settle(() => (ready === undefined ? reject(new Error(failed)) : resolve(ready)));
    });
    void exited.then((how) => settle(() => reject(new Error(how))));
  });
}

function exitOf(child: ChildProcess): Promise<string> {
  let lastWords = "";
  child.stderr?.setEncoding("utf8").on("data", (words: string) => {
    lastWords = `${lastWords}${words}`.slice(-LAST_WORDS);
  });
  return new Promise((resolve) => {
    child.once("error", (error) => resolve(`Azurite could not be run: ${error.message}`));
    child.once("close", (code, signal) => {
      const said = lastWords.trim() === "" ? "" : ` and said: ${lastWords.trim()}`;
      resolve(`Azurite ended with ${signal ?? `code ${code}`}${said}`);
    });
  });
}

/** How to reach Azurite on its ports, which may be said before it listens there. */
export function azuriteConnectionString({ blob, queue, table }: ServicePorts): string {
  const endpoint = (port: number) => `http://127.0.0.1:${port}/${ACCOUNT}`;
  return [
    "DefaultEndpointsProtocol=http",
    `AccountName=${ACCOUNT}`,
    `AccountKey=${ACCOUNT_KEY}`,
    `BlobEndpoint=${endpoint(blob)}`,
    `QueueEndpoint=${endpoint(queue)}`,
    `TableEndpoint=${endpoint(table)}`,
    "",
  ].join(";");
}
