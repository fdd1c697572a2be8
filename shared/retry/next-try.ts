import type { Failure } from "../failure/failure.ts";
import type { FailureCode } from "../failure/failures.ts";
import { type Backoff, backoffMs } from "./backoff.ts";

/** What follows a failure: another try at a time, or none. */
export type NextTry =
  | { readonly kind: "later"; readonly dueAtMs: number; readonly counts: boolean }
  | { readonly kind: "never" };

/** What is decided by. */
export interface TryPolicy {
  readonly backoff: Backoff;
  /** How many times a message is handled before it is given up. */
  readonly attempts: number;
}

/** Failures that are nobody's fault: the message waits, and no attempt is counted. */
const WAITS = new Set<FailureCode>([
  "CIRCUIT_OPEN",
  "CLAIMED_ELSEWHERE",
  "DEADLINE_OVER",
  "FORMAT_NEWER",
  "ISOLATED",
]);

/**
 * Decides what follows a failed attempt.
 *
 * @param tried How many attempts failed, this one included, and how many copies went before.
 * @param random A number in [0, 1).
 */
export function nextTry(
  failure: Failure,
  tried: { readonly attempts: number; readonly copies: number },
  at: { readonly nowMs: number; readonly random: number },
  policy: TryPolicy,
): NextTry {
  if (!failure.again) return { kind: "never" };
  const counts = !WAITS.has(failure.code);
  if (counts && tried.attempts >= policy.attempts) return { kind: "never" };
  const afterMs = Math.max(failure.afterMs ?? 0, 0);
  const jitterMs = jitterOf(failure.code, counts ? tried.attempts : tried.copies, at.random, policy);
  return { kind: "later", dueAtMs: at.nowMs + afterMs + jitterMs, counts };
}

/**
 * What comes on top of the wait that was asked for. An open circuit has already given each message its own turn, and
 * chance would break their order. One that is to be handled alone need not wait at all. A busy claim says itself when it ends: its message is due then, spread over the
 * first delay alone.
 */
function jitterOf(code: FailureCode, step: number, random: number, { backoff }: TryPolicy): number {
  if (code === "CIRCUIT_OPEN" || code === "ISOLATED") return 0;
  return backoffMs(backoff, code === "CLAIMED_ELSEWHERE" ? 1 : step, random);
}
