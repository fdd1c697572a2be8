import type { DynamicsClient } from "./dynamics-client.ts";

/** A row as OData writes it. */
export type Row = Readonly<Record<string, unknown>>;

const READ_HEADERS = { "odata-version": "4.0", "odata-maxversion": "4.0", prefer: "odata.maxpagesize=500" };

/** All rows of a query, page by page. */
export async function readRows(client: DynamicsClient, query: string): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (let path: string | undefined = query; path !== undefined; ) {
    const { body } = await client.send({ method: "GET", path, headers: READ_HEADERS });
    const page = rowOf(body);
    if (Array.isArray(page.value)) rows.push(...page.value.map(rowOf));
    const next = page["@odata.nextLink"];
    path = typeof next === "string" ? next : undefined;
  }
  return rows;
}

export function rowOf(value: unknown): Row {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

export function textOf(row: Row, column: string): string | undefined {
  const value = row[column];
  return typeof value === "string" && value !== "" ? value : undefined;
}

export function numberOf(row: Row, column: string): number | undefined {
  const value = row[column];
  return typeof value === "number" ? value : undefined;
}

/** A text in a filter: OData doubles its quotes. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A query's options, encoded. */
export function query(set: string, options: Readonly<Record<string, string>>): string {
  const parts = Object.entries(options).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${set}?${parts.join("&")}`;
}
