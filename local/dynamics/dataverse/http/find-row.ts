import { tableOfSet } from "../metadata/schema.ts";
import type { Table } from "../metadata/table.ts";
import { type Key, parsePath, type Segment } from "../odata/path.ts";
import { rowWithKey } from "../operations/check-keys.ts";
import type { World } from "../operations/world.ts";
import type { Reference, Row } from "../rows/value.ts";
import { invalidQuery, keyMissing, rowMissing, unknownSegment } from "./api-error.ts";

type Finding = Pick<World, "store"> & { readonly base: string };

/** The table of a set, as a path begins with it. */
export function requireTable(name: string): Table {
  const table = tableOfSet(name);
  if (table === undefined) throw unknownSegment(name);
  return table;
}

/** The row that a key names; absent when there is none. */
export function findRow({ store }: Pick<World, "store">, table: Table, key: Key): Row | undefined {
  if (key.kind === "id") return store.get(table.name, key.id);
  requireAlternateKey(table, key);
  return rowWithKey(store, table, key.values);
}

export function requireRowOfKey(world: Pick<World, "store">, table: Table, key: Key): Row {
  const row = findRow(world, table, key);
  if (row !== undefined) return row;
  throw key.kind === "id" ? rowMissing(table.name, key.id) : keyMissing(table.name);
}

function requireAlternateKey(table: Table, { values }: Extract<Key, { kind: "named" }>): void {
  const names = [...values.keys()].toSorted();
  const known = table.keys.some(
    ({ columns }) =>
      columns.length === names.length && columns.toSorted().every((each, at) => each === names[at]),
  );
  if (known) return;
  throw invalidQuery(
    `The key in the request URI is not valid for resource 'Microsoft.Dynamics.CRM.${table.name}'. Ensure that the names and number of key properties match the declared or alternate key properties: ${names.join(", ")}.`,
  );
}

/** The row that a link in a body leads to: a whole URL, `/accounts(<id>)`, or by an alternate key. */
export function resolveLink(finding: Finding, link: string): Reference {
  const path = link.startsWith(finding.base) ? link.slice(finding.base.length) : link;
  const [segment]: readonly (Segment | undefined)[] = parsePath(
    path.replace(/^\/(api\/data\/v9\.\d\/)?/, ""),
  );
  if (segment?.key === undefined) throw unknownSegment(link);
  const { table, id } = requireRowOfKey(finding, requireTable(segment.name), segment.key);
  return { table, id };
}
