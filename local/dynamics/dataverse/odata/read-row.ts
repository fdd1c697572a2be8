import { invalidPayload } from "../http/api-error.ts";
import { columnOf, columnOfProperty, navigationOf } from "../metadata/schema.ts";
import type { Table } from "../metadata/table.ts";
import type { Columns, Reference, Value } from "../rows/value.ts";
import { readValue } from "./read-value.ts";

/** Finds the row that a link in a body names, as `/accounts(<id>)` or by an alternate key. */
export type ResolveLink = (link: string) => Reference;

/** Reads the columns that a client gives in a body, in its order; a lookup is given as `<navigation>@odata.bind`. */
export function readRow(table: Table, body: unknown, resolve: ResolveLink): Columns {
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw invalidPayload(table.set, "Expected a JSON object with the row's properties.");
  }
  const columns: Record<string, Value> = {};
  for (const [property, json] of Object.entries(body)) {
    if (property.endsWith("@odata.bind")) {
      const [name, value] = readBind(table, property.slice(0, -"@odata.bind".length), json, resolve);
      columns[name] = value;
    } else if (!property.includes("@")) {
      const column = columnOfProperty(table, property);
      if (column === undefined) throw unknown(table, property);
      columns[column.name] = readValue(table, column, json);
    }
  }
  return columns;
}

function readBind(
  table: Table,
  name: string,
  json: unknown,
  resolve: ResolveLink,
): readonly [name: string, value: Value] {
  const way = navigationOf(table, name);
  if (way?.kind !== "one") throw unknown(table, name);
  if (json === null) return [way.column.name, null];
  if (typeof json !== "string") throw invalidPayload(table.set, `Expected a link for '${name}@odata.bind'.`);
  const reference = resolve(json);
  if (reference.table !== way.other.name) {
    throw invalidPayload(
      table.set,
      `The navigation property '${name}' leads to '${way.other.set}', and '${json}' does not.`,
    );
  }
  return [way.column.name, reference];
}

function unknown(table: Table, property: string): Error {
  const hint = navigationOf(table, property) ?? columnOf(table, property);
  if (hint !== undefined) {
    return invalidPayload(
      table.set,
      `The property '${property}' cannot be written in this way: a lookup is set by '<navigation property>@odata.bind'. Deep insert is not modelled.`,
    );
  }
  return invalidPayload(
    table.set,
    `Invalid property '${property}' was found in entity 'Microsoft.Dynamics.CRM.${table.name}'. Names are case-sensitive.`,
  );
}
