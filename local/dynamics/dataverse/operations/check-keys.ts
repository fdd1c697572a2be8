import { ApiError } from "../http/api-error.ts";
import type { Table } from "../metadata/table.ts";
import type { RowStore } from "../rows/row-store.ts";
import type { Columns, Row } from "../rows/value.ts";

/** Holds alternate keys: no two rows have the same values in all of a key's columns. */
export function checkKeys(store: RowStore, table: Table, id: string, columns: Columns): void {
  for (const { name, columns: names } of table.keys) {
    if (names.some((each) => (columns[each] ?? null) === null)) continue;
    const other = store
      .all(table.name)
      .find((row) => row.id !== id && names.every((each) => row.columns[each] === columns[each]));
    if (other === undefined) continue;
    throw new ApiError(
      412,
      "0x80060892",
      `Entity Key ${name} violated. A record with the same value for ${names.join(", ")} already exists. A duplicate record cannot be created.`,
    );
  }
}

/** The row that has these values, by columns that are an alternate key of the table. */
export function rowWithKey(
  store: RowStore,
  table: Table,
  values: ReadonlyMap<string, string>,
): Row | undefined {
  return store
    .all(table.name)
    .find((row) =>
      [...values].every(
        ([name, value]) => String(row.columns[name] ?? "").toLowerCase() === value.toLowerCase(),
      ),
    );
}
