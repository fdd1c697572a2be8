import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { contractPath } from "../../shared/contracts/imported/contract-path.ts";
import type { Table } from "../../shared/metadata/table.ts";
import { tableContract } from "../../shared/metadata/table-contract.ts";
import { tableTypes } from "../../shared/metadata/table-types.ts";

/** What is written for a table: its files by their paths; none for a name that no file can bear. */
export interface ImportedFiles {
  readonly name: string;
  readonly columns: number;
  /** The contract's path, which the app looks for. */
  readonly path: string | undefined;
  readonly files: ReadonlyMap<string, string>;
}

export interface ImportResult extends Pick<ImportedFiles, "name" | "columns" | "path"> {
  readonly result: "written" | "unchanged" | "left out";
}

export function importedFiles(table: Table): ImportedFiles {
  const { name, kind } = table;
  const columns = table.columns.length;
  const path = contractPath(kind, name);
  if (path === undefined) return { name, columns, path, files: new Map() };
  const files = new Map([
    [`${path}.json`, `${JSON.stringify(tableContract(table, path), undefined, 2)}\n`],
    [`${path}.d.ts`, tableTypes(table)],
  ]);
  return { name, columns, path: `${path}.json`, files };
}

/** Writes what differs from what is there. */
export function writeImported({ files, ...about }: ImportedFiles, folder: string): readonly ImportResult[] {
  if (about.path === undefined) return [{ ...about, result: "left out" }];
  const changed = [...files].filter(([path, text]) => textAt(join(folder, path)) !== text);
  for (const [path, text] of changed) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return [{ ...about, result: changed.length > 0 ? "written" : "unchanged" }];
}

function textAt(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
