import { Failure, toFailure } from "../failure/failure.ts";
import { FAILURES } from "../failure/failures.ts";
import type { Claim, ClaimRequest, ClaimResult } from "../ledger/ledger.ts";
import type { EventToPublish } from "./join-events.ts";
import type { EventResult, Step } from "./outcome.ts";
import type { PipelinePorts } from "./ports.ts";
import { type ReadyEvent, referData } from "./refer-data.ts";

/**
 * Claims, publishes and completes events, all of a step at once. Ids must differ.
 *
 * The order is what keeps the promises: a claim is durable, with the event's text, before anything goes out; and
 * only what is out is completed. Whatever happens between, a later try finds the claim and publishes the same bytes.
 *
 * @param deadlineMs The moment at which the batch must be done.
 * @returns By event id, what became of it.
 */
export async function publishEvents(
  events: readonly EventToPublish[],
  deadlineMs: number,
  ports: PipelinePorts,
): Promise<ReadonlyMap<string, EventResult>> {
  const results = new Map<string, EventResult>();
  if (events.length === 0) return results;
  const fail = (id: string, failure: Failure, step: Step): void => {
    results.set(id, { kind: "failed", failure, step });
  };
  const bounded = <Result>(work: Promise<Result>): Promise<Result | Failure> =>
    ports.within(Math.max(0, deadlineMs - ports.nowMs()), work, deadlineOver).catch(toFailure);

  const oldestFirst = events.toSorted((a, b) => a.waiting.receivedAtMs - b.waiting.receivedAtMs);
  const requests: ClaimRequest[] = [];
  for (const ready of await referData(oldestFirst, ports)) {
    if (ready.kind === "ready") requests.push(claimRequest(ready, ports));
    else fail(ready.event.id, ready.failure, "claim");
  }
  if (requests.length === 0) return results;
  const answers = await bounded(ports.ledger.claim(requests, ports.nowMs()));
  const claims: Claim[] = [];
  for (const [index, { id }] of requests.entries()) {
    const answer =
      answers instanceof Failure ? { kind: "failed" as const, failure: answers } : answers[index];
    if (answer?.kind === "claimed") claims.push(answer.claim);
    else results.set(id, unclaimed(id, answer, ports.nowMs()));
  }
  if (claims.length === 0) return results;

  const limitMs = Math.max(1, deadlineMs - ports.nowMs());
  const taken = await bounded(ports.publisher.publish(claims, limitMs));
  const out: Claim[] = [];
  const kept: Claim[] = [];
  for (const [index, claim] of claims.entries()) {
    const failure = taken instanceof Failure ? taken : taken[index];
    if (failure === undefined) out.push(claim);
    else {
      kept.push(claim);
      fail(claim.id, failure, "publish");
    }
  }
  const [done] = await Promise.all([
    out.length === 0 ? [] : bounded(ports.ledger.complete(out, ports.nowMs())),
    kept.length === 0 ? undefined : bounded(ports.ledger.release(kept, ports.nowMs())),
  ]);
  for (const [index, { id }] of out.entries()) {
    const result = done instanceof Failure ? { kind: "failed" as const, failure: done } : done[index];
    if (result?.kind === "failed") fail(id, result.failure, "complete");
    else results.set(id, { kind: "published" });
  }
  return results;
}

function claimRequest(
  { event, text, contentHash, waiting, body }: ReadyEvent,
  ports: PipelinePorts,
): ClaimRequest {
  return {
    id: event.id,
    token: ports.newToken(),
    leaseUntilMs: ports.nowMs() + ports.leaseMs,
    text,
    contentHash,
    build: ports.build,
    corrected: waiting.edited !== undefined,
    raw: body,
    arrival: waiting.arrival,
    endpoint: waiting.endpoint,
    path: waiting.path,
    receivedAtMs: waiting.receivedAtMs,
  };
}

function unclaimed(id: string, answer: ClaimResult | undefined, nowMs: number): EventResult {
  switch (answer?.kind) {
    case "published":
      return { kind: "duplicate" };
    case "failed":
      return { kind: "failed", failure: answer.failure, step: "claim" };
    case "conflict":
      return {
        kind: "failed",
        step: "claim",
        failure: new Failure(
          "LEDGER_CONFLICT",
          `Expected under ${id} what was kept there, got another content. ${FAILURES.LEDGER_CONFLICT.next}`,
        ),
      };
    case "busy":
      return {
        kind: "failed",
        step: "claim",
        failure: new Failure("CLAIMED_ELSEWHERE", FAILURES.CLAIMED_ELSEWHERE.means, {
          afterMs: Math.max(0, answer.untilMs - nowMs),
        }),
      };
    default:
      throw new Error(`The ledger gave no answer for ${id}.`);
  }
}

function deadlineOver(): Failure {
  return new Failure("DEADLINE_OVER", FAILURES.DEADLINE_OVER.means);
}
