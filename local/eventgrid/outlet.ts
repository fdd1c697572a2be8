import { deadLetterBox } from "./dead-letter-box.ts";
import type { DeadLetterStore } from "./dead-letter-store.ts";
import { type Delivery, type DeliveryTarget, deliveryProperties } from "./delivery.ts";
import { dispatcher } from "./dispatcher.ts";
import { meetsFilter } from "./filter-match.ts";
import type { FailedAttempt } from "./outcome.ts";
import type { IncomingEvent } from "./published-event.ts";
import type { EventGridReports } from "./reports.ts";
import type { Subscription } from "./subscription.ts";

export interface OutletOptions {
  readonly subscription: Subscription;
  readonly target: DeliveryTarget;
  /** Absent when the topic has no dead-letter container. */
  readonly deadLetters: { readonly store: DeadLetterStore; readonly container: string } | undefined;
  readonly timeScale: number;
  readonly nowMs: () => number;
  readonly random: () => number;
  readonly newId: () => string;
  readonly reports: EventGridReports;
}

/** One subscription at work: it picks the events that it wants, and brings each to its end. */
export interface Outlet {
  readonly name: string;
  offer(events: readonly IncomingEvent[]): void;
  /** Events that were neither delivered nor given up. */
  readonly waiting: number;
  stop(): Promise<void>;
}

export function outlet(options: OutletOptions): Outlet {
  const { subscription, target, deadLetters, reports, ...times } = options;
  const { name, filter, retry } = subscription;

  function reportAttempt(delivery: Delivery, failure: FailedAttempt, nextInMs?: number): void {
    const { outcome } = failure;
    reports.onFailedAttempt?.(name, delivery.event, { outcome, attempts: delivery.attempts, nextInMs });
  }

  const box = deadLetterBox({
    ...times,
    subscription: name,
    store: deadLetters?.store,
    onKept: ({ delivery, reason }, blob) => {
      const { event, attempts } = delivery;
      const container = deadLetters?.container ?? "";
      reports.onUndelivered?.(name, event, { kind: "deadLettered", reason, attempts, container, blob });
    },
    onDropped: ({ delivery: { event, attempts }, reason }, why) => {
      reports.onUndelivered?.(name, event, { kind: "dropped", reason, attempts, why });
    },
  });

  const dispatch = dispatcher({
    ...times,
    target,
    retry,
    onDelivered: ({ event }) => reports.onDelivered?.(name, event),
    onRetry: reportAttempt,
    onUndeliverable: (delivery, reason) => {
      if (reason !== "TimeToLiveExceeded" && delivery.last !== undefined) {
        reportAttempt(delivery, delivery.last.failure);
      }
      box.add({ delivery, reason });
    },
  });

  function newDelivery({ event, members }: IncomingEvent): Delivery {
    const properties = deliveryProperties(subscription.deliveryProperties, members);
    const publishedAtMs = times.nowMs();
    return { event, properties, outputId: times.newId(), publishedAtMs, attempts: 0, last: undefined };
  }

  return {
    name,
    offer: (events) => {
      const wanted = events.filter(({ members }) => meetsFilter(filter, members));
      if (wanted.length > 0) dispatch.add(wanted.map(newDelivery));
    },
    get waiting() {
      return dispatch.waiting;
    },
    stop: async () => {
      await dispatch.stop();
      await box.stop();
    },
  };
}
