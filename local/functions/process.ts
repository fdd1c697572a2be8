/**
 * The process of a function app: `node process.ts <directory> <port>`, forked by `start-functions.ts`. App settings are
 * its environment. It tells its parent when it is ready or why it is not, and what is logged; it ends by itself,
 * through the app's `appTerminate` hooks, when it is told to (SIGTERM) or when its parent is gone.
 */
import { endWithParent } from "../end-with-parent.ts";
import { type FunctionHost, startHost } from "./host.ts";
import type { LogLine } from "./log-line.ts";
import type { FunctionSummary, ProcessMessage } from "./process-messages.ts";
import type { ServedFunction } from "./read-triggers.ts";

/** Shorter than the parent's patience, after which it kills. */
const STOP_MS = 4_500;

/** Tells the parent; where there is none, because somebody runs the file by hand, it is a line of JSON. */
function tell(message: ProcessMessage, told: () => void = () => undefined): void {
  if (process.send !== undefined) process.send(message, told);
  else process.stdout.write(`${JSON.stringify(message)}\n`, told);
}

/** Lines of one turn of the event loop travel together. */
function logToParent(): (line: LogLine) => void {
  let waiting: LogLine[] = [];
  return (line) => {
    if (waiting.push(line) > 1) return;
    setImmediate(() => {
      tell({ kind: "log", lines: waiting });
      waiting = [];
    });
  };
}

function summary(given: ServedFunction, routePrefix: string): FunctionSummary {
  const { name, kind } = given;
  if (kind === "serviceBus") return { name, trigger: kind, at: given.serviceBus.entity };
  if (kind === "http") return { name, trigger: kind, at: `${routePrefix}/${given.http.route.template}` };
  return { name, trigger: kind, at: undefined };
}

function summaries({ functions, routePrefix }: FunctionHost): readonly FunctionSummary[] {
  return functions.map((given) => summary(given, routePrefix === "" ? "" : `/${routePrefix}`));
}

let host: FunctionHost | undefined;
let stopping = false;

async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(1), STOP_MS).unref();
  await host?.stop();
  await new Promise(setImmediate); // the last lines of the log are sent then
  process.exit(0);
}

function endWhenTold(): void {
  const end = (): void => {
    stop().catch(() => process.exit(1));
  };
  process.on("SIGTERM", end);
  // Ctrl-C reaches every process of the terminal; the parent decides what it means.
  process.on("SIGINT", () => undefined);
  endWithParent(end);
}

async function main(): Promise<void> {
  endWhenTold();
  const [directory = ".", port = "0"] = process.argv.slice(2);
  try {
    host = await startHost({ directory, port: Number(port), settings: process.env, log: logToParent() });
    tell({ kind: "ready", url: host.url, functions: summaries(host) });
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    tell({ kind: "refused", reason }, () => process.exit(1));
  }
}

await main();
