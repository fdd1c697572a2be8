import type { TableClient } from "@azure/data-tables";
import type { Bodies } from "../bodies/bodies.ts";
import { Failure, shown, toFailure } from "../failure/failure.ts";
import { FAILURES } from "../failure/failures.ts";
import { restStatus } from "../failure/rest-status.ts";
import { judge } from "./judge.ts";
import { packKept, unpackKept } from "./kept-bytes.ts";
import type { Claim, ClaimRequest, ClaimResult, CompleteResult, Ledger } from "./ledger.ts";
import { newEntity, readEntity, type StandingEntity, takeOver } from "./ledger-entity.ts";
import { type Place, placeOf } from "./place.ts";

/** A column of a table holds 64 KiB at most; above this the bytes go to the store of bodies, first. */
const LARGEST_COLUMN = 60 * 1024;

/** How often two claims may pass each other before we let the message wait. */
const ROUNDS = 3;

interface TableLedgerPorts {
  /** The client of one table; made once a table. */
  readonly table: (name: string) => Promise<TableClient>;
  readonly bodies: Bodies;
}

/**
 * The ledger on Table Storage: an insert claims, a merge guarded by the entity's version completes.
 *
 * No answer is believed by its status alone. A conflict (409) or a changed version (412) may be our own write whose
 * answer was lost and which the SDK repeated; so the entity is read, and the claim's token decides.
 */
export function tableLedger(ports: TableLedgerPorts): Ledger {
  return {
    claim: (requests, nowMs) => Promise.all(requests.map((request) => claimOne(ports, request, nowMs))),
    complete: (claims, nowMs) => Promise.all(claims.map((claim) => completeOne(ports, claim, nowMs))),
    async release(claims, nowMs) {
      const freed = { leaseUntil: new Date(nowMs).toISOString(), leaseMs: 0 };
      // A claim that cannot be given back ends with its lease.
      await Promise.allSettled(claims.map((claim) => mergeOurs(ports, claim, freed)));
    },
  };
}

async function claimOne(ports: TableLedgerPorts, request: ClaimRequest, nowMs: number): Promise<ClaimResult> {
  try {
    const place = placeOf(request.id);
    const table = await ports.table(place.table);
    for (let round = 0; round < ROUNDS; round += 1) {
      const etag = await insert(ports, table, place, request, nowMs);
      if (etag !== undefined) return claimed(request, 1, request.text, etag);
      const standing = await read(table, place);
      if (standing === undefined) continue;
      const result = await answer(ports, table, place, request, nowMs, standing);
      if (result !== undefined) return result;
    }
    return { kind: "busy", untilMs: nowMs };
  } catch (error) {
    return { kind: "failed", failure: unavailable(error) };
  }
}

/** What a standing entity means for the claim; absent when it changed between reading and writing. */
async function answer(
  ports: TableLedgerPorts,
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

async function completeOne(ports: TableLedgerPorts, claim: Claim, nowMs: number): Promise<CompleteResult> {
  try {
    const published = { state: "published", publishedAt: new Date(nowMs).toISOString() };
    return (await mergeOurs(ports, claim, published)) ? { kind: "completed" } : { kind: "superseded" };
  } catch (error) {
    return { kind: "failed", failure: unavailable(error) };
  }
}

/** Writes columns over a claim as long as it is ours. Gives false when another claim has taken the event. */
async function mergeOurs(
  ports: TableLedgerPorts,
  claim: Claim,
  columns: Readonly<Record<string, string | number>>,
): Promise<boolean> {
  const place = placeOf(claim.id);
  const table = await ports.table(place.table);
  const entity = { partitionKey: place.partitionKey, rowKey: place.rowKey, ...columns };
  let etag = claim.etag;
  for (let round = 0; round < ROUNDS; round += 1) {
    if ((await merge(table, entity, etag)) !== undefined) return true;
    const standing = await read(table, place);
    if (standing === undefined || standing.token !== claim.token) return false;
    // Our own token under another version: a merge of ours got through and its answer was lost.
    etag = standing.etag;
  }
  return true;
}

/** Inserts the first claim. Gives the entity's version, or nothing when an entity stands there already. */
async function insert(
  ports: TableLedgerPorts,
  table: TableClient,
  place: Place,
  request: ClaimRequest,
  nowMs: number,
): Promise<string | undefined> {
  const packed = packKept(request);
  const stored =
    packed.byteLength > LARGEST_COLUMN ? `events/${request.id}/${request.contentHash}` : undefined;
  if (stored !== undefined) await ports.bodies.put(stored, packed);
  const entity = newEntity(place, request, nowMs, stored === undefined ? { packed } : { stored });
  try {
    return (await table.createEntity(entity)).etag ?? "*";
  } catch (error) {
    if (odataCode(error) === "TableNotFound") {
      // Two instances may meet here: creating a table that is there already succeeds.
      await table.createTable();
      return (await table.createEntity(entity)).etag ?? "*";
    }
    if (odataCode(error) === "EntityAlreadyExists") return undefined;
    throw error;
  }
}

/** Merges columns. Gives the new version, or nothing when the entity is no longer at the version given. */
async function merge(
  table: TableClient,
  entity: { readonly partitionKey: string; readonly rowKey: string },
  etag: string,
): Promise<string | undefined> {
  try {
    return (await table.updateEntity(entity, "Merge", { etag })).etag ?? "*";
  } catch (error) {
    if (restStatus(error) === 412) return undefined;
    throw error;
  }
}

async function read(table: TableClient, place: Place): Promise<StandingEntity | undefined> {
  try {
    return readEntity(await table.getEntity<Record<string, unknown>>(place.partitionKey, place.rowKey));
  } catch (error) {
    if (restStatus(error) === 404) return undefined;
    throw error;
  }
}

async function keptText(ports: TableLedgerPorts, { bytes }: StandingEntity): Promise<string> {
  const packed = "packed" in bytes ? bytes.packed : await ports.bodies.get(bytes.stored);
  return unpackKept(packed).text;
}

function claimed(request: ClaimRequest, fence: number, text: string, etag: string): ClaimResult {
  return { kind: "claimed", claim: { id: request.id, token: request.token, fence, text, etag } };
}

/** The service's own code of an error: single writes carry it in the details, not on the error itself. */
function odataCode(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("details" in error)) return undefined;
  const { details } = error;
  if (typeof details !== "object" || details === null || !("odataError" in details)) return undefined;
  const { odataError } = details;
  if (typeof odataError !== "object" || odataError === null || !("code" in odataError)) return undefined;
  return typeof odataError.code === "string" ? odataError.code : undefined;
}

function unavailable(error: unknown): Failure {
  if (error instanceof Failure) return error;
  if (error instanceof TypeError || error instanceof RangeError) return toFailure(error);
  const text = error instanceof Error ? error.message : String(error);
  return new Failure(
    "LEDGER_UNAVAILABLE",
    `Expected Table Storage to answer, got: ${shown(odataCode(error) ?? text)}. ${FAILURES.LEDGER_UNAVAILABLE.next}`,
    { cause: error },
  );
}
