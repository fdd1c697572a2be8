import {
  connectBlobs,
  connectIdentity,
  connectServiceBus,
  connectTable,
  isLoopback,
} from "./azure/clients.ts";
import { once, onceEach } from "./azure/once.ts";
import { blobBodies } from "./bodies/blob-bodies.ts";
import type { Announcer } from "./connector/announcer.ts";
import { queueAnnouncer } from "./connector/queue-announcer.ts";
import { azureDeadLetters } from "./deadletter/azure-dead-letters.ts";
import type { DeadLetterStore } from "./deadletter/dead-letter-store.ts";
import { Failure, shownError } from "./failure/failure.ts";
import { serviceBusInboundQueue } from "./inbound/service-bus-inbound-queue.ts";
import { tableJournal } from "./ledger/table-journal.ts";
import { connectTopic, eventGridPublisher } from "./publish/event-grid-publisher.ts";
import type { RedrivePorts } from "./redrive/redrive-ports.ts";
import type { RedriveSubscription } from "./redrive/subscriptions.ts";
import { within } from "./retry/within.ts";
import { NAMES } from "./settings/names.ts";
import type { Connections } from "./settings/read-connections.ts";
import { blobSpool } from "./spool/blob-spool.ts";

/** An operator waits longer than a sender does. */
const LIMIT_MS = 15_000;
const SPOOL_PAGE = 500;

/** What an operator's tools stand on; nothing is connected before it is used. */
export interface LiveOperator {
  readonly store: DeadLetterStore;
  readonly redrive: RedrivePorts;
  /** Tells what a command found, as an event of the connector's own. */
  readonly announcer: Announcer;
  readonly close: () => Promise<void>;
}

interface OperatorOptions extends Pick<RedrivePorts, "nowMs" | "sleep"> {
  readonly connections: Connections;
  readonly subscriptions: readonly RedriveSubscription[];
  /** A text that nobody else makes. */
  readonly newToken: () => string;
}

/** Builds the real ports of an operator's tools from the connections of the app. */
export function liveOperator(options: OperatorOptions): LiveOperator {
  const { connections, subscriptions, newToken, nowMs, sleep } = options;
  const identity = once(() => connectIdentity(connections.clientId));
  const table = onceEach((name) => connectTable(connections.tables, name, identity));
  const blobs = once(() => connectBlobs(connections.blobs, identity));
  const bodies = (name: string) => blobBodies(async () => (await blobs()).getContainerClient(name), LIMIT_MS);
  const serviceBus = once(() =>
    connectServiceBus(named(connections.serviceBusCore, "SERVICE_BUS_CORE"), identity),
  );
  const sender = onceEach(async (queue) => (await serviceBus()).createSender(queue));
  const store = azureDeadLetters({
    table: () => table(NAMES.deadLettersTable),
    bodies: bodies(NAMES.deadLettersContainer),
    newToken,
  });
  const publisher = eventGridPublisher(async (policy) => {
    const { endpoint, key } = named(connections.topic, "EVENT_GRID_TOPIC_ENDPOINT");
    const credential =
      key === undefined ? await identity() : new (await import("@azure/eventgrid")).AzureKeyCredential(key);
    const allowInsecureConnection = isLoopback(endpoint);
    return await connectTopic({ endpoint, credential, allowInsecureConnection }, policy);
  });
  const inbound = serviceBusInboundQueue(() => sender(NAMES.inboundQueue), LIMIT_MS);
  const spool = blobSpool({
    container: async () => (await blobs()).getContainerClient(NAMES.spoolContainer),
    timeoutMs: LIMIT_MS,
    pageSize: SPOOL_PAGE,
  });
  return {
    store,
    announcer: queueAnnouncer({ inbound, spool, within }, LIMIT_MS),
    redrive: {
      store,
      inbound,
      bodies: bodies(NAMES.bodiesContainer),
      subscriptions,
      deliver: async (queue, message) => {
        try {
          await (await sender(queue)).sendMessages(message);
        } catch (error) {
          throw error instanceof Failure ? error : unsent(queue, error);
        }
      },
      publish: async (event) => {
        const [failure] = await publisher.publish([event], LIMIT_MS);
        if (failure !== undefined) throw failure;
      },
      journal: tableJournal({ table, bodies: bodies(NAMES.bodiesContainer) }),
      nowMs,
      sleep,
    },
    close: async () => {
      if (serviceBus.begun()) await (await serviceBus()).close();
    },
  };
}

function named<Value>(value: Value | undefined, setting: string): Value {
  if (value !== undefined) return value;
  throw new Failure(
    "QUEUE_UNAVAILABLE",
    `Expected the setting ${setting} for this, found none. Set it, or name a file with it.`,
  );
}

function unsent(queue: string, error: unknown): Failure {
  return new Failure(
    "QUEUE_UNAVAILABLE",
    `Expected the queue ${queue} to take an event, got: ${shownError(error)}. Check the role Azure Service Bus Data Sender.`,
    { cause: error },
  );
}
