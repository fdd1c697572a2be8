import type { Columns, Row } from "./value.ts";

/** What happened within one operation or change set: how to take it back, and what to do when it stands. */
export interface Unit {
  readonly undo: (() => void)[];
  readonly afterwards: (() => void)[];
}

export function newUnit(): Unit {
  return { undo: [], afterwards: [] };
}

export function rollBack(unit: Unit): void {
  for (const undo of unit.undo.toReversed()) undo();
}

export function commit(unit: Unit): void {
  for (const then of unit.afterwards) then();
}

/** What changed in a table after a version: rows as they are now, and the ids of those that are gone. */
export interface TableChanges {
  readonly rows: readonly Row[];
  readonly deleted: readonly string[];
}

/** The rows of the organisation, in memory. */
export interface RowStore {
  get(table: string, id: string): Row | undefined;
  all(table: string): readonly Row[];
  /** Writes all columns of a row. */
  put(unit: Unit, table: string, id: string, columns: Columns): Row;
  remove(unit: Unit, table: string, id: string): void;
  /** That of the latest change. */
  version(): number;
  changesSince(table: string, version: number): TableChanges;
}

/** @param firstVersion Organisations that have lived for a while have high numbers. */
export function memoryRows(firstVersion = 1_000_000): RowStore {
  const tables = new Map<string, Map<string, Row>>();
  const deletions: { readonly table: string; readonly id: string; readonly version: number }[] = [];
  let version = firstVersion;

  function rowsOf(table: string): Map<string, Row> {
    const rows = tables.get(table) ?? new Map<string, Row>();
    tables.set(table, rows);
    return rows;
  }

  /** Puts back what was there, unless somebody has changed it since. */
  function undoTo(table: string, id: string, before: Row | undefined, written: Row | undefined): () => void {
    return () => {
      const rows = rowsOf(table);
      if (rows.get(id) !== written) return;
      if (before === undefined) rows.delete(id);
      else rows.set(id, before);
    };
  }

  return {
    get: (table, id) => tables.get(table)?.get(id),
    all: (table) => [...rowsOf(table).values()],
    put: (unit, table, id, columns) => {
      const rows = rowsOf(table);
      version += 1;
      const row = { table, id, version, columns };
      unit.undo.push(undoTo(table, id, rows.get(id), row));
      rows.set(id, row);
      return row;
    },
    remove: (unit, table, id) => {
      const rows = rowsOf(table);
      const before = rows.get(id);
      if (before === undefined) return;
      version += 1;
      const deletion = { table, id, version };
      rows.delete(id);
      deletions.push(deletion);
      unit.undo.push(undoTo(table, id, before, undefined), () => {
        deletions.splice(deletions.indexOf(deletion), 1);
      });
    },
    version: () => version,
    changesSince: (table, since) => ({
      rows: [...rowsOf(table).values()].filter((row) => row.version > since),
      deleted: deletions.filter((each) => each.table === table && each.version > since).map(({ id }) => id),
    }),
  };
}
