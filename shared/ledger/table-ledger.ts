import { Failure } from "../failure/failure.ts";
import type { Claim, ClaimResult, CompleteResult, Ledger } from "./ledger.ts";
import type { StandingEntity } from "./ledger-entity.ts";
import { claimed, claimOne, firstClaim, type OpenLedger, openPlace } from "./table-claim.ts";
import { toLedgerFailure } from "./table-errors.ts";
import { tablePeriods } from "./table-periods.ts";
import { merge, read } from "./table-row.ts";
import type { PlacedWrite } from "./transaction-groups.ts";
import { writeTogether } from "./write-together.ts";

/** How often others may change an entity between our reading and our writing before we let the message wait. */
const ROUNDS = 5;

/**
 * The ledger on Table Storage: an insert claims, a merge guarded by the entity's version completes.
 *
 * Writes of one call to one partition go as one transaction, which costs little more than one of them. It succeeds as
 * a whole or not at all; if the service refuses it, each write goes by itself and has its own answer.
 *
 * No answer is believed by its status alone. A conflict (409) or a changed version (412) may be our own write whose
 * answer was lost and which the SDK repeated; so the entity is read, and the claim's token decides.
 */
export function tableLedger(connected: Omit<OpenLedger, "open">): Ledger {
  const periods = tablePeriods(connected.table);
  const at = (nowMs: number): OpenLedger => ({ ...connected, open: periods.at(nowMs) });
  return {
    async claim(requests, nowMs) {
      const ports = at(nowMs);
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
      const ports = at(nowMs);
      const published = { state: "published", publishedAt: new Date(nowMs).toISOString() };
      const placed = await Promise.all(claims.map((claim) => completionOf(ports, claim)));
      const completions = placed.flatMap((completion) => (completion instanceof Failure ? [] : [completion]));
      const etags = writeTogether(ports.table, completions, ({ claim, place: { partitionKey, rowKey } }) => [
        "update",
        { partitionKey, rowKey, ...published },
        "Merge",
        { etag: claim.etag },
      ]);
      return Promise.all(
        placed.map(async (completion): Promise<CompleteResult> => {
          if (completion instanceof Failure) return { kind: "failed", failure: completion };
          try {
            const out = (await etags.get(completion)) !== undefined;
            const isDone = ({ state }: StandingEntity): boolean => state === "published";
            if (out || (await mergeOurs(ports, completion, published, isDone))) return { kind: "completed" };
            return { kind: "superseded" };
          } catch (error) {
            return { kind: "failed", failure: toLedgerFailure(error) };
          }
        }),
      );
    },
    async release(claims, nowMs) {
      const ports = at(nowMs);
      const freed = { leaseUntil: new Date(nowMs).toISOString(), leaseMs: 0 };
      const isDone = ({ leaseMs }: StandingEntity): boolean => leaseMs === 0;
      // A claim that cannot be given back ends with its lease.
      await Promise.allSettled(
        claims.map(async (claim) => {
          const place = await openPlace(ports, claim.id);
          await mergeOurs(ports, { claim, place }, freed, isDone);
        }),
      );
    },
  };
}

interface Completion extends PlacedWrite {
  readonly claim: Claim;
}

async function completionOf(ports: OpenLedger, claim: Claim): Promise<Completion | Failure> {
  try {
    return { claim, place: await openPlace(ports, claim.id), bytes: 0 };
  } catch (error) {
    return toLedgerFailure(error);
  }
}

/**
 * Writes columns over a claim as long as it is ours. Gives false when another claim has taken the event.
 *
 * @param isDone Whether what stands there is what we write: our own write got through, and its answer was lost.
 */
async function mergeOurs(
  ports: OpenLedger,
  { claim, place }: Pick<Completion, "claim" | "place">,
  columns: Readonly<Record<string, string | number>>,
  isDone: (standing: StandingEntity) => boolean,
): Promise<boolean> {
  const table = await ports.table(place.table);
  const entity = { partitionKey: place.partitionKey, rowKey: place.rowKey, ...columns };
  let etag = claim.etag;
  for (let round = 0; round < ROUNDS; round += 1) {
    if ((await merge(table, entity, etag)) !== undefined) return true;
    const standing = await read(table, place);
    if (standing === undefined || standing.token !== claim.token) return false;
    if (isDone(standing)) return true;
    // Still ours under another version: somebody noted a repeat.
    etag = standing.etag;
  }
  throw new Failure(
    "LEDGER_UNAVAILABLE",
    `Expected to complete the claim of ${claim.id}, but others changed its entity ${ROUNDS} times.`,
  );
}
