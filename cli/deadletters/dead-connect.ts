import { randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseEnv } from "node:util";
import { type Command, Option } from "commander";
import { type LiveOperator, liveOperator } from "../../shared/live-operator.ts";
import { readSubscriptions } from "../../shared/redrive/subscriptions.ts";
import { type Connections, readConnections } from "../../shared/settings/read-connections.ts";
import { WrongUse } from "../wrong-use.ts";

/** Where a local run describes itself. */
const RUN_FILE = join(".local", "run.json");
const TOPOLOGY = join(import.meta.dirname, "..", "..", "topology.json");

export interface ConnectOptions {
  readonly envFile?: string;
  readonly topology: string;
  readonly json: boolean;
}

/** Adds the options that say where the dead letters are, and how to tell of them. */
export function withConnectOptions(command: Command): Command {
  return command
    .option("--env-file <file>", "a file of NAME=value lines with the app's connections")
    .addOption(
      new Option("--topology <file>", "the topology that is deployed").default(TOPOLOGY, "topology.json"),
    )
    .option("--json", "print JSON for programs", false);
}

/** Runs work on the dead letters of the app that the options mean, and closes what was opened. */
export async function withOperator<Result>(
  options: ConnectOptions,
  work: (operator: LiveOperator) => Promise<Result>,
): Promise<Result> {
  const operator = liveOperator({
    connections: connectionsOf(options.envFile),
    subscriptions: readSubscriptions(readFile(options.topology), options.topology),
    nowMs: Date.now,
    sleep: (ms) => pause(ms),
    newToken: randomUUID,
  });
  try {
    return await work(operator);
  } finally {
    await operator.close();
  }
}

/** Who acts, as the audit names them. */
export function whoActs(name: string | undefined): string {
  return name ?? userInfo().username;
}

function connectionsOf(envFile: string | undefined): Connections {
  const given = envFile === undefined ? process.env : parseEnv(readFile(envFile));
  const connections = readConnections(given);
  if (connections !== undefined) return connections;
  if (envFile !== undefined) throw new WrongUse(`Expected DATA_STORAGE in ${envFile}, found none.`);
  if (existsSync(RUN_FILE)) return runConnections();
  throw new WrongUse(
    "Expected the connections of an app: DATA_STORAGE in the environment or in --env-file FILE, or a local run in this folder (npm start).",
  );
}

function runConnections(): Connections {
  const run: unknown = JSON.parse(readFile(RUN_FILE));
  const member = (value: unknown, name: string): unknown =>
    typeof value === "object" && value !== null
      ? Object.entries(value).find(([key]) => key === name)?.[1]
      : undefined;
  const text = (part: string, name: string): string => String(member(member(run, part), name) ?? "");
  const connections = readConnections({
    DATA_STORAGE: text("storage", "connectionString"),
    SERVICE_BUS_CORE: text("serviceBus", "connectionString"),
    EVENT_GRID_TOPIC_ENDPOINT: text("eventGrid", "endpoint"),
    EVENT_GRID_TOPIC_KEY: text("eventGrid", "key"),
  });
  if (connections === undefined)
    throw new WrongUse(`Expected a run's description in ${RUN_FILE}. End the run and start it again.`);
  return connections;
}

function readFile(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new WrongUse(`Expected a file that can be read: ${reason}.`);
  }
}
