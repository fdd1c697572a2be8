import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { azuriteConnectionString, startAzurite } from "../azurite/start-azurite.ts";
import type { Connections, StandInOptions } from "./stand-in-options.ts";

/** The stand-ins for Azure while they start, and after. */
export interface StandIns {
  readonly connections: Connections;
  /** Resolves when Service Bus takes connections: from then on the app may start beside the rest. */
  readonly listening: Promise<void>;
  /** Resolves with Azurite's process id when everything is there; rejects when a part cannot start. */
  readonly ready: Promise<{ readonly azuritePid: number }>;
  /** Resolves when a part ended that should run on. */
  readonly failed: Promise<Error>;
  /** Ends what has started, and what is just starting. */
  stop(): Promise<void>;
}

interface Part {
  stop(): Promise<void>;
}

/**
 * Starts all stand-ins at the same time, as far as they do not need each other.
 *
 * Their SDKs are loaded here and not before: Azurite's process, which takes longest, is on its way by then.
 */
export function startStandIns(options: StandInOptions): StandIns {
  const connections = connectionsOf(options);
  const { promise: failed, resolve: fail } = Promise.withResolvers<Error>();
  const azurite = startStorage(options, connections, fail);
  const serviceBus = startBroker(options);
  const delivery = serviceBus.then(() => startDelivery(options, connections));
  const ready = Promise.all([azurite, serviceBus, delivery]).then(([{ pid }]) => ({ azuritePid: pid }));
  const listening = serviceBus.then(() => undefined);
  // Whoever waits for either sees its rejection; nobody has to wait for both.
  ready.catch(() => undefined);
  listening.catch(() => undefined);

  return {
    connections,
    listening,
    ready,
    failed,
    stop: async () => {
      // Clients end before the server that they would else try to reach again.
      await stopStarted([delivery]);
      await stopStarted([serviceBus, azurite]);
    },
  };
}

async function stopStarted(starting: readonly Promise<Part>[]): Promise<void> {
  const parts = await Promise.allSettled(starting);
  await Promise.all(parts.map((part) => part.status === "fulfilled" && part.value.stop()));
}

function connectionsOf({ ports, topology, topicKey }: StandInOptions): Connections {
  const { topic } = topology.eventGrid;
  return {
    serviceBus: `Endpoint=sb://localhost:${ports.serviceBus};SharedAccessKeyName=local;SharedAccessKey=local;UseDevelopmentEmulator=true;`,
    storage: azuriteConnectionString(ports),
    topic: {
      endpoint: `http://127.0.0.1:${ports.eventGrid}/topics/${topic}/api/events`,
      key: topicKey,
    },
    hook: `http://127.0.0.1:${ports.events}/hook`,
    events: `http://127.0.0.1:${ports.events}/events`,
  };
}

async function startStorage(
  { ports, directory, topology }: StandInOptions,
  { storage }: Connections,
  fail: (reason: Error) => void,
): Promise<Part & { readonly pid: number }> {
  const folder = directory === undefined ? undefined : join(directory, "azurite");
  if (folder !== undefined) await mkdir(folder, { recursive: true });
  const { blob, queue, table } = ports;
  const azurite = await startAzurite({
    ports: { blob, queue, table },
    ...(folder === undefined ? {} : { directory: folder }),
  });
  let stopping = false;
  void azurite.exited.then((how) => {
    if (!stopping) fail(new Error(how));
  });
  const stop = async () => {
    stopping = true;
    await azurite.stop();
  };
  try {
    const { createStorage } = await import("./create-storage.ts");
    await createStorage(storage, topology.storage);
    return { pid: azurite.pid, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startBroker({ topology, ports, timeScale, directory }: StandInOptions): Promise<Part> {
  const { startServiceBus } = await import("../servicebus/start-service-bus.ts");
  return await startServiceBus({
    namespaces: topology.serviceBus.namespaces,
    port: ports.serviceBus,
    timeScale,
    ...(directory === undefined ? {} : { directory: join(directory, "servicebus") }),
  });
}

/** The topic and the consumers of its subscriptions. */
async function startDelivery(options: StandInOptions, connections: Connections): Promise<Part> {
  const [{ startTopic }, { startConsumers }] = await Promise.all([
    import("./start-topic.ts"),
    import("./start-consumers.ts"),
  ]);
  const consumers = await startConsumers(options, connections);
  try {
    const topic = await startTopic(options, connections);
    return {
      stop: async () => {
        await Promise.all([topic.stop(), consumers.stop()]);
      },
    };
  } catch (error) {
    await consumers.stop();
    throw error;
  }
}
