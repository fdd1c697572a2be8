import type { Drift } from "../contracts/imported/drift-of.ts";
import type { Failure } from "../failure/failure.ts";

/** The stations of a message's way, as failures and dead letters name them. */
export type Step = "read" | "understand" | "claim" | "publish" | "complete";

/** What became of one event of a message. */
export type EventResult =
  | { readonly kind: "published" }
  | { readonly kind: "duplicate" }
  | { readonly kind: "failed"; readonly failure: Failure; readonly step: Step };

/** An event of a message, for the log. */
export interface EventOutcome {
  readonly id: string;
  readonly type: string;
  readonly source: string;
  readonly subject: string;
  readonly result: EventResult;
  /** How its row differs from the contract that was imported for it. */
  readonly drift?: Drift;
}

/** What became of a message: said once all of it is durable. */
export type Outcome =
  /** At least one event went out, and none is left. */
  | { readonly kind: "published"; readonly events: readonly EventOutcome[] }
  /** Every event of it had been published before. */
  | { readonly kind: "duplicate"; readonly events: readonly EventOutcome[] }
  | {
      readonly kind: "retry";
      readonly events: readonly EventOutcome[];
      readonly failure: Failure;
      readonly step: Step;
      readonly dueAtMs: number;
      /** Whether it counts as an attempt. */
      readonly counts: boolean;
    }
  | {
      readonly kind: "dead";
      readonly events: readonly EventOutcome[];
      readonly failure: Failure;
      readonly step: Step;
    };

/** What the events of a message make of the message, before anything is written. */
export type Verdict =
  | { readonly kind: "published" }
  | { readonly kind: "duplicate" }
  | { readonly kind: "failed"; readonly failure: Failure; readonly step: Step };

/**
 * What the results of its events mean for a message. A failure that may pass comes before one that will not: when
 * the message comes again, what is out is recognised, and only what cannot succeed is left.
 */
export function verdictOf(results: readonly EventResult[]): Verdict {
  const failed = results.filter((result) => result.kind === "failed");
  const worst = failed.find(({ failure }) => failure.again) ?? failed[0];
  if (worst !== undefined) return worst;
  return { kind: results.some((result) => result.kind === "published") ? "published" : "duplicate" };
}
