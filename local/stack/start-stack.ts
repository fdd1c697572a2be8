import { randomBytes, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { FaultRates } from "../dynamics/dataverse/jobs/faults.ts";
import type { StepRun } from "../dynamics/dataverse/operations/world.ts";
import type { Dynamics } from "../dynamics/start-dynamics.ts";
import { type Functions, startFunctions } from "../functions/start-functions.ts";
import { loadTopology } from "../topology.ts";
import { type AppFacts, appSettings } from "./app-settings.ts";
import type { Ports } from "./ports.ts";
import { describeRun, type RunDescription } from "./run-description.ts";
import { startStandIns } from "./start-stand-ins.ts";
import { appLine } from "./stories/app-line.ts";
import { followMessages, type MessageFollower } from "./stories/follow-messages.ts";
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
  /** What goes wrong in the simulated Dynamics on purpose. */
  readonly faults?: Partial<FaultRates>;
}

/** A whole run: the built app over all stand-ins. */
export interface Stack {
  /** How to join in, as of now: a functions process that was started again has another id. */
  readonly run: RunDescription;
  readonly dynamics: Dynamics;
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
  const { ports, timeScale, directory } = options;
  const nowMs = Date.now;
  requireBuilt(options.app);
  const topology = await loadTopology();
  const listeners = new Set<(story: Story) => void>();
  const tell = (story: Story): void => {
    for (const listener of listeners) listener(story);
  };
  const subscriptions = topology.eventGrid.subscriptions.map(({ name }) => name);
  const follower = followMessages({ subscriptions, tell });
  const topicKey = randomBytes(SECRET_BYTES).toString("base64");
  const standIns = startStandIns({
    topology,
    ports,
    timeScale,
    directory,
    topicKey,
    nowMs,
    follower,
    tell,
  });
  const { connections } = standIns;
  const functionsUrl = `http://127.0.0.1:${ports.functions}`;
  const secrets = {
    dataverse: newSecret(),
    finops: newSecret(),
    businesscentral: newSecret(),
    aif: newSecret(),
  };
  const facts = { functionsUrl, ...connections, secrets, timeScale };
  const starting = standIns.listening.then(() => startApp(options, facts, follower, tell));
  const simulating = simulate(options, follower);
  try {
    const [functions, { azuritePid }, dynamics] = await Promise.all([starting, standIns.ready, simulating]);
    const sweep = setInterval(() => follower.sweep(nowMs()), SWEEP_MS);
    return {
      get run() {
        const pids = { stack: process.pid, functions: functions.pid() ?? 0, azurite: azuritePid };
        return describeRun({
          functionsUrl,
          connections,
          secrets,
          dynamics: waysTo(dynamics),
          pids,
          timeScale,
        });
      },
      dynamics,
      on: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      failed: Promise.race([standIns.failed, functions.failed]),
      stop: async () => {
        clearInterval(sweep);
        await dynamics.stop();
        // The app first: while it ends, its messages go back to a Service Bus that is still there.
        await functions.stop();
        await standIns.stop();
      },
    };
  } catch (error) {
    await starting.then(
      (functions) => functions.stop(),
      () => undefined, // it never ran
    );
    await simulating.then(
      (dynamics) => dynamics.stop(),
      () => undefined,
    );
    await standIns.stop();
    throw error;
  }
}

/** Loaded here and not before: Azurite, which takes longest, is on its way by then. */
async function simulate(
  { ports, timeScale, faults }: StackOptions,
  follower: MessageFollower,
): Promise<Dynamics> {
  const { startDynamics } = await import("../dynamics/start-dynamics.ts");
  return await startDynamics({
    port: ports.dynamics,
    timeScale,
    nowMs: Date.now,
    newId: randomUUID,
    random: Math.random,
    ...(faults === undefined ? {} : { faults }),
    onStep: ({ operation }: StepRun) => {
      if (operation.kind !== "row") return;
      follower.changed(`${operation.change.table.name}/${operation.change.rowId}`, Date.now());
    },
  });
}

function waysTo({ urls, dataverse: { token } }: Dynamics): RunDescription["dynamics"] {
  return {
    dataverse: { url: urls.dataverse, token },
    businesscentral: { url: urls.businesscentral, token },
    finops: { url: urls.finops },
  };
}

function requireBuilt(app: string): void {
  if (existsSync(join(app, "host.json"))) return;
  throw new Error(`Expected the built function app in ${app}, found none: run npm run build first.`);
}

function startApp(
  { app, ports }: StackOptions,
  facts: AppFacts,
  follower: MessageFollower,
  tell: (story: Story) => void,
): Promise<Functions> {
  return startFunctions({
    directory: app,
    port: ports.functions,
    settings: appSettings(facts),
    onLog: ({ level, message }) => {
      const line = appLine(message);
      if (line !== undefined) follower.logged(line);
      else if (isTrouble(level)) tell({ kind: "notice", level, text: message });
    },
    onRestart: (pid) => tell({ kind: "restarted", part: "The functions process", pid }),
  });
}

function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString("base64url");
}

function isTrouble(level: string): boolean {
  return level === "warning" || level === "error" || level === "critical";
}
