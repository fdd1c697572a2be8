import { readFileSync } from "node:fs";
import type { Json } from "../../../shared/cloudevents/event-draft.ts";
import { readMetadata } from "../../../shared/metadata/read-metadata.ts";
import { type Column, mergedTables, type Table } from "../../../shared/metadata/table.ts";

const FIXTURES = "test/fixtures";

/** The tables that samples of metadata tell of, put together. */
export function tablesOf(...files: readonly string[]): readonly Table[] {
  return mergedTables(
    files.flatMap((file) => readMetadata(readFileSync(`${FIXTURES}/metadata/${file}`), undefined)),
  );
}

export function tableOf(name: string, ...files: readonly string[]): Table {
  const table = tablesOf(...files).find((each) => each.name === name);
  if (table === undefined) throw new Error(`expected ${name} in ${files.join()}`);
  return table;
}

export function columnOf(table: Table, name: string): Column {
  const column = table.columns.find((each) => each.name === name);
  if (column === undefined) throw new Error(`expected ${name} in ${table.name}`);
  return column;
}

/** The data of the first event that a captured message gives. */
export function dataOf(file: string): Readonly<Record<string, Json>> {
  return JSON.parse(readFileSync(`${FIXTURES}/${file}.expected.json`, "utf8"))[0].data;
}
