import type { ServiceBusMessage } from "@azure/service-bus";
import type { Bodies } from "../bodies/bodies.ts";
import type { DeadLetterStore } from "../deadletter/dead-letter-store.ts";
import type { InboundQueue } from "../inbound/inbound-queue.ts";
import type { Journal } from "../ledger/journal.ts";
import type { RedriveSubscription } from "./subscriptions.ts";

/** All that a redrive reaches outside of itself. */
export interface RedrivePorts {
  readonly store: DeadLetterStore;
  readonly inbound: InboundQueue;
  /** Where large bodies of inbound messages lie. */
  readonly bodies: Bodies;
  readonly subscriptions: readonly RedriveSubscription[];
  /** Sends to a queue of a subscription. @throws {Failure} `QUEUE_UNAVAILABLE`. */
  readonly deliver: (queue: string, message: ServiceBusMessage) => Promise<void>;
  /** Publishes an event to the topic, for all subscriptions. @throws {Failure} */
  readonly publish: (event: { readonly id: string; readonly text: string }) => Promise<void>;
  /** Notes on an event that it was sent out again. */
  readonly journal: Pick<Journal, "redriven">;
  readonly nowMs: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}
