import { randomBytes } from "node:crypto";
import { startEventGrid } from "../../../local/eventgrid/start-event-grid.ts";
import { startWebhookSubscriber } from "../../../local/subscribers/webhook-subscriber.ts";
import type { Topology } from "../../../local/topology.ts";

const KEY_BYTES = 32;

/** An event as the topic was given it. */
export interface PublishedText {
  readonly id: string;
  readonly text: string;
}

export interface Delivery {
  /** Where the topic listens. */
  readonly endpoint: string;
  readonly key: string;
  stop(): Promise<void>;
}

interface DeliveryOptions {
  readonly topology: Topology;
  readonly port: number;
  readonly timeScale: number;
  readonly onPublished: (event: PublishedText) => void;
  readonly onDelivered: ((text: string) => void) | undefined;
}

/** The topic, with a webhook as its one subscriber. */
export async function startDelivery(options: DeliveryOptions): Promise<Delivery> {
  const { topology, port, timeScale, onPublished, onDelivered } = options;
  const { topic, subscriptions } = topology.eventGrid;
  const subscriber = await startWebhookSubscriber({ port: 0, onEvent: ({ text }) => onDelivered?.(text) });
  const hooks = subscriptions.filter(({ destination }) => destination.kind === "webhook");
  const grid = await startEventGrid({
    topic,
    key: randomBytes(KEY_BYTES).toString("base64"),
    port,
    subscriptions: hooks,
    webhooks: Object.fromEntries(hooks.map(({ name }) => [name, subscriber.hookUrl])),
    timeScale,
    onPublished: ({ id, text }) => onPublished({ id, text }),
  });
  return {
    endpoint: grid.endpoint,
    key: grid.key,
    stop: async () => {
      await grid.stop();
      await subscriber.stop();
    },
  };
}
