/** What waits on a queue, at one moment. */
export interface QueueLook {
  /** Messages to be handled now or later, those in work included; counted up to the limit. */
  readonly waiting: number;
  /** The first arrival of the oldest of them; absent when none waits. */
  readonly oldestAtMs: number | undefined;
  /** Messages among the queue's own dead letters; counted up to the limit. */
  readonly expelled: number;
}

/** A queue that can be looked at without taking anything from it. */
export interface WaitingQueue {
  /**
   * Counts what is there. Counting stops at the limit, so that a look at a full queue costs no more than at a busy one.
   *
   * @throws {Failure} `QUEUE_UNAVAILABLE`.
   */
  look(limit: number): Promise<QueueLook>;
  /**
   * The names of the stored bodies that its messages lead to, its own dead letters and those in work included; absent
   * when there are more messages than the limit, so that not all was seen.
   *
   * @throws {Failure} `QUEUE_UNAVAILABLE`.
   */
  bodyNames(limit: number): Promise<ReadonlySet<string> | undefined>;
}
