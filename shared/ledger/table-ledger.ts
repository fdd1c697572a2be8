import type { TableClient } from "@azure/data-tables";
import type { Bodies } from "../bodies/bodies.ts";
import { Failure } from "../failure/failure.ts";
import { restStatus } from "../failure/rest-status.ts";
import { judge } from "./judge.ts";
import { packKept, unpackKept } from "./kept-bytes.ts";
import type { Claim, ClaimRequest, ClaimResult, CompleteResult, Ledger } from "./ledger.ts";
import { newEntity, readEntity, type StandingEntity, takeOver } from "./ledger-entity.ts";
import { type Place, placeOf } from "./place.ts";
import { odataCode, toLedgerFailure } from "./table-errors.ts";
import type { PlacedWrite } from "./transaction-groups.ts";
import { writeTogether } from "./write-together.ts";

/** A column of a table holds 64 KiB at most; above this the bytes go to the store of bodies, first. */
const LARGEST_COLUMN = 60 * 1024;

/** How often two claims may pass each other before we let the message wait. */
const ROUNDS = 3;

interface TableLedgerPorts {
  /** The client of one table; made once a table. */
  readonly table: (name: string) => Promise<TableClient>;
  readonly bodies: Bodies;
}

/** The write of a first claim. */
interface FirstClaim extends PlacedWrite {
  readonly request: ClaimRequest;
  readonly entity: ReturnType<typeof newEntity>;
}

/**
 * The ledger on Table Storage: an insert claims, a merge guarded by the entity's version completes.
 *
 * Writes of one call to one partition go as one transaction, which costs little more than one of them. It succeeds as
 * a whole or not at all; if the service refuses it, each write goes by itself and has its own answer.
 *
 * No answer is believed by its status alone. A conflict (409) or a changed version (412) may be our own write whose
 * answer was lost and which the SDK repeated; so the entity is read, and the claim's token decides.
 */
export function tableLedger(ports: TableLedgerPorts): Ledger {
  return {
    async claim(requests, nowMs) {
      const prepared = await Promise.all(requests.map((request) => firstClaim(ports, request, nowMs)));
      const firsts = prepared.flatMap((first) => (first instanceof Failure ? [] : [first]));
      const etags = writeTogether(ports.table, firsts, ({ entity }) => ["create", entity]);
      return Promise.all(
        prepared.map(async (first): Promise<ClaimResult> => {
          if (first instanceof Failure) return { kind: "failed", failure: first };
          try {
            const etag = await etags.get(first);
            if (etag === undefined) return await claimOne(ports, first, nowMs);
            return claimed(first.request, 1, first.request.text, etag);
          } catch (error) {
            return { kind: "failed", failure: toLedgerFailure(error) };
          }
        }),
      );
    },
    async complete(claims, nowMs) {
      const published = { state: "published", publishedAt: new Date(nowMs).toISOString() };
      const completions = claims.map((claim) => ({ claim, place: placeOf(claim.id), bytes: 0 }));
      const etags = writeTogether(ports.table, completions, ({ claim, place: { partitionKey, rowKey } }) => [
        "update",
        { partitionKey, rowKey, ...published },
        "Merge",
        { etag: claim.etag },
      ]);
      return Promise.all(
        completions.map(async (completion): Promise<CompleteResult> => {
          try {
            const out = (await etags.get(completion)) !== undefined;
            if (out || (await mergeOurs(ports, completion.claim, published))) return { kind: "completed" };
            return { kind: "superseded" };
          } catch (error) {
            return { kind: "failed", failure: toLedgerFailure(error) };
          }
        }),
      );
    },
    async release(claims, nowMs) {
      const freed = { leaseUntil: new Date(nowMs).toISOString(), leaseMs: 0 };
      // A claim that cannot be given back ends with its lease.
      await Promise.allSettled(claims.map((claim) => mergeOurs(ports, claim, freed)));
    },
  };
}

/** The write of a first claim; bytes that are too many for a column are stored by then. */
async function firstClaim(
  ports: TableLedgerPorts,
  request: ClaimRequest,
  nowMs: number,
): Promise<FirstClaim | Failure> {
  try {
    const place = placeOf(request.id);
    const packed = packKept(request);
    if (packed.byteLength <= LARGEST_COLUMN) {
      const entity = newEntity(place, request, nowMs, { packed });
      return { request, place, entity, bytes: packed.byteLength };
    }
    const stored = `events/${request.id}/${request.contentHash}`;
    await ports.bodies.put(stored, packed);
    return { request, place, entity: newEntity(place, request, nowMs, { stored }), bytes: 0 };
  } catch (error) {
    return toLedgerFailure(error);
  }
}

async function claimOne(
  ports: TableLedgerPorts,
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
async function insert(table: TableClient, entity: FirstClaim["entity"]): Promise<string | undefined> {
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
