import type { QueueMessage } from "../../shared/inbound/queue-format.ts";

/** A message on the queue, as the broker sees it. */
export interface Queued {
  readonly message: QueueMessage;
  readonly sequenceNumber: number;
  readonly enqueuedAtMs: number;
  readonly dueAtMs: number;
  readonly deliveries: number;
  /** The end of the lock; 0 when nobody holds one. */
  readonly lockedUntilMs: number;
}

/** The right to settle one delivery; worth nothing once the lock is over or another holds one. */
export interface Delivery {
  readonly queued: Queued;
}

export interface PeekLockQueue {
  /** Gives false for a message that duplicate detection dropped. */
  readonly send: (message: QueueMessage, nowMs: number, dueAtMs: number) => boolean;
  /** Locks up to so many messages that are ready, in any order. */
  readonly receive: (nowMs: number, most: number, below: (limit: number) => number) => readonly Delivery[];
  /** Gives false when the lock was lost. */
  readonly complete: (delivery: Delivery, nowMs: number) => boolean;
  readonly abandon: (delivery: Delivery, nowMs: number) => void;
  /** When a message is next ready; absent when the queue is empty. */
  readonly readyAtMs: () => number | undefined;
  readonly waiting: () => readonly QueueMessage[];
  /** The queue's own dead letters. */
  readonly dead: () => readonly QueueMessage[];
}

interface QueueRules {
  readonly lockMs: number;
  readonly maxDeliveries: number;
  /** How long an id is remembered; 0 without duplicate detection. */
  readonly duplicateWindowMs: number;
}

/**
 * A queue as Service Bus keeps it: peek-lock, locks that end, a delivery count, dead letters, duplicate detection by
 * id with scheduled messages included ("Message transfers, locks, and settlement", "Duplicate message detection").
 */
export function peekLockQueue(rules: QueueRules): PeekLockQueue {
  const entries = new Map<number, Queued>();
  const dead: QueueMessage[] = [];
  const seenUntilMs = new Map<string, number>();
  let sequence = 0;

  const held = ({ queued }: Delivery, nowMs: number): boolean =>
    entries.get(queued.sequenceNumber) === queued && nowMs < queued.lockedUntilMs;

  return {
    send(message, nowMs, dueAtMs) {
      if (nowMs < (seenUntilMs.get(message.messageId) ?? 0)) return false;
      if (rules.duplicateWindowMs > 0) seenUntilMs.set(message.messageId, nowMs + rules.duplicateWindowMs);
      sequence += 1;
      const fresh = { enqueuedAtMs: nowMs, dueAtMs, deliveries: 0, lockedUntilMs: 0 };
      entries.set(sequence, { message, sequenceNumber: sequence, ...fresh });
      return true;
    },
    receive(nowMs, most, below) {
      const ready = [...entries.values()].filter(
        ({ dueAtMs, lockedUntilMs }) => dueAtMs <= nowMs && lockedUntilMs <= nowMs,
      );
      const deliveries: Delivery[] = [];
      while (ready.length > 0 && deliveries.length < most) {
        const [entry] = ready.splice(below(ready.length), 1);
        if (entry === undefined) break;
        if (entry.deliveries >= rules.maxDeliveries) {
          entries.delete(entry.sequenceNumber);
          dead.push(entry.message);
          continue;
        }
        const queued = {
          ...entry,
          deliveries: entry.deliveries + 1,
          lockedUntilMs: nowMs + rules.lockMs,
        };
        entries.set(entry.sequenceNumber, queued);
        deliveries.push({ queued });
      }
      return deliveries;
    },
    complete(delivery, nowMs) {
      if (!held(delivery, nowMs)) return false;
      return entries.delete(delivery.queued.sequenceNumber);
    },
    abandon(delivery, nowMs) {
      const { queued } = delivery;
      if (held(delivery, nowMs)) entries.set(queued.sequenceNumber, { ...queued, lockedUntilMs: 0 });
    },
    readyAtMs() {
      let first: number | undefined;
      for (const { dueAtMs, lockedUntilMs } of entries.values()) {
        first = Math.min(first ?? Number.POSITIVE_INFINITY, Math.max(dueAtMs, lockedUntilMs));
      }
      return first;
    },
    waiting: () => [...entries.values()].map(({ message }) => message),
    dead: () => dead,
  };
}
