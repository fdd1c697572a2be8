import { randomUUID } from "node:crypto";
import { createServer, type RequestListener, type Server } from "node:http";
import { AppRefused } from "./app-refused.ts";
import type { AppSettings } from "./app-settings.ts";
import { type HostJson, readHostJson } from "./host-json.ts";
import { type LoadedApp, loadApp } from "./load-app.ts";
import { atLeast, type LogSink } from "./log-line.ts";
import { readTriggers, type ServedFunction } from "./read-triggers.ts";
import type { InvocationResponse, TypedData } from "./rpc.ts";
import { type ServiceBusClients, serviceBusClients } from "./service-bus-client.ts";
import { traceContext } from "./trace-context.ts";
import { eventGridWebhook } from "./triggers/event-grid.ts";
import { type HttpCall, httpRouter } from "./triggers/http.ts";
import { bufferedCalls } from "./triggers/http-buffered.ts";
import { endWith } from "./triggers/http-failure.ts";
import { streamedCalls } from "./triggers/http-streamed.ts";
import { startServiceBus } from "./triggers/service-bus.ts";
import { startTimer } from "./triggers/timer.ts";

/** The host's own limit of a request's body (ScriptConstants.cs of Azure/azure-functions-host). */
const MAX_BODY_BYTES = 104_857_600;

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
  /** Takes nothing new, waits for what runs, then runs the app's `appTerminate` hooks. */
  stop(): Promise<void>;
}

/** One call of a function: what its trigger gives, and what is known about the caller. */
interface Call {
  readonly name: string;
  readonly data: TypedData;
  readonly metadata?: Readonly<Record<string, TypedData>>;
  readonly invocationId?: string;
  readonly traceparent?: unknown;
  readonly tracestate?: unknown;
}

type Invoke = (call: Call) => Promise<InvocationResponse>;

/**
 * Loads a built function app and serves its triggers as the Functions host does; `not-modelled.ts` says where not.
 *
 * @throws AppRefused with every problem, when the app cannot be run as it is; Error when the port is taken.
 */
export async function startHost(options: HostOptions): Promise<FunctionHost> {
  const { directory, settings, now = Date.now, newId = randomUUID } = options;
  const hostJson = await readHostJson(directory);
  const log = atLeast(hostJson.logLevel, options.log);
  const app = await loadApp(directory, log);
  const { served, problems } = readTriggers(app.functions, settings);
  if (problems.length > 0) {
    await app.terminate();
    throw new AppRefused(directory, problems);
  }

  const invoke = invoker(app, log, newId);
  const http = httpTriggers({ app, served, hostJson, settings, invoke, newId });
  const server = await listen(http.listener, options.port);
  const clients = serviceBusClients();
  const pumps = await startPumps({ served, hostJson, invoke, log, clients, now });
  return {
    url: `http://127.0.0.1:${server.port}`,
    functions: served,
    routePrefix: hostJson.routePrefix,
    async stop() {
      const closed = new Promise((resolve) => server.server.close(resolve));
      await Promise.all(pumps.map((pump) => pump.stop()));
      await clients.close();
      await app.terminate();
      http.close();
      server.server.closeAllConnections();
      await closed;
    },
  };
}

/** Calls functions and logs what they throw, as the host does. */
function invoker(app: LoadedApp, log: LogSink, newId: () => string): Invoke {
  return async ({ name, data, metadata = {}, invocationId = newId(), traceparent, tracestate }) => {
    try {
      const trace = traceContext(traceparent, tracestate, newId);
      return await app.invoke(name, { invocationId, data, triggerMetadata: metadata, traceContext: trace });
    } catch (thrown) {
      const reason = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
      const message = `Executed 'Functions.${name}' (Failed, Id=${invocationId}): ${reason}`;
      log({ level: "error", category: "host", message, function: name, invocationId });
      throw thrown;
    }
  };
}

interface HttpTriggers {
  readonly app: LoadedApp;
  readonly served: readonly ServedFunction[];
  readonly hostJson: HostJson;
  readonly settings: AppSettings;
  readonly invoke: Invoke;
  readonly newId: () => string;
}

function httpTriggers({ app, served, hostJson, settings, invoke, newId }: HttpTriggers): {
  listener: RequestListener;
  close(): void;
} {
  const maxBodyBytes = Number(settings.FUNCTIONS_REQUEST_BODY_SIZE_LIMIT || MAX_BODY_BYTES);
  const called = ({ function: { name }, request }: HttpCall) => ({
    name,
    traceparent: request.headers.traceparent,
    tracestate: request.headers.tracestate,
  });
  const streamed =
    app.httpUri === undefined
      ? undefined
      : streamedCalls({
          httpUri: app.httpUri,
          maxBodyBytes,
          newId,
          invoke: (call, invocationId, metadata) =>
            invoke({ ...called(call), data: { http: {} }, metadata, invocationId }),
        });
  const buffered = bufferedCalls({
    maxBodyBytes,
    invoke: async (call, data) => (await invoke({ ...called(call), data })).returnValue,
  });
  const route = httpRouter(
    served.filter((given) => given.kind === "http").map(({ http }) => http),
    hostJson.routePrefix,
    streamed ?? buffered,
  );
  const eventGrid = eventGridWebhook(
    new Set(served.filter(({ kind }) => kind === "eventGrid").map(({ name }) => name)),
    (name, data) => invoke({ name, data, metadata: { data } }),
  );
  return {
    listener: (request, response) => {
      if (!route(request, response) && !eventGrid(request, response)) endWith(response, 404);
    },
    close: () => streamed?.close(),
  };
}

interface Pumps {
  readonly served: readonly ServedFunction[];
  readonly hostJson: HostJson;
  readonly invoke: Invoke;
  readonly log: LogSink;
  readonly clients: ServiceBusClients;
  readonly now: () => number;
}

/** Starts what brings work by itself: Service Bus and timers. */
async function startPumps(pumps: Pumps): Promise<{ stop(): Promise<void> }[]> {
  const { served, hostJson, invoke, log, clients, now } = pumps;
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
          invoke: (input) => invoke({ name, ...input }),
          logError: (message) => log({ level: "error", category: "host", message, function: name }),
        }),
      );
  }
  return running;
}

function listen(listener: RequestListener, port: number): Promise<{ server: Server; port: number }> {
  const server = createServer(listener);
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(
        error.code === "EADDRINUSE"
          ? new Error(`Port ${port} for the functions is taken. Free it, or take port 0 for any free one.`, {
              cause: error,
            })
          : error,
      ),
    );
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      resolve({ server, port: address instanceof Object ? address.port : port });
    });
  });
}
