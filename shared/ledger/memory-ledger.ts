import type { Journal } from "./journal.ts";
import { type Judgement, judge, type Standing } from "./judge.ts";
import type { Claim, ClaimRequest, ClaimResult, CompleteResult, Ledger } from "./ledger.ts";
import { periodOf, placeOf, UNDATED } from "./place.ts";
import type { Sweeper } from "./sweeper.ts";
import { NO_NOTES, type Timeline, withRedrive, withRepeat } from "./timeline.ts";

interface Entity extends Standing {
  readonly fence: number;
  readonly text: string;
  readonly raw: Uint8Array;
  readonly timeline: Timeline;
  /** As in Table Storage: its period's, or that of the undated where the period was dropped before it came. */
  readonly table: string;
  readonly version: number;
  readonly writtenAtMs: number;
}

/** The ledger in memory, for unit tests. */
export function memoryLedger(): Ledger & Journal & Sweeper {
  const entities = new Map<string, Entity>();
  const closed = new Set<string>();
  const openTable = (id: string): string => {
    const { table } = placeOf(id);
    return closed.has(table) ? UNDATED : table;
  };

  const claimed = (request: ClaimRequest, { fence, text, version }: Entity): ClaimResult => {
    const { id, token } = request;
    return { kind: "claimed", claim: { id, token, fence, text, etag: String(version) } };
  };

  /** Writes a claim; what the first claim said of the event stays. */
  const write = (request: ClaimRequest, nowMs: number, before: Entity | undefined): ClaimResult => {
    const { token, leaseUntilMs } = request;
    const attempts = (before?.fence ?? 0) + 1;
    const { text, raw, contentHash, build } = before ?? request;
    const timeline = { ...(before?.timeline ?? firstTimeline(request)), attempts, claimedAtMs: nowMs };
    const lease = { leaseUntilMs, leaseMs: leaseUntilMs - nowMs, token, fence: attempts };
    const version = (before?.version ?? 0) + 1;
    const first = { text, raw, contentHash, build };
    const entity: Entity = {
      ...first,
      ...lease,
      state: "claimed",
      timeline,
      table: before?.table ?? openTable(request.id),
      version,
      writtenAtMs: nowMs,
    };
    entities.set(request.id, entity);
    return claimed(request, entity);
  };

  const change = (id: string, changed: Partial<Entity>, nowMs: number): void => {
    const standing = entities.get(id);
    if (standing === undefined) return;
    entities.set(id, { ...standing, ...changed, version: standing.version + 1, writtenAtMs: nowMs });
  };

  const noteRepeat = (standing: Entity, request: ClaimRequest, kind: Judgement["kind"], nowMs: number) => {
    const { id, arrival, endpoint, path } = request;
    const repeat = {
      atMs: nowMs,
      arrival,
      endpoint,
      path,
      kind: kind === "conflict" ? kind : "repeat",
    } as const;
    const notes = withRepeat(standing.timeline, repeat);
    if (notes !== undefined) change(id, { timeline: { ...standing.timeline, ...notes } }, nowMs);
  };

  const claimOne = (request: ClaimRequest, nowMs: number): ClaimResult => {
    const standing = entities.get(request.id);
    if (standing === undefined) return write(request, nowMs, undefined);
    const judgement = judge(standing, request, nowMs);
    switch (judgement.kind) {
      case "ours":
        return claimed(request, standing);
      case "takeOver":
        return write(request, nowMs, standing);
      case "published":
      case "conflict":
        noteRepeat(standing, request, judgement.kind, nowMs);
        return judgement;
      case "busy":
        return judgement;
    }
  };

  const changeOurs = (claim: Claim, changed: Partial<Entity>, nowMs: number): CompleteResult => {
    if (entities.get(claim.id)?.token !== claim.token) return { kind: "superseded" };
    change(claim.id, changed, nowMs);
    return { kind: "completed" };
  };

  const complete = (claim: Claim, nowMs: number): CompleteResult => {
    const timeline = entities.get(claim.id)?.timeline;
    if (timeline === undefined) return { kind: "superseded" };
    return changeOurs(claim, { state: "published", timeline: { ...timeline, publishedAtMs: nowMs } }, nowMs);
  };

  return {
    claim: (requests, nowMs) => Promise.resolve(requests.map((request) => claimOne(request, nowMs))),
    complete: (claims, nowMs) => Promise.resolve(claims.map((claim) => complete(claim, nowMs))),
    release(claims, nowMs) {
      for (const claim of claims) changeOurs(claim, { leaseUntilMs: nowMs, leaseMs: 0 }, nowMs);
      return Promise.resolve();
    },
    find(id) {
      const entity = entities.get(id);
      if (entity === undefined) return Promise.resolve(undefined);
      const { state, text, raw, timeline } = entity;
      return Promise.resolve({ id, state, text, raw, timeline });
    },
    knows: (id) => Promise.resolve(entities.has(id)),
    redriven(id, round, nowMs) {
      const timeline = entities.get(id)?.timeline;
      if (timeline === undefined) return Promise.resolve();
      const notes = withRedrive(timeline, { atMs: nowMs, round });
      if (notes !== undefined) change(id, { timeline: { ...timeline, ...notes } }, nowMs);
      return Promise.resolve();
    },
    sweep({ retentionMs, windowMs }, nowMs) {
      const tables = Map.groupBy(entities, ([, { table }]) => table);
      const dropped: string[] = [];
      let rows = 0;
      for (const [table, standing] of tables) {
        const span = periodOf(table);
        const lastMs = Math.max(...standing.map(([, { writtenAtMs }]) => writtenAtMs));
        const isOver = span !== undefined && span.endMs + retentionMs <= nowMs && lastMs + windowMs <= nowMs;
        if (isOver) {
          closed.add(table);
          dropped.push(table);
        }
        const isSweptByRows = span === undefined || span.startMs > nowMs;
        for (const [id, { writtenAtMs }] of standing) {
          const isOld = isSweptByRows && writtenAtMs + Math.max(retentionMs, windowMs) <= nowMs;
          if (!isOver && !isOld) continue;
          entities.delete(id);
          if (!isOver) rows += 1;
        }
      }
      return Promise.resolve({ dropped, rows });
    },
  };
}

function firstTimeline({ arrival, endpoint, path, receivedAtMs }: ClaimRequest): Timeline {
  const nothingYet = { attempts: 0, claimedAtMs: 0, publishedAtMs: undefined };
  return { arrival, endpoint, path, receivedAtMs, ...nothingYet, ...NO_NOTES };
}
