import { unknownProperty } from "../http/api-error.ts";
import type { Column } from "../metadata/column.ts";
import { columnOfProperty, navigationOf } from "../metadata/schema.ts";
import type { Table } from "../metadata/table.ts";
import type { RowStore } from "../rows/row-store.ts";
import { isChoices, isReference, type Row, type Value } from "../rows/value.ts";
import type { Scope } from "./compile-filter.ts";
import type { Operand } from "./operand.ts";

/** What a filter or an order over the rows of a table may speak of: its properties, and those one lookup away. */
export function rowScope(table: Table, store: RowStore): Scope<Row> {
  return {
    property: (path) => {
      const [first = "", second, ...rest] = path;
      if (rest.length > 0) throw unknownProperty(path.join("/"), table.name);
      if (second === undefined) return propertyReader(table, first);
      const way = navigationOf(table, first);
      if (way?.kind !== "one") throw unknownProperty(first, table.name);
      const read = propertyReader(way.other, second);
      return (row) => {
        const other = related(row, way.column, way.other, store);
        return other === undefined ? null : read(other);
      };
    },
    members: (path) => {
      const [name = "", ...rest] = path;
      const way = navigationOf(table, name);
      if (way?.kind !== "many" || rest.length > 0) throw unknownProperty(path.join("/"), table.name);
      const scope = rowScope(way.other, store);
      return { scope, of: (row) => rowsThatLookUp(row, way.column, way.other, store) };
    },
  };
}

/** The row that a lookup leads to, if it is of this table. */
export function related(row: Row, column: Column, other: Table, store: RowStore): Row | undefined {
  const value = row.columns[column.name];
  return isReference(value) && value.table === other.name ? store.get(value.table, value.id) : undefined;
}

/** The rows of another table whose lookup leads here. */
export function rowsThatLookUp(row: Row, column: Column, other: Table, store: RowStore): readonly Row[] {
  return store.all(other.name).filter((each) => {
    const value = each.columns[column.name];
    return isReference(value) && value.id === row.id && value.table === row.table;
  });
}

function propertyReader(table: Table, property: string): (row: Row) => Operand {
  const column = columnOfProperty(table, property);
  if (column === undefined || column.secret) throw unknownProperty(property, table.name);
  return (row) => (column.name === "versionnumber" ? row.version : operandOf(row.columns[column.name]));
}

function operandOf(value: Value | undefined): Operand {
  if (value === undefined) return null;
  if (isReference(value)) return value.id;
  return isChoices(value) ? value.join(",") : value;
}
