import type { Claim, ClaimRequest, ClaimResult, Ledger } from "../../shared/ledger/ledger.ts";

/** What is told when the ledger breaks what its port promises. */
export type Report = (breach: string) => void;

/** How far two simulated clocks are apart at most, in milliseconds: what the ledger allows for. */
export const MOST_SKEW_MS = 30_000;

/** The claim that truly holds an event, by who asked for it and not by what the ledger wrote down. */
interface Holder {
  readonly request: ClaimRequest;
  /** By the true clock. */
  readonly leaseEndMs: number;
  readonly ended: "no" | "released" | "completed";
}

export interface WatchedLedger {
  /** The ledger as a worker with a clock that is so far ahead calls it. */
  readonly seenBy: (skewMs: number) => Ledger;
  /** Ids that were claimed and never completed. */
  readonly incomplete: () => readonly string[];
}

/**
 * Holds each answer of a ledger to the truth: one claim at a time, nobody waits for itself, what is said to be
 * published is, a zombie's late write is refused, the first text stays.
 */
export function watchedLedger(
  ledger: Ledger,
  truth: { readonly nowMs: () => number; readonly isOut: (id: string) => boolean },
  report: Report,
): WatchedLedger {
  const holders = new Map<string, Holder>();
  const firstTexts = new Map<string, string>();
  const requestOf = new WeakMap<Claim, ClaimRequest>();

  const judgeClaimed = (request: ClaimRequest, claim: Claim, leaseEndMs: number): void => {
    const { id } = request;
    const before = holders.get(id);
    const another = before !== undefined && before.request !== request;
    if (another && before.ended === "completed") report(`${id} was claimed although it is complete`);
    if (another && before.ended === "no" && truth.nowMs() < before.leaseEndMs) {
      report(`${id} has two claims alive`);
    }
    if (claim.text !== (firstTexts.get(id) ?? claim.text)) report(`${id} has another text than at first`);
    if (!firstTexts.has(id)) firstTexts.set(id, claim.text);
    requestOf.set(claim, request);
    if (before?.request !== request) holders.set(id, { request, leaseEndMs, ended: "no" });
  };

  const judgeAnswer = (request: ClaimRequest, answer: ClaimResult | undefined, leaseEndMs: number): void => {
    const { id } = request;
    const holder = holders.get(id);
    switch (answer?.kind) {
      case "claimed":
        judgeClaimed(request, answer.claim, leaseEndMs);
        break;
      case "published":
        if (!truth.isOut(id)) report(`${id} is called published and is not`);
        break;
      case "busy":
        if (holder?.request === request) report(`${id} waits for itself`);
        break;
      case "conflict":
        if (holder?.request.contentHash === request.contentHash) report(`${id} conflicts with itself`);
        break;
      default:
        break;
    }
  };

  const isHolder = (claim: Claim): boolean => holders.get(claim.id)?.request === requestOf.get(claim);
  const end = (claim: Claim, ended: Holder["ended"]): void => {
    const holder = holders.get(claim.id);
    if (holder !== undefined && holder.ended !== "completed") holders.set(claim.id, { ...holder, ended });
  };

  return {
    incomplete: () => [...holders].filter(([, { ended }]) => ended !== "completed").map(([id]) => id),
    seenBy: (skewMs) => ({
      async claim(requests, nowMs) {
        const answers = await ledger.claim(requests, nowMs);
        for (const [index, request] of requests.entries()) {
          judgeAnswer(request, answers[index], request.leaseUntilMs - skewMs);
        }
        return answers;
      },
      async complete(claims, nowMs) {
        const answers = await ledger.complete(claims, nowMs);
        for (const [index, claim] of claims.entries()) {
          if (answers[index]?.kind !== "completed") continue;
          if (!isHolder(claim)) report(`${claim.id} was completed by a claim that is over`);
          end(claim, "completed");
        }
        return answers;
      },
      async release(claims, nowMs) {
        await ledger.release(claims, nowMs);
        for (const claim of claims) if (isHolder(claim)) end(claim, "released");
      },
    }),
  };
}
