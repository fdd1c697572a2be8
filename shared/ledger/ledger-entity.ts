import type { TableEntity, TableEntityResult } from "@azure/data-tables";
import { Failure } from "../failure/failure.ts";
import type { Standing } from "./judge.ts";
import type { ClaimRequest } from "./ledger.ts";
import type { Place } from "./place.ts";

/** The version of what we write. A reader leaves newer ones alone. */
const ENTITY_VERSION = 1;

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
  readonly fence: number;
  readonly etag: string;
  readonly bytes: { readonly packed: Uint8Array } | { readonly stored: string };
}

/** Reads an entity that any version up to ours wrote; a newer one fails with `FORMAT_NEWER`. */
export function readEntity(entity: TableEntityResult<Record<string, unknown>>): StandingEntity {
  const { v, state, token, fence, leaseUntil, leaseMs, contentHash, build, packed, stored } = entity;
  if (typeof v === "number" && v > ENTITY_VERSION) {
    throw new Failure(
      "FORMAT_NEWER",
      `Expected a ledger entity of version ${ENTITY_VERSION} or older, got ${v}.`,
    );
  }
  const bytes =
    packed instanceof Uint8Array ? { packed } : typeof stored === "string" ? { stored } : undefined;
  if (
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
  const leaseUntilMs = Date.parse(leaseUntil);
  return { state, token, fence, leaseUntilMs, leaseMs, contentHash, build, bytes, etag: entity.etag };
}

function iso(timeMs: number): string {
  return new Date(timeMs).toISOString();
}
