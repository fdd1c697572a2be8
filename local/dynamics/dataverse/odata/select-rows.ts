import type { Table } from "../metadata/table.ts";
import type { RowStore } from "../rows/row-store.ts";
import type { Row } from "../rows/value.ts";
import { compileFilter } from "./compile-filter.ts";
import { compare } from "./operand.ts";
import type { Query } from "./query.ts";
import { rowScope } from "./row-scope.ts";

/** The rows that a query's filter leaves, in its order. */
export function select(
  table: Table,
  rows: readonly Row[],
  { filter, orderBy }: Pick<Query, "filter" | "orderBy">,
  { store, nowMs }: { readonly store: RowStore; readonly nowMs: number },
): readonly Row[] {
  const scope = rowScope(table, store);
  const holds = filter === undefined ? () => true : compileFilter(filter, scope, nowMs);
  const orders = orderBy.map(({ path, descending }) => {
    const read = scope.property(path);
    return (a: Row, b: Row) => (descending ? -1 : 1) * compare(read(a), read(b));
  });
  const found = rows.filter(holds);
  if (orders.length === 0) return found;
  return found.toSorted((a, b) => {
    for (const order of orders) {
      const difference = order(a, b);
      if (difference !== 0) return difference;
    }
    return 0;
  });
}
