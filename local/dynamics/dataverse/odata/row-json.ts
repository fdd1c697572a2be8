import { unknownProperty } from "../http/api-error.ts";
import type { Column } from "../metadata/column.ts";
import { columnOfProperty, navigationOf, propertyName } from "../metadata/schema.ts";
import type { Table } from "../metadata/table.ts";
import { labelOf } from "../rows/labels.ts";
import type { RowStore } from "../rows/row-store.ts";
import { isChoices, isReference, type Row, type Value } from "../rows/value.ts";
import type { Prefer } from "./prefer.ts";
import type { Expand, Query } from "./query.ts";
import { related, rowsThatLookUp } from "./row-scope.ts";
import { select } from "./select-rows.ts";

export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };
export type JsonObject = { readonly [name: string]: Json };

const FORMATTED = "OData.Community.Display.V1.FormattedValue";
const LOGICAL_NAME = "Microsoft.Dynamics.CRM.lookuplogicalname";
const NAVIGATION = "Microsoft.Dynamics.CRM.associatednavigationproperty";

/** What an answer is made with. */
export interface Answering {
  readonly store: RowStore;
  readonly prefer: Pick<Prefer, "wants">;
  /** The URL of the Web API, with its last slash. */
  readonly base: string;
  readonly nowMs: number;
}

/** The version of a row as `@odata.etag` has it. */
export function etagOf({ version }: Row): string {
  return `W/"${version}"`;
}

/** A row as a client reads it: the selected columns, or all that can be read; and what it expands. */
export function rowJson(table: Table, row: Row, query: Query, answering: Answering): JsonObject {
  const json: Record<string, Json> = { "@odata.etag": etagOf(row) };
  for (const column of columnsToRead(table, query.select)) addColumn(json, column, row, answering);
  if (json[table.primaryId] === undefined) json[table.primaryId] = row.id;
  for (const expand of query.expand) json[expand.name] = expanded(table, row, expand, answering);
  return json;
}

/** @throws ApiError for a property that the table has not. */
export function columnsToRead(table: Table, names: readonly string[] | undefined): readonly Column[] {
  if (names === undefined || names.includes("*")) return table.columns.filter(({ secret }) => !secret);
  return names.flatMap((name) => {
    // A lookup may be selected by its navigation property, too.
    const way = navigationOf(table, name);
    const column = columnOfProperty(table, name) ?? (way?.kind === "one" ? way.column : undefined);
    if (column === undefined || column.secret) throw unknownProperty(name, table.name);
    return [column];
  });
}

function addColumn(json: Record<string, Json>, column: Column, row: Row, { prefer, store }: Answering): void {
  const name = propertyName(column);
  const value = row.columns[column.name] ?? null;
  const add = (annotation: string, text: string | undefined) => {
    if (text !== undefined && prefer.wants(annotation)) json[`${name}@${annotation}`] = text;
  };
  add(FORMATTED, labelOf(column, value, store));
  if (isReference(value)) {
    add(NAVIGATION, column.targets?.find(({ table }) => table === value.table)?.navigation);
    add(LOGICAL_NAME, value.table);
  }
  json[name] = column.name === "versionnumber" ? row.version : valueJson(value);
}

export function valueJson(value: Value): Json {
  if (isReference(value)) return value.id;
  return isChoices(value) ? value.join(",") : value;
}

function expanded(table: Table, row: Row, { name, query }: Expand, answering: Answering): Json {
  const way = navigationOf(table, name);
  if (way === undefined) throw unknownProperty(name, table.name);
  if (way.kind === "one") {
    const other = related(row, way.column, way.other, answering.store);
    return other === undefined ? null : rowJson(way.other, other, query, answering);
  }
  const rows = rowsThatLookUp(row, way.column, way.other, answering.store);
  return select(way.other, rows, query, answering)
    .slice(0, query.top)
    .map((each) => rowJson(way.other, each, query, answering));
}
