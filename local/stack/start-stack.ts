import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Functions, startFunctions } from "../functions/start-functions.ts";
import { loadTopology } from "../topology.ts";
import { appSettings, ENDPOINTS, type EndpointName } from "./app-settings.ts";
import type { Ports } from "./ports.ts";
import type { RunDescription } from "./run-description.ts";
import { type Connections, startStandIns } from "./start-stand-ins.ts";
import { appLine } from "./stories/app-line.ts";
import { followMessages } from "./stories/follow-messages.ts";
import type { Story } from "./stories/story.ts";

const SECRET_BYTES = 32;
const SWEEP_MS = 500;

export interface StackOptions {
  /** The built function app. */
  readonly app: string;
  readonly ports: Ports;
  /** Multiplies every lock, lease, deadline, backoff and retry of the run. */
  readonly timeScale: number;
  /** Where messages, tables and blobs are kept; in memory when absent. */
  readonly directory?: string;
  readonly nowMs?: () => number;
}

/** A whole run: the built app over all stand-ins. */
export interface Stack {
  /** How to join in, as of now: a functions process that was started again has another id. */
  readonly run: RunDescription;
  /** Tells every story from now on; gives back what ends that. */
  on(listener: (story: Story) => void): () => void;
  /** Resolves with the reason when a part has ended for good, so that the run is over. */
  readonly failed: Promise<Error>;
  /** Ends every part; no process is left. */
  stop(): Promise<void>;
}

/**
 * Starts a run and resolves when all of it is ready.
 *
 * @throws An error of one line when the app is not built, or a part cannot start; nothing is left running then.
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { app, ports, timeScale, nowMs = Date.now } = options;
  if (!existsSync(join(app, "host.json"))) {
    throw new Error(`Expected the built function app in ${app}, found none: run npm run build first.`);
  }
  const topology = await loadTopology();
  const listeners = new Set<(story: Story) => void>();
  const tell = (story: Story): void => {
    for (const listener of listeners) listener(story);
  };
  const follower = followMessages({
    subscriptions: topology.eventGrid.subscriptions.map(({ name }) => name),
    tell,
  });
  const standIns = startStandIns({
    topology,
    ports,
    timeScale,
    directory: options.directory,
    topicKey: randomBytes(SECRET_BYTES).toString("base64"),
    nowMs,
    follower,
    tell,
  });
  const functionsUrl = `http://127.0.0.1:${ports.functions}`;
  const secrets = newSecrets();
  let functions: Functions | undefined;
  try {
    await standIns.listening;
    const { serviceBus, storage, topic } = standIns.connections;
    const starting = startFunctions({
      directory: app,
      port: ports.functions,
      settings: appSettings({ functionsUrl, serviceBus, storage, topic, secrets, timeScale }),
      onLog: ({ level, message }) => {
        const line = appLine(message);
        if (line !== undefined) follower.logged(line);
        else if (isTrouble(level)) tell({ kind: "notice", level, text: message });
      },
      onRestart: (pid) => tell({ kind: "restarted", part: "The functions process", pid }),
    }).then((started) => {
      functions = started;
    });
    const [settled, ready] = await Promise.allSettled([starting, standIns.ready]);
    if (settled.status === "rejected") throw settled.reason;
    if (ready.status === "rejected") throw ready.reason;
    const { azuritePid } = ready.value;
    const sweep = setInterval(() => follower.sweep(nowMs()), SWEEP_MS);
    return {
      get run() {
        const pids = { stack: process.pid, functions: functions?.pid() ?? 0, azurite: azuritePid };
        return describe({ functionsUrl, connections: standIns.connections, secrets, pids, timeScale });
      },
      on: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      failed: Promise.race([standIns.failed, functions?.failed ?? standIns.failed]),
      stop: async () => {
        clearInterval(sweep);
        // The app first: while it ends, its messages go back to a Service Bus that is still there.
        await functions?.stop();
        await standIns.stop();
      },
    };
  } catch (error) {
    await Promise.all([functions?.stop(), standIns.stop()]);
    throw error;
  }
}

function newSecrets(): Readonly<Record<EndpointName, string>> {
  const secret = () => randomBytes(SECRET_BYTES).toString("base64url");
  return { dataverse: secret(), finops: secret() };
}

function isTrouble(level: string): boolean {
  return level === "warning" || level === "error" || level === "critical";
}

function describe(facts: {
  readonly functionsUrl: string;
  readonly connections: Connections;
  readonly secrets: Readonly<Record<EndpointName, string>>;
  readonly pids: RunDescription["pids"];
  readonly timeScale: number;
}): RunDescription {
  const { functionsUrl, connections, secrets, pids, timeScale } = facts;
  const [dataverse, finops] = ENDPOINTS;
  return {
    webhooks: {
      dataverse: {
        url: `${functionsUrl}/api/${dataverse.kind}/${dataverse.name}`,
        headers: { "x-d365-events-secret": secrets.dataverse },
      },
      // All that Finance & Operations can be given is a URL.
      finops: {
        url: `${functionsUrl}/api/${finops.kind}/${finops.name}?code=${secrets.finops}`,
        headers: {},
      },
    },
    serviceBus: {
      connectionString: connections.serviceBus,
      queues: { inbound: "inbound", dataverse: "from-dataverse", finops: "from-finops" },
    },
    storage: { connectionString: connections.storage },
    eventGrid: connections.topic,
    events: connections.events,
    health: `${functionsUrl}/api/health`,
    pids,
    timeScale,
  };
}
