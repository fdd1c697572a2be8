import type { MessageLock, QueuedMessage } from "./message.ts";

/** Where the messages of a queue wait and are locked: all in one line, or a line for each session. */
export interface Line {
  wait(message: QueuedMessage): void;
  /** Takes a message out of the waiting ones; tells whether it was among them. */
  drop(message: QueuedMessage): boolean;
  lock(message: QueuedMessage): MessageLock;
  /** Ends a lock and gives its message; refuses when the lock was lost. */
  unlock(token: string): number;
  /** Lets a lock last as long again, from now; gives its new end or refuses when it was lost. */
  renew(token: string): number;
  isLocked(sequence: number): boolean;
  stop(): void;
}

/** How a line reaches back into its queue. */
export interface LineOwner<Consumer> {
  /** Gives a waiting message to a receiver that wants one. */
  hand(sequence: number, consumer: Consumer): void;
  /** Takes back a message that nobody settled; `failed` when its lock ran out. */
  takeBack(sequence: number, failed: boolean): void;
}
