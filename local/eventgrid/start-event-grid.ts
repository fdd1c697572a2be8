import { randomUUID } from "node:crypto";
import { ServiceBusClient } from "@azure/service-bus";
import { attributeWarnings } from "./attribute-rules.ts";
import { blobNotice, noticed } from "./dead-letter-notice.ts";
import { blobDeadLetters } from "./dead-letter-store.ts";
import type { DeliveryTarget } from "./delivery.ts";
import { type OutletOptions, outlet } from "./outlet.ts";
import type { IncomingEvent, PublishedEvent } from "./published-event.ts";
import { queueTarget } from "./queue-target.ts";
import type { EventGridReports } from "./reports.ts";
import type { Subscription } from "./subscription.ts";
import { startTopicServer } from "./topic-server.ts";
import { webhookTarget } from "./webhook-target.ts";

export interface EventGridOptions extends EventGridReports {
  readonly topic: string;
  /** The topic's key, base64 as Azure's keys are. */
  readonly key: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly subscriptions: readonly Subscription[];
  /** The URL of each webhook subscription, by its name. */
  readonly webhooks: Readonly<Record<string, string>>;
  /** Needed when a subscription goes to a queue. */
  readonly serviceBusConnectionString?: string;
  /** Without a storage account and a container, events that cannot be delivered are dropped. */
  readonly storageConnectionString?: string;
  readonly deadLetterContainer?: string;
  /** The queue to which Storage's own topic sends a notice of each dead-letter blob; absent: none are sent. */
  readonly deadLetterQueue?: string;
  /** Multiplies every wait and time to live. */
  readonly timeScale: number;
  readonly nowMs?: () => number;
  readonly random?: () => number;
  readonly newId?: () => string;
  /** An event was taken that breaks an advice of CloudEvents. */
  readonly onWarning?: (event: PublishedEvent, warning: string) => void;
}

/** A local stand-in for one Event Grid topic with CloudEvents input and its subscriptions. */
export interface EventGridStandIn {
  readonly endpoint: string;
  readonly key: string;
  /** Events that wait for a delivery, by the name of the subscription. */
  waiting(): Readonly<Record<string, number>>;
  /** Closes the topic and breaks off all deliveries; what still waits is lost. */
  stop(): Promise<void>;
}

/**
 * Starts the topic, and the deliveries to all its subscriptions.
 *
 * @throws An error of one line when the port is taken, or a subscription lacks what it delivers to.
 */
export async function startEventGrid(options: EventGridOptions): Promise<EventGridStandIn> {
  const { topic, key, port, timeScale, nowMs = Date.now, random = Math.random, newId = randomUUID } = options;
  const client = serviceBusClient(options);
  const deadLetters = deadLettersOf(options, client);
  const outlets = options.subscriptions.map((subscription) =>
    outlet({
      subscription,
      target: targetOf(subscription, options, client),
      deadLetters,
      timeScale,
      nowMs,
      random,
      newId,
      reports: options,
    }),
  );
  const stopDeliveries = async () => {
    await Promise.all(outlets.map((each) => each.stop()));
    await client?.close();
  };
  try {
    const server = await startTopicServer({
      topic,
      key,
      port,
      nowMs,
      onPublished: (events) => {
        if (options.onWarning !== undefined) warn(events, options.onWarning);
        for (const { event } of events) options.onPublished?.(event);
        for (const each of outlets) each.offer(events);
      },
    });
    return {
      endpoint: server.endpoint,
      key,
      waiting: () => Object.fromEntries(outlets.map((each) => [each.name, each.waiting])),
      stop: async () => {
        await server.stop();
        await stopDeliveries();
      },
    };
  } catch (error) {
    await stopDeliveries();
    throw error;
  }
}

function targetOf(
  { name, destination, deliveryProperties }: Subscription,
  { webhooks, timeScale }: EventGridOptions,
  client: ServiceBusClient | undefined,
): DeliveryTarget {
  if (destination.kind === "webhook") {
    const url = webhooks[name];
    if (url === undefined)
      throw new Error(`The webhook subscription "${name}" has no URL: give it in webhooks.`);
    return webhookTarget({ url, subscription: name, timeScale });
  }
  if (client === undefined) {
    throw new Error(`The subscription "${name}" goes to a queue: give a Service Bus connection string.`);
  }
  const needsSession = deliveryProperties.some((property) => property.name === "SessionId");
  return queueTarget({ client, queue: destination.queue, subscription: name, needsSession });
}

function serviceBusClient({ serviceBusConnectionString }: EventGridOptions): ServiceBusClient | undefined {
  if (serviceBusConnectionString === undefined) return undefined;
  return new ServiceBusClient(serviceBusConnectionString, { retryOptions: { maxRetries: 0 } });
}

function deadLettersOf(
  { storageConnectionString, deadLetterContainer, deadLetterQueue, newId = randomUUID }: EventGridOptions,
  client: ServiceBusClient | undefined,
): OutletOptions["deadLetters"] {
  if (storageConnectionString === undefined || deadLetterContainer === undefined) return undefined;
  const store = blobDeadLetters(storageConnectionString, deadLetterContainer);
  if (client === undefined || deadLetterQueue === undefined) return { store, container: deadLetterContainer };
  const sender = client.createSender(deadLetterQueue);
  const notify = (name: string) => sender.sendMessages(blobNotice(deadLetterContainer, name, newId()));
  return { store: noticed(store, notify), container: deadLetterContainer };
}

function warn(events: readonly IncomingEvent[], onWarning: NonNullable<EventGridOptions["onWarning"]>): void {
  for (const { event, members } of events) {
    for (const warning of attributeWarnings(members)) onWarning(event, warning);
  }
}
