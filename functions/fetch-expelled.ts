import { app } from "@azure/functions";
import { keepEach } from "../shared/deadletter/keep-each.ts";
import type { BatchItem } from "../shared/pipeline/batch-item.ts";
import type { BrokerBatch } from "../shared/pipeline/broker-batch.ts";
import { expelledLetters } from "../shared/pipeline/expelled-letters.ts";
import type { PipelinePorts } from "../shared/pipeline/ports.ts";
import { logOf } from "./log.ts";
import { queueTrigger } from "./queue-trigger.ts";
import { slowlyGivenBack } from "./slowly-given-back.ts";

/** One of our queues, and how its own function reads a batch of it. */
interface ReadQueue {
  readonly name: string;
  readonly connection: string;
  readonly read: (batch: BrokerBatch, nowMs: number) => readonly BatchItem[];
}

/** What Service Bus itself took out of a queue: it goes to the dead letters, beside our own. */
export function registerFetchExpelled(queue: ReadQueue, ports: PipelinePorts): void {
  app.generic(`fetch-expelled-${queue.name}`, {
    trigger: queueTrigger(`${queue.name}/$deadletterqueue`, queue.connection),
    handler: (bodies, context) =>
      slowlyGivenBack(ports.sleep, async () => {
        const nowMs = ports.nowMs();
        const batch = { bodies, metadata: context.triggerMetadata };
        const items = queue.read(batch, nowMs);
        const letters = await expelledLetters({ queue: queue.name, batch, items }, { ...ports, nowMs });
        await keepEach(letters, ports.deadLetters, nowMs, logOf(context));
      }),
  });
}
