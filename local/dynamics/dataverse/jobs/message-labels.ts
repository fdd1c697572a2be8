import type { Pairs } from "../../writers/model.ts";
import { columnOf } from "../metadata/schema.ts";
import type { Table } from "../metadata/table.ts";
import { labelOf } from "../rows/labels.ts";
import type { RowStore } from "../rows/row-store.ts";
import type { Columns } from "../rows/value.ts";

/** The labels of a row in a message: lookups have none, and times are written for machines, unlike in the Web API. */
export function messageLabels(table: Table, columns: Columns, store: RowStore): Pairs<string> {
  return Object.entries(columns).flatMap(([name, value]) => {
    const column = columnOf(table, name);
    if (column === undefined || column.kind === "lookup" || value === null) return [];
    const label =
      column.kind === "time" ? String(value).replace("Z", "+00:00") : labelOf(column, value, store);
    return label === undefined ? [] : [[name, label] as const];
  });
}
