import { dataReader } from "../subscribers/data-reader.ts";
import { startLogicApp } from "../subscribers/logic-app.ts";
import type { ReceivedEvent } from "../subscribers/received-event.ts";
import { startRecordReader } from "../subscribers/record-reader.ts";
import { startWebhookSubscriber } from "../subscribers/webhook-subscriber.ts";
import { loadWorkflow } from "../subscribers/workflow-file.ts";
import type { Connections, StandInOptions } from "./stand-in-options.ts";

/** Somebody who consumes each subscription of the topology, so that a story can be told to its end. */
export async function startConsumers(
  { topology, ports, nowMs, follower, tell }: StandInOptions,
  { serviceBus, storage }: Connections,
): Promise<{ stop(): Promise<void> }> {
  const workflow = await loadWorkflow();
  const webhookNames = topology.eventGrid.subscriptions
    .filter(({ destination }) => destination.kind === "webhook")
    .map(({ name }) => name);
  const webhook = await startWebhookSubscriber({
    port: ports.events,
    readData: dataReader(storage),
    onEvent: ({ id }) => {
      for (const name of webhookNames) follower.delivered(name, id, nowMs());
    },
  });
  const readers = topology.eventGrid.subscriptions.flatMap(({ name, destination, deliveryProperties }) => {
    if (destination.kind !== "serviceBusQueue") return [];
    const options = {
      connectionString: serviceBus,
      queue: destination.queue,
      onEvent: ({ id }: ReceivedEvent, _message: unknown, taken?: string) =>
        follower.delivered(name, id, nowMs(), taken),
      onError: (error: unknown) =>
        tell({ kind: "notice", level: "warning", text: `Reading ${destination.queue}: ${String(error)}` }),
    };
    const bySession = deliveryProperties.some((property) => property.name === "SessionId");
    return [bySession ? startRecordReader(options) : startLogicApp(workflow, options)];
  });
  return {
    stop: async () => {
      await Promise.all([webhook, ...readers].map((each) => each.stop()));
    },
  };
}
