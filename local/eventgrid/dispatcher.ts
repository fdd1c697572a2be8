import type { Delivery, DeliveryTarget } from "./delivery.ts";
import { dueQueue } from "./due-queue.ts";
import type { FailedAttempt } from "./outcome.ts";
import { retryWaitMs } from "./retry-schedule.ts";
import type { RetryPolicy } from "./subscription.ts";

const MINUTE_MS = 60_000;

/** Why an event will not be tried again; the words of `deadletterreason`. */
export type UndeliverableReason =
  | "MaxDeliveryAttemptsExceeded"
  | "TimeToLiveExceeded"
  | `UndeliverableDueTo${string}`;

export interface DispatcherOptions {
  readonly target: DeliveryTarget;
  readonly retry: RetryPolicy;
  /** Multiplies every wait and the time to live. */
  readonly timeScale: number;
  readonly nowMs: () => number;
  /** A number in [0, 1), for the jitter of the waits. */
  readonly random: () => number;
  readonly onDelivered: (delivery: Delivery) => void;
  /** An attempt failed; the next one comes after `waitMs`. */
  readonly onRetry: (delivery: Delivery, failure: FailedAttempt, waitMs: number) => void;
  readonly onUndeliverable: (delivery: Delivery, reason: UndeliverableReason) => void;
}

/** Brings the events of one subscription to their target, again and again while the retry policy allows. */
export interface Dispatcher {
  add(deliveries: readonly Delivery[]): void;
  /** Events that were neither delivered nor given up. */
  readonly waiting: number;
  /** Breaks off what is under way; what still waits is lost. */
  stop(): Promise<void>;
}

/** All waiting events stand in one queue with one timer, however many they are. */
export function dispatcher(options: DispatcherOptions): Dispatcher {
  const { target, retry, timeScale, nowMs } = options;
  const queue = dueQueue<Delivery>();
  const running = new Set<Promise<void>>();
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let underWay = 0;
  let _turn: NodeJS.Immediate | undefined;

  /** What is added in one turn of the event loop goes together. */
  function advanceSoon(): void {
    _turn ??= setImmediate(() => {
      _turn = undefined;
      advance();
    });
  }

  /** Starts as much as is due and may run at once, then sets the timer for what is due next. */
  function advance(): void {
    clearTimeout(timer);
    if (stopping.signal.aborted) return;
    while (running.size < target.concurrency) {
      const due = queue.takeDue(nowMs(), target.batchSize).filter(isAlive);
      if (due.length > 0) start(due);
      else if (!isDue()) break;
    }
    const nextMs = queue.nextDueMs();
    if (nextMs === undefined || running.size >= target.concurrency) return;
    timer = setTimeout(advance, Math.max(1, nextMs - nowMs()));
  }

  function isDue(): boolean {
    const nextMs = queue.nextDueMs();
    return nextMs !== undefined && nextMs <= nowMs();
  }

  /** The time to live is looked at when an attempt is due, and at no other time. */
  function isAlive(delivery: Delivery): boolean {
    const lifeMs = retry.eventTimeToLiveMinutes * MINUTE_MS * timeScale;
    if (delivery.last === undefined || nowMs() - delivery.publishedAtMs < lifeMs) return true;
    options.onUndeliverable(delivery, "TimeToLiveExceeded");
    return false;
  }

  function start(due: readonly Delivery[]): void {
    underWay += due.length;
    const attempt = tryOnce(due).finally(() => {
      underWay -= due.length;
      running.delete(attempt);
      advance();
    });
    running.add(attempt);
  }

  async function tryOnce(due: readonly Delivery[]): Promise<void> {
    const outcomes = await target.deliver(due, stopping.signal);
    if (stopping.signal.aborted) return;
    for (const [at, delivery] of due.entries()) {
      const outcome = outcomes[at];
      if (outcome?.kind === "delivered") options.onDelivered(delivery);
      else if (outcome !== undefined) fail(delivery, outcome);
    }
  }

  function fail(before: Delivery, failure: FailedAttempt): void {
    const delivery = { ...before, attempts: before.attempts + 1, last: { failure, atMs: nowMs() } };
    if (failure.leastWaitMs === undefined) {
      options.onUndeliverable(delivery, undeliverableReason(failure));
    } else if (delivery.attempts >= retry.maxDeliveryAttempts) {
      options.onUndeliverable(delivery, "MaxDeliveryAttemptsExceeded");
    } else {
      const waitMs = retryWaitMs(delivery.attempts, failure.leastWaitMs, options.random()) * timeScale;
      queue.add(delivery, nowMs() + waitMs);
      options.onRetry(delivery, failure, waitMs);
    }
  }

  return {
    add: (deliveries) => {
      for (const delivery of deliveries) queue.add(delivery, nowMs());
      advanceSoon();
    },
    get waiting() {
      return queue.size + underWay;
    },
    stop: async () => {
      stopping.abort();
      clearTimeout(timer);
      await Promise.allSettled(running);
      await target.stop();
    },
  };
}

/** «UndeliverableDueToHttpBadRequest» is the form that the service writes for a webhook. */
function undeliverableReason({ outcome, httpStatus }: FailedAttempt): UndeliverableReason {
  return `UndeliverableDueTo${httpStatus === undefined ? "" : "Http"}${outcome}`;
}
