import { startAzurite } from "../../local/azurite/start-azurite.ts";
import { startEventGrid } from "../../local/eventgrid/start-event-grid.ts";
import type { Namespace } from "../../local/servicebus/config/namespaces.ts";
import { type ServiceBusStandIn, startServiceBus } from "../../local/servicebus/start-service-bus.ts";
import { createStorage } from "../../local/stack/create-storage.ts";
import { startWebhookSubscriber } from "../../local/subscribers/webhook-subscriber.ts";
import { loadTopology } from "../../local/topology.ts";
import type { Services } from "./messages.ts";

/** What the plain script reads: an app must not take it away. */
export const BARE_QUEUE = "bare";

/** What is only sent and never read must not pile up. */
const KEPT_MS = 3_000;

const TOPIC_KEY = "YS1rZXktb2YtdGhlLWJlbmNo";

export interface RunningServices {
  readonly services: Services;
  readonly serviceBus: ServiceBusStandIn;
  /** How many different events the topic's webhook has got. */
  readonly delivered: () => number;
}

/** Starts the stand-ins of the topology, with a webhook as the topic's one subscriber; they end with the process. */
export async function startServices(): Promise<RunningServices> {
  const { serviceBus: given, eventGrid, storage } = await loadTopology();
  const serviceBus = await startServiceBus({ namespaces: adapted(given.namespaces), port: 0, timeScale: 1 });
  const azurite = await startAzurite({ ports: { blob: 0, queue: 0, table: 0 } });
  await createStorage(azurite.connectionString, storage);
  const ids = new Set<string>();
  const subscriber = await startWebhookSubscriber({ port: 0, onEvent: ({ id }) => ids.add(id) });
  const subscriptions = eventGrid.subscriptions.filter(({ destination }) => destination.kind === "webhook");
  const topic = await startEventGrid({
    topic: eventGrid.topic,
    key: TOPIC_KEY,
    port: 0,
    subscriptions,
    webhooks: Object.fromEntries(subscriptions.map(({ name }) => [name, subscriber.hookUrl])),
    timeScale: 1,
  });
  return {
    services: {
      serviceBus: serviceBus.connectionString,
      storage: azurite.connectionString,
      topic: { endpoint: topic.endpoint, key: topic.key },
    },
    serviceBus,
    delivered: () => ids.size,
  };
}

/** The topology's namespaces with a queue for the floor beside those of the app. */
function adapted(namespaces: readonly Namespace[]): readonly Namespace[] {
  const entities = namespaces.flatMap((namespace) => namespace.entities);
  const model = entities.find(({ name }) => name === "from-dataverse");
  if (model === undefined) throw new Error("Expected a queue from-dataverse in the topology, found none.");
  const short = entities.map((entity) =>
    entity.name === "inbound" && entity.kind === "queue"
      ? { ...entity, queue: { ...entity.queue, ttlMs: KEPT_MS, deadLetterExpired: false } }
      : entity,
  );
  return [{ name: "bench", entities: [...short, { ...model, name: BARE_QUEUE }] }];
}
