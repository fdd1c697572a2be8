import { randomBytes } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { LogSink } from "../../../local/functions/log-line.ts";
import { appSettings, type EndpointName } from "../../../local/stack/app-settings.ts";
import { createStorage } from "../../../local/stack/create-storage.ts";
import { freePorts } from "../../../local/stack/ports.ts";
import { loadTopology } from "../../../local/topology.ts";
import { type Host, startHost } from "./host.ts";
import { type ServiceProxy, startProxy } from "./proxy.ts";
import { type Restartable, startBroker } from "./start-broker.ts";
import { type PublishedText, startDelivery } from "./start-delivery.ts";
import { startStorage } from "./start-storage.ts";

/** What stands behind a proxy: the services that the app calls, and the front of each host. */
export const SERVICES = ["serviceBus", "blob", "queue", "table", "eventGrid", "front0", "front1"] as const;
export type Service = (typeof SERVICES)[number];

export interface WorldOptions {
  readonly timeScale: number;
  /** Where queues, tables and blobs are kept; in memory when absent, and then no part can be started again. */
  readonly directory?: string;
  /** How many bytes the queue `inbound` holds. */
  readonly inboundBytes: number;
  readonly onLog?: LogSink;
  readonly onDelivered?: (text: string) => void;
  /** Without proxies between the app and its services, whose work would be measured, too. */
  readonly direct?: boolean;
  /** More environment of the functions processes. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** The services and a proxy before each; the functions processes, added one by one, reach them only so. */
export interface World {
  readonly proxies: Readonly<Record<Service, ServiceProxy>>;
  readonly broker: Restartable;
  readonly storage: Restartable;
  /** Past the proxies, for those who send to a queue, and who look on. */
  readonly connections: { readonly serviceBus: string; readonly storage: string };
  readonly secrets: Readonly<Record<EndpointName, string>>;
  /** All that the topic was given, in order. */
  readonly published: readonly PublishedText[];
  /** Starts a functions process of a built app behind one of the fronts. */
  addHost(app: string, front: "front0" | "front1"): Promise<Host>;
  stop(): Promise<void>;
}

type Part = { stop(): Promise<void> };

/** Starts all services; those that have started are stopped again when one cannot. */
export async function startWorld(options: WorldOptions): Promise<World> {
  const parts: Part[] = [];
  const stop = async (): Promise<void> => {
    // Whoever uses a part ends before it.
    for (const part of parts.splice(0).toReversed()) await part.stop();
  };
  async function started<Kind extends Part>(starting: Promise<Kind>): Promise<Kind> {
    const part = await starting;
    parts.push(part);
    return part;
  }
  try {
    return await start(options, started, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(
  options: WorldOptions,
  started: <Kind extends Part>(starting: Promise<Kind>) => Promise<Kind>,
  stop: () => Promise<void>,
): Promise<World> {
  const { timeScale, directory, inboundBytes, onDelivered } = options;
  const [ports, topology] = await Promise.all([freePorts(Math.random), loadTopology()]);
  const folder = async (name: string): Promise<string | undefined> => {
    if (directory === undefined) return undefined;
    const path = join(directory, name);
    await mkdir(path, { recursive: true });
    return path;
  };
  const kept = { port: ports.serviceBus, timeScale, directory: await folder("servicebus"), inboundBytes };
  const broker = await started(startBroker(kept));
  const published: PublishedText[] = [];
  const onPublished = (event: PublishedText) => published.push(event);
  const delivery = await started(
    startDelivery({ topology, port: ports.eventGrid, timeScale, onPublished, onDelivered }),
  );

  // The port of the sample subscriber is free: ours has another.
  const hostPorts = { front0: ports.functions, front1: ports.events };
  const proxy = (to: number) => started(startProxy(to, "127.0.0.1"));
  const proxies = {
    serviceBus: await started(startProxy(ports.serviceBus, "localhost")),
    blob: await proxy(ports.blob),
    queue: await proxy(ports.queue),
    table: await proxy(ports.table),
    eventGrid: await proxy(ports.eventGrid),
    front0: await proxy(hostPorts.front0),
    front1: await proxy(hostPorts.front1),
  };
  const cutOff = (off: boolean): void => {
    for (const { cutOff } of [proxies.blob, proxies.queue, proxies.table]) cutOff(off);
  };
  const storage = await started(startStorage({ ports, directory: await folder("azurite"), cutOff }));
  await createStorage(storage.connectionString, topology.storage);
  const secrets = {
    dataverse: newSecret(),
    finops: newSecret(),
    businesscentral: newSecret(),
    aif: newSecret(),
  };
  /** A text in which each service's own port is that of its proxy. */
  const proxied = (text: string): string => {
    if (options.direct === true) return text;
    return SERVICES.reduce(
      (before, service) =>
        service === "front0" || service === "front1"
          ? before
          : before.replaceAll(`:${ports[service]}`, `:${proxies[service].port}`),
      text,
    );
  };
  const serviceBus = `Endpoint=sb://localhost:${ports.serviceBus};SharedAccessKeyName=local;SharedAccessKey=local;UseDevelopmentEmulator=true;`;
  const settings = {
    ...appSettings({
      // The same for both hosts: it stands in the events.
      functionsUrl: `http://127.0.0.1:${ports.functions}`,
      serviceBus: proxied(serviceBus),
      storage: proxied(storage.connectionString),
      topic: { endpoint: proxied(delivery.endpoint), key: delivery.key },
      secrets,
      timeScale,
    }),
    ...options.environment,
  };
  return {
    proxies,
    broker,
    storage,
    connections: { serviceBus, storage: storage.connectionString },
    secrets,
    published,
    addHost: (app, front) =>
      started(
        startHost({
          directory: app,
          port: hostPorts[front],
          settings,
          ...(options.onLog === undefined ? {} : { onLog: options.onLog }),
        }),
      ),
    stop,
  };
}

function newSecret(): string {
  return randomBytes(32).toString("base64url");
}
