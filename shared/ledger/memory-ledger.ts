import { judge, type Standing } from "./judge.ts";
import type { Claim, ClaimRequest, ClaimResult, CompleteResult, Ledger } from "./ledger.ts";

interface Entity extends Standing {
  readonly fence: number;
  readonly text: string;
  readonly version: number;
}

/** The ledger in memory, for unit tests. */
export function memoryLedger(): Ledger {
  const entities = new Map<string, Entity>();

  /** Writes a claim; what the first claim said of the event stays. */
  const write = (
    { id, token, leaseUntilMs }: ClaimRequest,
    nowMs: number,
    { text, contentHash, build }: Pick<Entity, "text" | "contentHash" | "build">,
    fence: number,
  ): ClaimResult => {
    const version = (entities.get(id)?.version ?? 0) + 1;
    const leaseMs = leaseUntilMs - nowMs;
    entities.set(id, {
      state: "claimed",
      token,
      leaseUntilMs,
      leaseMs,
      contentHash,
      build,
      fence,
      text,
      version,
    });
    return { kind: "claimed", claim: { id, token, fence, text, etag: String(version) } };
  };

  const claimOne = (request: ClaimRequest, nowMs: number): ClaimResult => {
    const standing = entities.get(request.id);
    if (standing === undefined) return write(request, nowMs, request, 1);
    const judgement = judge(standing, request, nowMs);
    switch (judgement.kind) {
      case "ours":
        return {
          kind: "claimed",
          claim: { ...request, fence: standing.fence, text: standing.text, etag: String(standing.version) },
        };
      case "takeOver":
        return write(request, nowMs, standing, standing.fence + 1);
      case "published":
      case "conflict":
      case "busy":
        return judgement;
    }
  };

  const change = (claim: Claim, changed: Partial<Entity>): CompleteResult => {
    const standing = entities.get(claim.id);
    if (standing === undefined || standing.token !== claim.token) return { kind: "superseded" };
    entities.set(claim.id, { ...standing, ...changed, version: standing.version + 1 });
    return { kind: "completed" };
  };

  return {
    claim: (requests, nowMs) => Promise.resolve(requests.map((request) => claimOne(request, nowMs))),
    complete: (claims) => Promise.resolve(claims.map((claim) => change(claim, { state: "published" }))),
    release(claims, nowMs) {
      for (const claim of claims) change(claim, { leaseUntilMs: nowMs, leaseMs: 0 });
      return Promise.resolve();
    },
  };
}
