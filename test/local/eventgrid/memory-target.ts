import type { Delivery, DeliveryTarget } from "../../../local/eventgrid/delivery.ts";
import { DELIVERED, type Outcome } from "../../../local/eventgrid/outcome.ts";

/** A target in memory: each attempt ends as `outcomeOf` says. */
export interface MemoryTarget extends DeliveryTarget {
  /** The ids of the events of each call. */
  readonly calls: readonly (readonly string[])[];
  /** The highest number of calls that ran at once. */
  readonly mostAtOnce: number;
}

export function memoryTarget({
  batchSize = 1,
  concurrency = 1,
  outcomeOf = () => DELIVERED,
  takesMs = 0,
}: {
  readonly batchSize?: number;
  readonly concurrency?: number;
  readonly outcomeOf?: (delivery: Delivery) => Outcome;
  readonly takesMs?: number;
}): MemoryTarget {
  const calls: string[][] = [];
  let running = 0;
  let mostAtOnce = 0;
  return {
    batchSize,
    concurrency,
    calls,
    get mostAtOnce() {
      return mostAtOnce;
    },
    deliver: async (deliveries) => {
      calls.push(deliveries.map(({ event }) => event.id));
      running += 1;
      mostAtOnce = Math.max(mostAtOnce, running);
      await new Promise((resolve) => setTimeout(resolve, takesMs));
      running -= 1;
      return deliveries.map(outcomeOf);
    },
    stop: async () => undefined,
  };
}

/** A delivery of an event that bears the id and nothing else of interest. */
export function deliveryOf(id: string, publishedAtMs = 0): Delivery {
  const text = JSON.stringify({ specversion: "1.0", id, source: "urn:a", type: "t" });
  const event = { id, source: "urn:a", type: "t", subject: undefined, text };
  return { event, properties: [], outputId: `out-${id}`, publishedAtMs, attempts: 0, last: undefined };
}
