import type { TableEntity, TableEntityResult } from "@azure/data-tables";
import { Failure } from "../failure/failure.ts";
import { FAILURES } from "../failure/failures.ts";
import type { Standing } from "./judge.ts";
import type { ClaimRequest } from "./ledger.ts";
import type { Place } from "./place.ts";
import type { Notes, Redrive, Repeat, Timeline } from "./timeline.ts";

/** The version of what we write. A reader leaves newer ones alone. */
export const ENTITY_VERSION = 1;

/** The columns that a claim writes; times are ISO text, so that people can read them in any table explorer. */
export interface ClaimColumns {
  readonly v: number;
  readonly eventId: string;
  readonly state: "claimed" | "published";
  readonly token: string;
  readonly fence: number;
  readonly leaseUntil: string;
  readonly leaseMs: number;
  readonly contentHash: string;
  readonly build: string;
  readonly claims: number;
  readonly claimedAt: string;
}

/** The entity of a first claim. */
export function newEntity(
  place: Place,
  request: ClaimRequest,
  nowMs: number,
  bytes: { readonly packed: Uint8Array } | { readonly stored: string },
): TableEntity<ClaimColumns & Record<string, unknown>> {
  return {
    partitionKey: place.partitionKey,
    rowKey: place.rowKey,
    ...claimColumns(request, nowMs, 1),
    contentHash: request.contentHash,
    build: request.build,
    arrival: request.arrival,
    endpoint: request.endpoint,
    path: request.path,
    receivedAt: iso(request.receivedAtMs),
    ...bytes,
  };
}

/** What a take-over writes over the claim before it; the kept bytes stay. */
export function takeOver(
  place: Place,
  request: ClaimRequest,
  nowMs: number,
  fence: number,
): TableEntity<Record<string, unknown>> {
  return { partitionKey: place.partitionKey, rowKey: place.rowKey, ...claimColumns(request, nowMs, fence) };
}

function claimColumns(
  request: ClaimRequest,
  nowMs: number,
  fence: number,
): Omit<ClaimColumns, "contentHash" | "build"> {
  return {
    v: ENTITY_VERSION,
    eventId: request.id,
    state: "claimed",
    token: request.token,
    fence,
    leaseUntil: iso(request.leaseUntilMs),
    leaseMs: request.leaseUntilMs - nowMs,
    claims: fence,
    claimedAt: iso(nowMs),
  };
}

/** An entity as it stands, with where its bytes are. */
export interface StandingEntity extends Standing {
  readonly id: string;
  readonly fence: number;
  readonly timeline: Timeline;
  readonly etag: string;
  readonly bytes: { readonly packed: Uint8Array } | { readonly stored: string };
}

/** Reads an entity that any version up to ours wrote; a newer one fails with `FORMAT_NEWER`. */
export function readEntity(entity: TableEntityResult<Record<string, unknown>>): StandingEntity {
  checkVersion(entity.v);
  const { eventId, state, token, fence, leaseUntil, leaseMs, contentHash, build, packed, stored } = entity;
  const bytes =
    packed instanceof Uint8Array ? { packed } : typeof stored === "string" ? { stored } : undefined;
  if (
    typeof eventId !== "string" ||
    (state !== "claimed" && state !== "published") ||
    typeof token !== "string" ||
    typeof fence !== "number" ||
    typeof leaseUntil !== "string" ||
    typeof leaseMs !== "number" ||
    typeof contentHash !== "string" ||
    typeof build !== "string" ||
    bytes === undefined
  ) {
    throw new Failure(
      "LEDGER_UNAVAILABLE",
      `Expected the columns of a claim in the ledger, got ${Object.keys(entity).join(", ")}. Nothing but this app may write there.`,
    );
  }
  const lease = { leaseUntilMs: Date.parse(leaseUntil), leaseMs };
  const timeline = readTimeline(entity);
  return {
    id: eventId,
    state,
    token,
    fence,
    ...lease,
    contentHash,
    build,
    bytes,
    timeline,
    etag: entity.etag,
  };
}

/** Leaves alone what a newer version of this app wrote. */
export function checkVersion(v: unknown): void {
  if (typeof v !== "number" || v <= ENTITY_VERSION) return;
  throw new Failure(
    "FORMAT_NEWER",
    `Expected a ledger entity of version ${ENTITY_VERSION} or older, got ${v}. ${FAILURES.FORMAT_NEWER.next}`,
  );
}

/** Notes as the columns that hold them. */
export function noteColumns({
  repeats,
  repeatCount,
  redrives,
}: Notes): Readonly<Record<string, string | number>> {
  return { repeats: JSON.stringify(repeats), repeatCount, redrives: JSON.stringify(redrives) };
}

function readTimeline(entity: TableEntityResult<Record<string, unknown>>): Timeline {
  const { publishedAt, repeatCount } = entity;
  return {
    arrival: String(entity.arrival),
    endpoint: String(entity.endpoint),
    path: entity.path === "queue" ? "queue" : "webhook",
    receivedAtMs: Date.parse(String(entity.receivedAt)),
    attempts: Number(entity.claims),
    claimedAtMs: Date.parse(String(entity.claimedAt)),
    publishedAtMs: typeof publishedAt === "string" ? Date.parse(publishedAt) : undefined,
    repeats: readNotes(entity.repeats, isRepeat),
    repeatCount: typeof repeatCount === "number" ? repeatCount : 0,
    redrives: readNotes(entity.redrives, isRedrive),
  };
}

function readNotes<Note>(column: unknown, isNote: (value: unknown) => value is Note): readonly Note[] {
  const rows: unknown = typeof column === "string" ? JSON.parse(column) : [];
  return Array.isArray(rows) ? rows.filter(isNote) : [];
}

function isRepeat(value: unknown): value is Repeat {
  return value instanceof Object && "atMs" in value && "arrival" in value && "kind" in value;
}

function isRedrive(value: unknown): value is Redrive {
  return value instanceof Object && "atMs" in value && "round" in value;
}

function iso(timeMs: number): string {
  return new Date(timeMs).toISOString();
}
