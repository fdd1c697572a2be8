import type { DeliveryProperty } from "./delivery-property.ts";
import { type EventMembers, eventValue } from "./event-value.ts";
import type { FailedAttempt, Outcome } from "./outcome.ts";
import type { PublishedEvent } from "./published-event.ts";

/** One event on its way to one subscription. */
export interface Delivery {
  readonly event: PublishedEvent;
  /** The delivery properties with their values, in the order of the topology. */
  readonly properties: readonly (readonly [name: string, value: string])[];
  /** The stand-in's own name for this delivery, the same at every attempt. */
  readonly outputId: string;
  readonly publishedAtMs: number;
  /** Failed attempts so far. */
  readonly attempts: number;
  readonly last: { readonly failure: FailedAttempt; readonly atMs: number } | undefined;
}

/** Where a subscription's events go. */
export interface DeliveryTarget {
  /** How many events one call of `deliver` takes at most. */
  readonly batchSize: number;
  /** How many calls may run at once. */
  readonly concurrency: number;
  /** Tries each delivery once and says, in the same order, what it came to. Ends soon after `signal` is aborted. */
  deliver(deliveries: readonly Delivery[], signal: AbortSignal): Promise<readonly Outcome[]>;
  stop(): Promise<void>;
}

/** The values that go with an event; a property whose key the event does not have is left out. */
export function deliveryProperties(
  properties: readonly DeliveryProperty[],
  members: EventMembers,
): Delivery["properties"] {
  return properties.flatMap((property) => {
    if (property.kind === "static") return [[property.name, property.value] as const];
    const value = eventValue(members, property.key);
    if (value === undefined || value === null) return [];
    return [[property.name, typeof value === "string" ? value : JSON.stringify(value)] as const];
  });
}
