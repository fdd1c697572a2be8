import type { StepRun } from "../operations/world.ts";
import { CONTRACTS } from "../registration/check-endpoint.ts";
import type { RowStore } from "../rows/row-store.ts";
import { numberOf } from "../rows/value.ts";
import { contextOf } from "./context-of.ts";
import type { DeliveryOutcome } from "./outcome.ts";
import { type Posting, postWebhook } from "./post-webhook.ts";
import { type QueueSenders, sendToQueue } from "./send-to-queue.ts";

export interface Delivering extends Posting {
  readonly store: RowStore;
  readonly senders: QueueSenders;
}

/**
 * Delivers what a step reports to its endpoint, as the endpoint is registered now.
 *
 * @param jobId Absent for a synchronous step.
 */
export async function deliverStep(
  run: StepRun,
  { jobId, atMs }: { readonly jobId: string | undefined; readonly atMs: number },
  delivering: Delivering,
): Promise<DeliveryOutcome> {
  const { store, senders } = delivering;
  const endpoint = store.get("serviceendpoint", run.endpoint.id) ?? run.endpoint;
  const context = contextOf(run, store, { jobId, atMs });
  switch (numberOf(endpoint, "contract")) {
    case CONTRACTS.webhook:
      return await postWebhook(endpoint, context, delivering);
    case CONTRACTS.queue:
    case CONTRACTS.topic:
      return await sendToQueue(endpoint, context, senders);
    default:
      return {
        kind: "failed",
        message: `The stand-in delivers to webhooks (8), queues (6) and topics (5), not to the contract ${String(endpoint.columns.contract)}.`,
      };
  }
}
