import type { Clock } from "./clock.ts";
import { deadlines } from "./deadlines.ts";
import { type Content, queuedMessage } from "./message.ts";
import type { MessageLog, Remembered } from "./message-log.ts";
import type { MessageStore } from "./message-store.ts";
import { Refusal } from "./refusal.ts";
import type { IntakeSettings } from "./settings.ts";

/** What senders of a queue or topic reach. */
export interface Intake {
  /** Takes messages, all or none: at once, or at the time that they state. A duplicate is taken and dropped. */
  accept(contents: readonly Content[]): void;
  /** Takes messages as `accept` does and gives their numbers in order; a dropped duplicate has one, too. */
  schedule(contents: readonly Content[]): readonly number[];
  /** Takes back messages whose time has not come; refuses, changing nothing, when one is not scheduled. */
  cancel(sequences: readonly number[]): void;
  stop(): void;
}

export interface IntakeParts {
  readonly settings: IntakeSettings;
  readonly requiresSession: boolean;
  readonly clock: Clock;
  readonly nextSequence: () => number;
  readonly store: MessageStore;
  readonly log: MessageLog;
  readonly remembered: Remembered;
  /** Bytes that wait already, wherever they do. */
  readonly bytesKept: () => number;
  readonly enqueue: (content: Content) => void;
}

export function intake(parts: IntakeParts): Intake {
  const { clock, store, log, nextSequence } = parts;
  const { duplicateWindowMs, maxBytes } = parts.settings;
  const seen = deadlines<string>(clock, () => undefined);
  const due = deadlines<number>(clock, (sequence) => {
    const message = store.get(sequence);
    if (message === undefined) return;
    // It appears as if it had just been sent, with a new number: first there, then gone here, so none is lost.
    parts.enqueue(message.content);
    store.remove(sequence);
  });

  for (const [messageId, untilMs] of parts.remembered.seen) seen.set(messageId, untilMs);
  for (const message of parts.remembered.messages) {
    if (message.state === "scheduled") due.set(message.sequence, message.enqueuedAtMs);
  }

  function isDuplicate({ messageId }: Content): boolean {
    return duplicateWindowMs !== undefined && (seen.atMs(messageId) ?? 0) > clock.nowMs();
  }

  function remember({ messageId }: Content): void {
    if (duplicateWindowMs === undefined) return;
    const untilMs = clock.nowMs() + duplicateWindowMs;
    log.seen(messageId, untilMs);
    seen.set(messageId, untilMs);
  }

  function refuseUnfit(contents: readonly Content[]): void {
    if (parts.requiresSession && contents.some(({ sessionId }) => sessionId === undefined)) {
      throw new Refusal("notAllowed", "This queue has sessions. Send each message with a session id.");
    }
    const bytes = contents.reduce((sum, content) => sum + content.bytes.length, parts.bytesKept());
    if (bytes > maxBytes) {
      throw new Refusal("queueFull", `The queue would hold ${bytes} bytes; its limit is ${maxBytes}.`);
    }
  }

  function scheduleOne(content: Content, atMs: number): number {
    const sequence = nextSequence();
    const place = { sequence, enqueuedAtMs: atMs, expiresAtMs: undefined, state: "scheduled" } as const;
    store.add(queuedMessage(content, place));
    due.set(sequence, atMs);
    return sequence;
  }

  function acceptOne(content: Content): number | undefined {
    if (isDuplicate(content)) return undefined;
    const atMs = content.scheduledAtMs ?? 0;
    const sequence = atMs > clock.nowMs() ? scheduleOne(content, atMs) : undefined;
    if (sequence === undefined) parts.enqueue(content);
    // Only now: a crash before it leaves a message that comes twice, a crash after it none that never comes.
    remember(content);
    return sequence;
  }

  return {
    accept(contents) {
      refuseUnfit(contents);
      for (const content of contents) acceptOne(content);
    },
    schedule(contents) {
      refuseUnfit(contents);
      return contents.map((content) => acceptOne(content) ?? nextSequence());
    },
    cancel(sequences) {
      const missing = sequences.find((sequence) => store.get(sequence)?.state !== "scheduled");
      if (missing !== undefined) {
        throw new Refusal("messageNotFound", `No scheduled message has the sequence number ${missing}.`);
      }
      for (const sequence of sequences) {
        due.clear(sequence);
        store.remove(sequence);
      }
    },
    stop() {
      seen.stop();
      due.stop();
    },
  };
}
