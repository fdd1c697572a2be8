import type { Clock } from "./clock.ts";
import type { Consumer } from "./consumer.ts";
import { EXPIRED, tooManyDeliveries, WITHOUT_SESSION_ID } from "./dead-letter-notes.ts";
import { deadlines } from "./deadlines.ts";
import {
  type ChangedProperties,
  type Content,
  type DeadLetterNote,
  type Delivery,
  type QueuedMessage,
  queuedMessage,
  type Settlement,
} from "./message.ts";
import type { MessageLog, Remembered } from "./message-log.ts";
import type { MessageStore } from "./message-store.ts";
import { type OpenLine, openLine } from "./open-line.ts";
import { Refusal } from "./refusal.ts";
import { type SessionLine, sessionLine } from "./session-line.ts";
import type { QueueSettings } from "./settings.ts";

/** How many messages of each kind a queue has. The kinds do not overlap. */
export interface QueueCounts {
  /** Ready to be received. */
  readonly active: number;
  /** With a receiver that has not settled them yet. */
  readonly locked: number;
  readonly deferred: number;
  readonly scheduled: number;
  readonly deadLetter: number;
}

/** A queue, a topic's subscription, or the dead letters of either. */
export interface Queue {
  readonly line: OpenLine | SessionLine;
  readonly deadLetters: Queue | undefined;
  enqueue(content: Content): void;
  enqueueDeadLetter(message: QueuedMessage, note: DeadLetterNote): void;
  /** Settles the message that a lock stands for, or refuses when the lock was lost. */
  settle(token: string, settlement: Settlement): void;
  receiveDeferred(sequence: number, mode: Consumer["mode"]): Delivery;
  /** Messages of any state from a sequence number on, in order. */
  peek(fromSequence: number, atMost: number, sessionId: string | undefined): readonly QueuedMessage[];
  /** Deletes messages that wait and came no later than a time; gives how many. */
  deleteWaiting(atMost: number, untilMs: number): number;
  counts(): QueueCounts;
  stop(): void;
}

export interface QueueParts {
  readonly settings: QueueSettings;
  readonly clock: Clock;
  readonly newToken: () => string;
  readonly nextSequence: () => number;
  /** By what the time to live that a message states is multiplied. */
  readonly timeScale: number;
  readonly store: MessageStore;
  readonly log: MessageLog;
  readonly remembered: Remembered;
  /** Where dead letters go. The dead letters themselves have none: they stay, whatever happens to them. */
  readonly deadLetters: Queue | undefined;
}

