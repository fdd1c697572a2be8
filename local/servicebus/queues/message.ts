/** What a sender handed over. The queues never look into the bytes and never change them. */
export interface Content {
  /** The whole message as it goes over the wire. */
  readonly bytes: Uint8Array;
  readonly messageId: string;
  readonly sessionId: string | undefined;
  /** How long the sender lets it live, unscaled. */
  readonly ttlMs: number | undefined;
  /** When it is to appear in the queue; absent, or a time that is over, means at once. */
  readonly scheduledAtMs: number | undefined;
}

/** Application properties that a settlement set, each value encoded as it goes over the wire. */
export type ChangedProperties = ReadonlyMap<string, Uint8Array>;

export const NO_PROPERTIES: ChangedProperties = new Map();

export interface DeadLetterNote {
  readonly reason: string | undefined;
  readonly description: string | undefined;
}

/** A message as it stands in a queue. Whoever changes one puts a changed copy in its place. */
export interface QueuedMessage {
  /** Its place in the queue; it is drawn anew when a scheduled or dead-lettered message moves. */
  readonly sequence: number;
  /** The place that it was first given. */
  readonly firstSequence: number;
  readonly content: Content;
  readonly enqueuedAtMs: number;
  readonly expiresAtMs: number | undefined;
  /** Deliveries that failed so far. */
  readonly deliveryCount: number;
  readonly state: "active" | "deferred" | "scheduled";
  readonly properties: ChangedProperties;
  readonly deadLetter: DeadLetterNote | undefined;
}

/** A message that stands in a queue for the first time. */
export function queuedMessage(
  content: Content,
  place: Pick<QueuedMessage, "sequence" | "enqueuedAtMs" | "expiresAtMs" | "state">,
): QueuedMessage {
  return {
    ...place,
    content,
    firstSequence: place.sequence,
    deliveryCount: 0,
    properties: NO_PROPERTIES,
    deadLetter: undefined,
  };
}

/** Proof that a receiver has a message for itself until a time. */
export interface MessageLock {
  /** A UUID in its usual text form. */
  readonly token: string;
  readonly untilMs: number;
}

/** A message on its way to a receiver; without a lock it is gone from the queue. */
export interface Delivery {
  readonly message: QueuedMessage;
  readonly lock: MessageLock | undefined;
}

/** What a receiver says became of a message. */
export type Settlement =
  | { readonly kind: "complete" }
  | { readonly kind: "abandon"; readonly properties: ChangedProperties }
  | { readonly kind: "defer"; readonly properties: ChangedProperties }
  /** Given back as if it had never been delivered. */
  | { readonly kind: "release" }
  | {
      readonly kind: "deadLetter";
      readonly reason: string | undefined;
      readonly description: string | undefined;
      readonly properties: ChangedProperties;
    };
