import type { QueueMessage } from "./queue-format.ts";

/** The queue `inbound`: ours alone; fresh arrivals and the copies that wait for another try. */
export interface InboundQueue {
  /**
   * Puts a message on the queue; it is durable when the promise resolves. A message whose id the queue has seen
   * within its window is dropped in silence.
   *
   * @param dueAtMs Not to be delivered before; absent for at once.
   * @throws {Failure} `QUEUE_UNAVAILABLE`; `MESSAGE_TOO_LARGE` for one that no such queue takes.
   */
  send(message: QueueMessage, dueAtMs?: number): Promise<void>;
}