export function queue(parts: QueueParts): Queue {
  const { settings, clock, store, deadLetters, nextSequence, newToken } = parts;
  const owner = { hand, takeBack };
  const line = settings.requiresSession
    ? sessionLine({ ...parts, lockMs: settings.lockMs, states: parts.remembered.sessionStates, owner })
    : openLine(clock, settings.lockMs, newToken, owner);
  const expiries = deadlines<number>(clock, (sequence) => {
    const message = store.get(sequence);
    // A locked message expires when it comes back, a deferred one never.
    if (message !== undefined && line.drop(message)) expire(message);
  });

  for (const message of parts.remembered.messages) {
    if (message.state === "active") admit(message);
  }

  function admit(message: QueuedMessage): void {
    if (message.expiresAtMs !== undefined) expiries.set(message.sequence, message.expiresAtMs);
    line.wait(message);
  }

  function hand(sequence: number, consumer: Consumer): void {
    const message = store.get(sequence);
    if (message === undefined) return;
    if (isExpired(message)) expire(message);
    else consumer.deliver(give(message, consumer.mode));
  }

  function give(message: QueuedMessage, mode: Consumer["mode"]): Delivery {
    if (mode === "peekLock") return { message, lock: line.lock(message) };
    forget(message.sequence);
    return { message, lock: undefined };
  }

  /** A delivery came to nothing. With the last failed one that is allowed, the message is a dead letter. */
  function takeBack(sequence: number, failed: boolean, properties?: ChangedProperties): void {
    const before = store.get(sequence);
    if (before === undefined) return;
    const deliveryCount = before.deliveryCount + (failed ? 1 : 0);
    const message = { ...before, deliveryCount, properties: properties ?? before.properties };
    if (deadLetters !== undefined && deliveryCount >= settings.maxDeliveryCount) {
      bury(message, tooManyDeliveries(deliveryCount));
    } else if (message.state === "active" && isExpired(message)) {
      expire(message);
    } else {
      if (failed) store.change(message);
      if (message.state === "active") line.wait(message);
    }
  }

  function isExpired(message: QueuedMessage): boolean {
    return message.expiresAtMs !== undefined && message.expiresAtMs <= clock.nowMs();
  }

  function expire(message: QueuedMessage): void {
    if (settings.deadLetterExpired) bury(message, EXPIRED);
    else forget(message.sequence);
  }

  function bury(message: QueuedMessage, note: DeadLetterNote): void {
    if (deadLetters === undefined) {
      const changed = { ...message, deadLetter: note };
      store.change(changed);
      line.wait(changed);
    } else {
      // It stands there before it is gone here, so that no crash can lose it.
      deadLetters.enqueueDeadLetter(message, note);
      forget(message.sequence);
    }
  }

  function forget(sequence: number): void {
    store.remove(sequence);
    expiries.clear(sequence);
  }

  return {
    line,
    deadLetters,
    enqueue(content) {
      const message = arrived(content, nextSequence(), parts);
      if (settings.requiresSession && content.sessionId === undefined) {
        deadLetters?.enqueueDeadLetter(message, WITHOUT_SESSION_ID);
      } else {
        store.add(message);
        admit(message);
      }
    },
    enqueueDeadLetter(message, note) {
      const dead: QueuedMessage = {
        ...message,
        sequence: nextSequence(),
        expiresAtMs: undefined,
        state: "active",
        deadLetter: note,
      };
      store.add(dead);
      line.wait(dead);
    },
    settle(token, settlement) {
      const sequence = line.unlock(token);
      const message = store.get(sequence);
      if (message === undefined) return;
      switch (settlement.kind) {
        case "complete":
          return forget(sequence);
        case "release":
          return takeBack(sequence, false);
        case "abandon":
          return takeBack(sequence, true, merged(message, settlement.properties));
        case "defer":
          return store.change({
            ...message,
            state: "deferred",
            properties: merged(message, settlement.properties),
          });
        case "deadLetter":
          return bury(
            { ...message, properties: merged(message, settlement.properties) },
            { reason: settlement.reason, description: settlement.description },
          );
      }
    },
    receiveDeferred(sequence, mode) {
      const message = store.get(sequence);
      if (message?.state !== "deferred") {
        throw new Refusal("messageNotFound", `No deferred message has the sequence number ${sequence}.`);
      }
      if (line.isLocked(sequence)) {
        throw new Refusal("lockLost", `Another receiver has the deferred message ${sequence}.`);
      }
      return give(message, mode);
    },
    peek(fromSequence, atMost, sessionId) {
      return store
        .all()
        .filter((message) => message.sequence >= fromSequence)
        .filter((message) => sessionId === undefined || message.content.sessionId === sessionId)
        .take(atMost)
        .toArray();
    },
    deleteWaiting(atMost, untilMs) {
      const deleted = store
        .all()
        .filter((message) => message.enqueuedAtMs <= untilMs && line.drop(message))
        .take(atMost)
        .toArray();
      for (const message of deleted) forget(message.sequence);
      return deleted.length;
    },
    counts() {
      const counts = { active: 0, locked: 0, deferred: 0, scheduled: 0 };
      for (const message of store.all()) {
        counts[line.isLocked(message.sequence) ? "locked" : message.state] += 1;
      }
      return { ...counts, deadLetter: deadLetters?.counts().active ?? 0 };
    },
    stop() {
      line.stop();
      expiries.stop();
    },
  };
}

function arrived(content: Content, sequence: number, parts: QueueParts): QueuedMessage {
  const enqueuedAtMs = parts.clock.nowMs();
  const ownTtlMs = (content.ttlMs ?? Number.POSITIVE_INFINITY) * parts.timeScale;
  const ttlMs = Math.min(ownTtlMs, parts.settings.ttlMs ?? Number.POSITIVE_INFINITY);
  const expiresAtMs = Number.isFinite(ttlMs) ? enqueuedAtMs + ttlMs : undefined;
  return queuedMessage(content, { sequence, enqueuedAtMs, expiresAtMs, state: "active" });
}

function merged(message: QueuedMessage, changes: ChangedProperties): ChangedProperties {
  return changes.size === 0 ? message.properties : new Map([...message.properties, ...changes]);
}
