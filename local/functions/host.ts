import { randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { listen } from "../listen.ts";
import { AppRefused } from "./app-refused.ts";
import type { AppSettings } from "./app-settings.ts";
import { type HostJson, readHostJson } from "./host-json.ts";
import { httpTriggers } from "./http-triggers.ts";
import { type Invoke, invoker } from "./invoker.ts";
import { type LoadedApp, loadApp } from "./load-app.ts";
import { atLeast, type LogSink } from "./log-line.ts";
import { readTriggers, type ServedFunction } from "./read-triggers.ts";
import { type ServiceBusClients, serviceBusClients } from "./service-bus-client.ts";
import { startServiceBus } from "./triggers/service-bus.ts";
import { startTimer } from "./triggers/timer.ts";

/** How long a stop waits for running calls before the app's `appTerminate` hooks run. */
const RUNNING_MS = 3_000;

export interface HostOptions {
  /** The built function app: host.json, package.json and what its `main` names. */
  readonly directory: string;
  /** On loopback; 0 takes any free one. */
  readonly port: number;
  readonly settings: AppSettings;
  readonly log: LogSink;
  readonly now?: () => number;
  /** Gives a new UUID each time. */
  readonly newId?: () => string;
}

export interface FunctionHost {
  /** Without a slash at its end. */
  readonly url: string;
  readonly functions: readonly ServedFunction[];
  /** Of HTTP functions, without slashes at its ends. */
  readonly routePrefix: string;
  /** Takes nothing new, gives what runs some seconds to end, then runs the app's `appTerminate` hooks. */
  stop(): Promise<void>;
}

/**
 * Loads a built function app and serves its triggers as the Functions host does; `not-modelled.ts` says where not.
 *
 * @throws AppRefused with every problem, when the app cannot be run as it is; Error when the port is taken.
 */
export async function startHost(options: HostOptions): Promise<FunctionHost> {
  const { directory, now = Date.now, newId = randomUUID } = options;
  const hostJson = await readHostJson(directory);
  const log = atLeast(hostJson.logLevel, options.log);
  const app = await loadApp(directory, log);
  try {
    return await serve(app, hostJson, { ...options, log, now, newId });
  } catch (thrown) {
    await app.terminate();
    throw thrown;
  }
}

async function serve(
  app: LoadedApp,
  hostJson: HostJson,
  options: Required<HostOptions>,
): Promise<FunctionHost> {
  const { directory, port, settings, log, now, newId } = options;
  const { served, problems } = readTriggers(app.functions, settings);
  if (problems.length > 0) throw new AppRefused(directory, problems);

  const invoke = invoker(app, log, newId);
  const server = createServer(httpTriggers({ app, served, hostJson, settings, invoke, newId }));
  const listening = await listen(server, { port, host: "127.0.0.1", part: "the functions" });
  const clients = serviceBusClients();
  const pumps = await startPumps({ app, served, hostJson, invoke, log, clients, now });
  return {
    url: `http://127.0.0.1:${listening}`,
    functions: served,
    routePrefix: hostJson.routePrefix,
    async stop() {
      const ended = Promise.all([drain(server), ...pumps.map((pump) => pump.stop())]);
      await Promise.race([ended, wait(RUNNING_MS, undefined, { ref: false })]);
      await app.terminate();
      server.closeAllConnections();
      await clients.close();
    },
  };
}

/** Lets running requests end; connections that are kept open without one are closed. */
async function drain(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  const timer = setInterval(() => server.closeIdleConnections(), 20).unref();
  await closed;
  clearInterval(timer);
}

interface Pumps {
  readonly app: LoadedApp;
  readonly served: readonly ServedFunction[];
  readonly hostJson: HostJson;
  readonly invoke: Invoke;
  readonly log: LogSink;
  readonly clients: ServiceBusClients;
  readonly now: () => number;
}

/** Starts what brings work by itself: Service Bus and timers. */
async function startPumps(pumps: Pumps): Promise<{ stop(): Promise<void> }[]> {
  const { app, served, hostJson, invoke, log, clients, now } = pumps;
  const running: { stop(): Promise<void> }[] = [];
  for (const given of served) {
    const { name } = given;
    if (given.kind === "timer")
      running.push(startTimer({ trigger: given.timer, now, invoke: (data) => invoke({ name, data }) }));
    if (given.kind === "serviceBus")
      running.push(
        startServiceBus({
          trigger: given.serviceBus,
          client: await clients.get(given.serviceBus.connection),
          options: hostJson.serviceBus,
          keepsEmpty: app.keepsEmpty,
          invoke: (input) => invoke({ name, ...input }),
          logError: (message) => log({ level: "error", category: "host", message, function: name }),
        }),
      );
  }
  return running;
}
