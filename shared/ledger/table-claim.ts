import { hash } from "node:crypto";
import type { TableClient } from "@azure/data-tables";
import type { Bodies } from "../bodies/bodies.ts";
import type { Failure } from "../failure/failure.ts";
import { judge } from "./judge.ts";
import { packKept, unpackKept } from "./kept-bytes.ts";
import type { ClaimRequest, ClaimResult } from "./ledger.ts";
import { newEntity, type StandingEntity, takeOver } from "./ledger-entity.ts";
import { type Place, placeOf } from "./place.ts";
import { toLedgerFailure } from "./table-errors.ts";
import { note } from "./table-notes.ts";
import type { OpenPeriod } from "./table-periods.ts";
import { insert, merge, read } from "./table-row.ts";
import { withRepeat } from "./timeline.ts";
import type { PlacedWrite } from "./transaction-groups.ts";

/** A column of a table holds 64 KiB at most; above this the bytes go to the store of bodies, first. */
const LARGEST_COLUMN = 60 * 1024;

/** How often two claims may pass each other before we let the message wait. */
const ROUNDS = 3;

export interface OpenLedger {
  /** The client of one table; made once a table. */
  readonly table: (name: string) => Promise<TableClient>;
  readonly bodies: Bodies;
  /** Tells where to write during one call. */
  readonly open: OpenPeriod;
}

/** The write of a first claim. */
export interface FirstClaim extends PlacedWrite {
  readonly request: ClaimRequest;
  readonly entity: ReturnType<typeof newEntity>;
}

/** Where an event is written to now. */
export async function openPlace({ open }: OpenLedger, id: string): Promise<Place> {
  const place = placeOf(id);
  return { ...place, table: await open(place.table) };
}

/** The write of a first claim; bytes that are too many for a column are stored by then. */
export async function firstClaim(
  ports: OpenLedger,
  request: ClaimRequest,
  nowMs: number,
): Promise<FirstClaim | Failure> {
  try {
    const place = await openPlace(ports, request.id);
    const packed = packKept(request);
    if (packed.byteLength <= LARGEST_COLUMN) {
      const entity = newEntity(place, request, nowMs, { packed });
      return { request, place, entity, bytes: packed.byteLength };
    }
    // By its bytes: two who make the same event at different moments write different texts, and the first claim's stays.
    const stored = `events/${request.id}/${hash("sha256", packed)}`;
    await ports.bodies.put(stored, packed);
    return { request, place, entity: newEntity(place, request, nowMs, { stored }), bytes: 0 };
  } catch (error) {
    return toLedgerFailure(error);
  }
}

/** Claims one event by itself, whatever stands at its place. */
export async function claimOne(
  ports: OpenLedger,
  { request, place, entity }: FirstClaim,
  nowMs: number,
): Promise<ClaimResult> {
  const table = await ports.table(place.table);
  for (let round = 0; round < ROUNDS; round += 1) {
    const etag = await insert(table, entity);
    if (etag !== undefined) return claimed(request, 1, request.text, etag);
    const standing = await read(table, place);
    if (standing === undefined) continue;
    const result = await answer(ports, table, place, request, nowMs, standing);
    if (result !== undefined) return result;
  }
  return { kind: "busy", untilMs: nowMs };
}

/** What a standing entity means for the claim; absent when it changed between reading and writing. */
async function answer(
  ports: OpenLedger,
  table: TableClient,
  place: Place,
  request: ClaimRequest,
  nowMs: number,
  standing: StandingEntity,
): Promise<ClaimResult | undefined> {
  const judgement = judge(standing, request, nowMs);
  switch (judgement.kind) {
    case "published":
    case "conflict":
      await noteRepeat(table, place, { request, nowMs, standing, isConflict: judgement.kind === "conflict" });
      return judgement;
    case "busy":
      return judgement;
    case "ours":
      return claimed(request, standing.fence, await keptText(ports, standing), standing.etag);
    case "takeOver": {
      const fence = standing.fence + 1;
      const text = await keptText(ports, standing);
      const etag = await merge(table, takeOver(place, request, nowMs, fence), standing.etag);
      return etag === undefined ? undefined : claimed(request, fence, text, etag);
    }
  }
}

/** Notes what came again. No promise stands on it: where it cannot be written, the answer stays what it is. */
async function noteRepeat(
  table: TableClient,
  place: Place,
  {
    request: { arrival, endpoint, path },
    nowMs: atMs,
    standing,
    isConflict,
  }: {
    readonly request: ClaimRequest;
    readonly nowMs: number;
    readonly standing: StandingEntity;
    readonly isConflict: boolean;
  },
): Promise<void> {
  const kind = isConflict ? "conflict" : "repeat";
  const repeat = { atMs, arrival, endpoint, path, kind } as const;
  await note(table, place, standing, ({ timeline }) => withRepeat(timeline, repeat)).catch(() => undefined);
}

async function keptText(ports: OpenLedger, { bytes }: StandingEntity): Promise<string> {
  const packed = "packed" in bytes ? bytes.packed : await ports.bodies.get(bytes.stored);
  return unpackKept(packed).text;
}

export function claimed(request: ClaimRequest, fence: number, text: string, etag: string): ClaimResult {
  return { kind: "claimed", claim: { id: request.id, token: request.token, fence, text, etag } };
}
