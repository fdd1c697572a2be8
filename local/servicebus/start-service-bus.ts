import { randomUUID } from "node:crypto";
import { createServer, type Socket } from "node:net";
import { listen } from "../listen.ts";
import { broker } from "./broker/broker.ts";
import type { Namespace } from "./config/namespaces.ts";
import { openJournal } from "./journal/journal.ts";
import { bus } from "./queues/bus.ts";
import { type Clock, systemClock } from "./queues/clock.ts";
import { noLog } from "./queues/message-log.ts";
import type { QueueCounts } from "./queues/queue.ts";

export interface ServiceBusOptions {
  /** One stand-in serves the queues and topics of all namespaces. */
  readonly namespaces: readonly Namespace[];
  /** 0 takes any free port. */
  readonly port: number;
  /** By what locks, times to live and duplicate windows are multiplied. Scheduled times are absolute and stay. */
  readonly timeScale: number;
  readonly clock?: Clock;
  /** Messages are kept in this directory and survive the process; without it they are in memory alone. */
  readonly directory?: string;
  /** Limits of single queues and topics in bytes, by name; all others hold a gibibyte. */
  readonly maxBytes?: Readonly<Record<string, number>>;
}

export interface ServiceBusStandIn {
  /** For any Service Bus SDK. */
  readonly connectionString: string;
  readonly port: number;
  /** What a queue, `<topic>/subscriptions/<subscription>` or dead-letter queue holds. */
  counts(queue: string): QueueCounts;
  stop(): Promise<void>;
}

/** Starts a Service Bus on a port of this machine. */
export async function startServiceBus(options: ServiceBusOptions): Promise<ServiceBusStandIn> {
  const { namespaces, timeScale, clock = systemClock, directory, maxBytes = {} } = options;
  const entities = namespaces
    .flatMap((namespace) => namespace.entities)
    .map((entity) => ({
      ...entity,
      intake: { ...entity.intake, maxBytes: maxBytes[entity.name] ?? entity.intake.maxBytes },
    }));
  const journal =
    directory === undefined ? undefined : openJournal({ directory, nowMs: () => clock.nowMs() });
  const queues = bus({
    entities,
    clock,
    timeScale,
    newToken: randomUUID,
    logOf: (path) => journal?.logOf(path) ?? noLog,
    remembered: journal?.remembered ?? new Map(),
  });
  const sockets = new Set<Socket>();
  const accept = broker({ bus: queues, newId: randomUUID });
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
    socket.setNoDelay(true);
    accept(socket);
  });
  const port = await listen(server, {
    port: options.port,
    host: "localhost",
    part: "the Service Bus stand-in",
  }).catch((error: unknown) => {
    queues.stop();
    journal?.close();
    throw error;
  });

  return {
    connectionString: connectionString(port),
    port,
    counts(name) {
      const found = queues.queueAt(name);
      if (found === undefined)
        throw new Error(`There is no queue '${name}'. Its name stands in the topology.`);
      return found.counts();
    },
    async stop() {
      queues.stop();
      // With an error, since rhea hears of nothing else that its connection is gone.
      for (const socket of sockets) socket.destroy(new Error("The Service Bus stand-in stops."));
      await new Promise((resolve) => server.close(resolve));
      journal?.close();
    },
  };
}

/** With `UseDevelopmentEmulator` the SDKs speak AMQP over plain TCP; the value is case-sensitive. */
function connectionString(port: number): string {
  const endpoint = `Endpoint=sb://localhost:${port};`;
  return `${endpoint}SharedAccessKeyName=local;SharedAccessKey=local;UseDevelopmentEmulator=true;`;
}
