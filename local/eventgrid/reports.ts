import type { UndeliverableReason } from "./dispatcher.ts";
import type { PublishedEvent } from "./published-event.ts";

/** A failed attempt, for people: what it came to, and when the next one is made, if any. */
export interface AttemptReport {
  readonly outcome: string;
  readonly attempts: number;
  readonly nextInMs: number | undefined;
}

/** What became of an event that could not be delivered. */
export type UndeliveredReport = { readonly reason: UndeliverableReason; readonly attempts: number } & (
  | { readonly kind: "deadLettered"; readonly container: string; readonly blob: string }
  | { readonly kind: "dropped"; readonly why: string }
);

/** Whom the stand-in tells what becomes of events; what concerns a delivery names its subscription. */
export interface EventGridReports {
  /** The topic took an event; its publisher is answered next. */
  readonly onPublished?: (event: PublishedEvent) => void;
  readonly onDelivered?: (subscription: string, event: PublishedEvent) => void;
  readonly onFailedAttempt?: (subscription: string, event: PublishedEvent, report: AttemptReport) => void;
  readonly onUndelivered?: (subscription: string, event: PublishedEvent, report: UndeliveredReport) => void;
}
