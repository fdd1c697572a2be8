/** A delivery as its senders remember it. */
export interface OfferedDelivery {
  readonly marks: readonly string[];
  readonly kind: string;
  readonly ends: "event" | "dead" | "rival";
  /** How often somebody said that it was kept. Without that it may have been all the same, or not. */
  readonly accepted: number;
  readonly holds?: string;
  readonly change?: { readonly record: string; readonly number: number };
}

/** An event that the topic was given. */
export interface PublishedEvent {
  readonly id: string;
  readonly text: string;
}

/** A dead letter with whatever leads to its delivery. */
export interface DeadLetterRow {
  readonly arrival: string;
  readonly code: string;
  readonly attempts: number;
  readonly eventId: string;
  readonly marks: readonly string[];
}

/** A message on a queue, in the spool, or among a queue's own dead letters. */
export interface QueuedMessage {
  readonly place: string;
  readonly id: string;
  readonly marks: readonly string[];
}

export interface ClaimRow {
  readonly eventId: string;
  readonly state: string;
  readonly leaseUntilMs: number;
}

/** All that can be seen of a run once it is quiet. */
export interface Evidence {
  readonly offered: readonly OfferedDelivery[];
  readonly published: readonly PublishedEvent[];
  /** The ids of the events that the connector told of itself. */
  readonly told: readonly string[];
  readonly dead: readonly DeadLetterRow[];
  readonly waiting: readonly QueuedMessage[];
  /** What the queues gave up by themselves. */
  readonly native: readonly QueuedMessage[];
  readonly claims: readonly ClaimRow[];
  readonly attempts: number;
  readonly nowMs: number;
}
