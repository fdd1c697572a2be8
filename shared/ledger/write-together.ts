import type { TableClient, TransactionAction } from "@azure/data-tables";
import { restStatus } from "../failure/rest-status.ts";
import type { Place } from "./place.ts";
import { type PlacedWrite, transactionGroups } from "./transaction-groups.ts";

/** Gives the client of a table. */
type Tables = (name: string) => Promise<TableClient>;

/**
 * Submits the writes that can share a transaction.
 *
 * @returns By write, its new version, or nothing when the service refused the transaction: it says too little about
 *   which write it did not like. A write that stands alone is not in the map.
 */
export function writeTogether<Write extends PlacedWrite>(
  tables: Tables,
  writes: readonly Write[],
  action: (write: Write) => TransactionAction,
): ReadonlyMap<Write, Promise<string | undefined>> {
  const etags = new Map<Write, Promise<string | undefined>>();
  for (const group of transactionGroups(writes)) {
    const [first, second] = group;
    if (first === undefined || second === undefined) continue;
    const submitted = submit(tables, first.place, group.map(action));
    for (const [at, write] of group.entries())
      etags.set(
        write,
        submitted.then((given) => given?.[at]),
      );
  }
  return etags;
}

async function submit(
  tables: Tables,
  place: Place,
  actions: TransactionAction[],
): Promise<readonly string[] | undefined> {
  try {
    const table = await tables(place.table);
    const { subResponses } = await table.submitTransaction(actions);
    return subResponses.map(({ etag }) => etag ?? "*");
  } catch (error) {
    const status = restStatus(error) ?? 0;
    if (status >= 400 && status < 500) return undefined;
    throw error;
  }
}
