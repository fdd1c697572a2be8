import type { ClaimRequest } from "./ledger.ts";

/** How far two machines' clocks may differ: a lease counts as over only after it, in milliseconds. */
const SKEW_MS = 30_000;

/** What the ledger holds of an event when a claim is asked for. */
export interface Standing {
  readonly state: "claimed" | "published";
  readonly token: string;
  readonly leaseUntilMs: number;
  /** How long the lease was when it was written; the allowance for skew never exceeds a tenth of it. */
  readonly leaseMs: number;
  readonly contentHash: string;
  readonly build: string;
}

export type Judgement =
  | { readonly kind: "ours" }
  | { readonly kind: "published" }
  | { readonly kind: "conflict" }
  | { readonly kind: "busy"; readonly untilMs: number }
  | { readonly kind: "takeOver" };

/**
 * Decides what a claim means where an entity already stands.
 *
 * Our own token comes first: a write whose answer was lost is repeated by the SDK and then finds itself. Only the
 * same build can say that two contents differ: a newer one may understand more of the same bytes. What
 * an operator corrected is meant to differ, whatever the build; and what was claimed may be out, so it is not replaced.
 */
export function judge(standing: Standing, request: ClaimRequest, nowMs: number): Judgement {
  if (standing.token === request.token) return { kind: "ours" };
  const isComparable = standing.build === request.build || request.corrected === true;
  if (isComparable && standing.contentHash !== request.contentHash) {
    return { kind: "conflict" };
  }
  if (standing.state === "published") return { kind: "published" };
  // A lease that was given back has its end at or before the moment of its writing: no skew to allow for.
  const allowanceMs = standing.leaseMs > 0 ? Math.min(SKEW_MS, standing.leaseMs / 10) : 0;
  const untilMs = standing.leaseUntilMs + allowanceMs;
  return nowMs < untilMs ? { kind: "busy", untilMs } : { kind: "takeOver" };
}
