import type { LaneConsumer } from "./lane.ts";
import type { Delivery } from "./message.ts";

/** A receiver of a queue. */
export interface Consumer extends LaneConsumer {
  /** Whether a message is locked for the receiver or gone when it is handed over. */
  readonly mode: "peekLock" | "receiveAndDelete";
  deliver(delivery: Delivery): void;
}

/** A receiver that has a session for itself. */
export interface SessionConsumer extends Consumer {
  /** The session's lock ran out; its messages are back in the queue. */
  sessionLost(): void;
}
