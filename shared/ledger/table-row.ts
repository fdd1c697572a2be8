import type { TableClient, TableEntity } from "@azure/data-tables";
import { restStatus } from "../failure/rest-status.ts";
import { readEntity, type StandingEntity } from "./ledger-entity.ts";
import type { Place } from "./place.ts";
import { odataCode } from "./table-errors.ts";

/** Inserts an entity, into a table made for it if need be. Gives its version, or nothing when one stands there. */
export async function insert(table: TableClient, entity: TableEntity): Promise<string | undefined> {
  try {
    return (await table.createEntity(entity)).etag ?? "*";
  } catch (error) {
    if (odataCode(error) === "EntityAlreadyExists") return undefined;
    if (odataCode(error) !== "TableNotFound") throw error;
    // Two instances may meet here: creating a table that is there already succeeds.
    await table.createTable();
    return await insertInto(table, entity);
  }
}

async function insertInto(table: TableClient, entity: TableEntity): Promise<string | undefined> {
  try {
    return (await table.createEntity(entity)).etag ?? "*";
  } catch (error) {
    if (odataCode(error) === "EntityAlreadyExists") return undefined;
    throw error;
  }
}

/** Merges columns. Gives the new version, or nothing when the entity is at another version by now, or gone. */
export async function merge(
  table: TableClient,
  entity: { readonly partitionKey: string; readonly rowKey: string },
  etag: string,
): Promise<string | undefined> {
  try {
    return (await table.updateEntity(entity, "Merge", { etag })).etag ?? "*";
  } catch (error) {
    const status = restStatus(error);
    if (status === 412 || status === 404) return undefined;
    throw error;
  }
}

/** The entity that stands at a place; absent also when the table is not there. */
export async function read(table: TableClient, place: Place): Promise<StandingEntity | undefined> {
  const entity = await readColumns(table, place);
  return entity === undefined ? undefined : readEntity(entity);
}

type Columns = Awaited<ReturnType<typeof getColumns>>;

export async function readColumns(
  table: TableClient,
  keys: Pick<Place, "partitionKey" | "rowKey">,
): Promise<Columns | undefined> {
  try {
    return await getColumns(table, keys);
  } catch (error) {
    if (restStatus(error) === 404) return undefined;
    throw error;
  }
}

function getColumns(table: TableClient, { partitionKey, rowKey }: Pick<Place, "partitionKey" | "rowKey">) {
  return table.getEntity<Record<string, unknown>>(partitionKey, rowKey);
}
