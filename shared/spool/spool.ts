import type { QueueMessage } from "../inbound/queue-format.ts";

/** A message that waits for the queue to be there again. */
export interface SpooledMessage {
  readonly message: QueueMessage;
  /** Not to be delivered before; absent for at once. */
  readonly dueAtMs: number | undefined;
}

/** Where messages for the queue `inbound` wait while the queue takes none. Nothing in it ever expires. */
export interface Spool {
  /**
   * Keeps a message under its id; durable when the promise resolves. The same id again takes the place of the first.
   *
   * @param dueAtMs Not to be delivered before; absent for at once.
   * @throws {Failure} `STORAGE_UNAVAILABLE`.
   */
  put(message: QueueMessage, dueAtMs?: number): Promise<void>;
  /**
   * The ids of all that wait, those that arrived first before the others. What comes or goes meanwhile may show or not.
   *
   * @throws {Failure} `STORAGE_UNAVAILABLE`.
   */
  waiting(): AsyncIterable<string>;
  /**
   * Absent when it is not there (any more).
   *
   * @throws {Failure} `STORAGE_UNAVAILABLE`; `FORMAT_NEWER` for what a newer version of this app wrote.
   */
  read(messageId: string): Promise<SpooledMessage | undefined>;
  /**
   * Forgets a message; fine for one that is not there.
   *
   * @throws {Failure} `STORAGE_UNAVAILABLE`.
   */
  remove(messageId: string): Promise<void>;
}
