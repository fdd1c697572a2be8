import type { Failure } from "../failure/failure.ts";

/** Asks for the right to publish one event. */
export interface ClaimRequest {
  /** The event's id, as `eventId` makes it: it carries its place in the ledger. */
  readonly id: string;
  /** Random, made for this claim alone: whoever finds it in the ledger finds its own write. */
  readonly token: string;
  /** Until when the claim holds. */
  readonly leaseUntilMs: number;
  /** The event's exact text. */
  readonly text: string;
  /** A hash of what the event says, without what only one path or moment knows. */
  readonly contentHash: string;
  /** The version of the app that understood the message; another one may understand more of the same bytes. */
  readonly build: string;
  /** Whether an operator corrected the message: another content is then another event, whoever understood it. */
  readonly corrected?: boolean;
  /** The message as it came. */
  readonly raw: Uint8Array;
  readonly arrival: string;
  readonly endpoint: string;
  readonly path: "webhook" | "queue";
  readonly receivedAtMs: number;
}

/** The right to publish one event, until its lease ends. */
export interface Claim {
  readonly id: string;
  readonly token: string;
  /** Rises with every take-over; a writer with an older one is refused. */
  readonly fence: number;
  /** What to publish: on a take-over the text that the first claim kept, not one made anew. */
  readonly text: string;
  /** The version of the ledger's entity that the claim wrote. */
  readonly etag: string;
}

export type ClaimResult =
  | { readonly kind: "claimed"; readonly claim: Claim }
  /** Published before: a repeat. */
  | { readonly kind: "published" }
  /** Another claim is alive: wait until then. Never a repeat, since it may yet fail. */
  | { readonly kind: "busy"; readonly untilMs: number }
  /** The id stands there with another content. */
  | { readonly kind: "conflict" }
  | { readonly kind: "failed"; readonly failure: Failure };

export type CompleteResult =
  | { readonly kind: "completed" }
  /** Our lease was over and another claim took the event; it publishes the same bytes. */
  | { readonly kind: "superseded" }
  | { readonly kind: "failed"; readonly failure: Failure };

/**
 * The ledger of events: claim, journal and timeline of each in one entity. Every method answers each request by
 * itself, in order, and does not throw.
 */
export interface Ledger {
  /** Claims events. Ids within one call must differ. What is claimed is durable, with its text. */
  claim(requests: readonly ClaimRequest[], nowMs: number): Promise<readonly ClaimResult[]>;
  /** Records that the events were published. */
  complete(claims: readonly Claim[], nowMs: number): Promise<readonly CompleteResult[]>;
  /** Gives claims back at once after a failure, so that the next try need not wait for the lease's end. */
  release(claims: readonly Claim[], nowMs: number): Promise<void>;
}
