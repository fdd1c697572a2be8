import { type EventGridStandIn, startEventGrid } from "../eventgrid/start-event-grid.ts";
import type { Connections, StandInOptions } from "./stand-in-options.ts";
import { understoodAtMs } from "./stories/arrival.ts";

/** The topic of the run; what becomes of its events goes into the stories. */
export function startTopic(
  { topology, ports, timeScale, nowMs, follower, tell }: StandInOptions,
  connections: Connections,
): Promise<EventGridStandIn> {
  const { topic, subscriptions, deadLetterContainer, deadLetterQueue } = topology.eventGrid;
  const webhooks = subscriptions.filter(({ destination }) => destination.kind === "webhook");
  return startEventGrid({
    topic,
    key: connections.topic.key,
    port: ports.eventGrid,
    subscriptions,
    webhooks: Object.fromEntries(webhooks.map(({ name }) => [name, connections.hook])),
    serviceBusConnectionString: connections.serviceBus,
    storageConnectionString: connections.storage,
    deadLetterContainer,
    deadLetterQueue,
    timeScale,
    nowMs,
    onPublished: (event) => follower.published(event.id, understoodAtMs(event.text), nowMs()),
    onFailedAttempt: (subscription, { id }, { outcome, nextInMs }) => {
      if (nextInMs === undefined) return; // told as undelivered
      tell({ kind: "deliveryRetry", subscription, id, reason: outcome, waitMs: Math.round(nextInMs) });
    },
    onUndelivered: (subscription, { id }, report) => {
      const where =
        report.kind === "deadLettered" ? `kept in ${report.container}/${report.blob}` : report.why;
      tell({
        kind: "undelivered",
        subscription,
        id,
        reason: `${report.reason}, ${where}`,
        waitMs: undefined,
      });
    },
  });
}
