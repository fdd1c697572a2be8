import { orderedNumbers } from "./ordered-numbers.ts";

/** A receiver as a lane sees it. */
export interface LaneConsumer {
  /** How many more messages it takes at the moment. */
  wanted(): number;
}

/** Messages that wait for a receiver, in order, and the receivers that wait for a message, in turn. */
export interface Lane<Consumer extends LaneConsumer> {
  /** Messages that wait. */
  readonly size: number;
  put(sequence: number): void;
  /** Whether the message waited here. */
  drop(sequence: number): boolean;
  /** A receiver wants messages (again). */
  offer(consumer: Consumer): void;
  leave(consumer: Consumer): void;
}

/**
 * One message goes to each receiver in turn as long as it wants one.
 *
 * @param hand Gives a message to a receiver; called only when it wants one.
 */
export function lane<Consumer extends LaneConsumer>(
  hand: (sequence: number, consumer: Consumer) => void,
): Lane<Consumer> {
  const waiting = orderedNumbers();
  const hungry: Consumer[] = [];

  function pump(): void {
    while (hungry.length > 0 && waiting.size > 0) {
      const consumer = hungry.shift();
      if (consumer === undefined || consumer.wanted() <= 0) continue;
      hungry.push(consumer);
      const sequence = waiting.takeFirst();
      if (sequence !== undefined) hand(sequence, consumer);
    }
  }

  return {
    get size() {
      return waiting.size;
    },
    put(sequence) {
      waiting.add(sequence);
      pump();
    },
    drop: (sequence) => waiting.delete(sequence),
    offer(consumer) {
      if (!hungry.includes(consumer)) hungry.push(consumer);
      pump();
    },
    leave(consumer) {
      const index = hungry.indexOf(consumer);
      if (index >= 0) hungry.splice(index, 1);
    },
  };
}
