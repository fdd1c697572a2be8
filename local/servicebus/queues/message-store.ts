import type { QueuedMessage } from "./message.ts";
import type { MessageLog } from "./message-log.ts";

/** All messages of a queue, whatever their state, in the order of their sequence numbers. */
export interface MessageStore {
  readonly bytes: number;
  get(sequence: number): QueuedMessage | undefined;
  /** Adds a message whose sequence number is above all others. */
  add(message: QueuedMessage): void;
  change(message: QueuedMessage): void;
  remove(sequence: number): void;
  all(): IteratorObject<QueuedMessage>;
}

export function messageStore(log: MessageLog, remembered: readonly QueuedMessage[]): MessageStore {
  // A Map gives its entries in the order of their insertion, and sequence numbers only rise.
  const messages = new Map(remembered.map((message) => [message.sequence, message]));
  let bytes = remembered.reduce((sum, message) => sum + message.content.bytes.length, 0);

  return {
    get bytes() {
      return bytes;
    },
    get: (sequence) => messages.get(sequence),
    add(message) {
      log.kept(message);
      messages.set(message.sequence, message);
      bytes += message.content.bytes.length;
    },
    change(message) {
      log.changed(message);
      messages.set(message.sequence, message);
    },
    remove(sequence) {
      const message = messages.get(sequence);
      if (message === undefined) return;
      log.removed(sequence);
      messages.delete(sequence);
      bytes -= message.content.bytes.length;
    },
    all: () => messages.values(),
  };
}
