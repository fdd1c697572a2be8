import { ApiError } from "../http/api-error.ts";
import { TABLES, tableNamed } from "../metadata/schema.ts";
import { rowsThatLookUp } from "../odata/row-scope.ts";
import type { RowStore, Unit } from "../rows/row-store.ts";
import type { Row } from "../rows/value.ts";

/** Of a step, its images go with it. */
const GOES_WITH: Readonly<Record<string, readonly string[]>> = {
  sdkmessageprocessingstep: ["sdkmessageprocessingstepimage"],
  solution: ["solutioncomponent"],
};

/** What is looked up by these cannot be deleted. */
const HELD_BY: Readonly<Record<string, readonly string[]>> = {
  serviceendpoint: ["sdkmessageprocessingstep"],
};

/** Removes a row, and every lookup that leads to it; what belongs to it goes as well. */
export function forget(store: RowStore, unit: Unit, row: Row): void {
  for (const other of TABLES) {
    for (const column of other.columns.filter(({ targets = [] }) =>
      targets.some((each) => each.table === row.table),
    )) {
      const those = rowsThatLookUp(row, column, other, store);
      if (those.length > 0 && HELD_BY[row.table]?.includes(other.name)) throw held(row, those.length);
      for (const each of those) {
        if (GOES_WITH[row.table]?.includes(other.name)) forget(store, unit, each);
        else store.put(unit, each.table, each.id, { ...each.columns, [column.name]: null });
      }
    }
  }
  store.remove(unit, row.table, row.id);
}

function held({ table, id }: Row, count: number): Error {
  const label = tableNamed(table)?.schemaName ?? table;
  return new ApiError(
    400,
    "0x8004f01f",
    `The ${label}(${id}) component cannot be deleted because it is referenced by ${count} other components.`,
  );
}
