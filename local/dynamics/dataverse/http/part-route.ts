import { columnOfProperty, type Navigation, navigationOf, tableNamed } from "../metadata/schema.ts";
import type { Table } from "../metadata/table.ts";
import { collectionJson, contextOf } from "../odata/collection.ts";
import type { Key, Segment } from "../odata/path.ts";
import { optionsOf, parseQuery } from "../odata/query.ts";
import { readValue } from "../odata/read-value.ts";
import { rowJson, valueJson } from "../odata/row-json.ts";
import { related, rowsThatLookUp } from "../odata/row-scope.ts";
import { updateRow } from "../operations/write-row.ts";
import type { Columns, Reference, Row } from "../rows/value.ts";
import { invalidPayload, methodNotAllowed, unknownSegment } from "./api-error.ts";
import { requireRowOfKey, resolveLink } from "./find-row.ts";
import {
  type ApiRequest,
  type ApiResponse,
  emptyResponse,
  jsonResponse,
  readJson,
  textResponse,
} from "./messages.ts";
import { answeringOf, inUnit, type Session } from "./session.ts";

/** Requests about a part of a row: one property, the rows that it leads to, or the link to one. */
export async function partRoute(
  session: Session,
  request: ApiRequest,
  table: Table,
  key: Key,
  [part, ...rest]: readonly Segment[],
): Promise<ApiResponse> {
  if (part === undefined) throw unknownSegment("");
  const row = requireRowOfKey(session.world, table, key);
  const way = navigationOf(table, part.name);
  const last = rest[0]?.name;
  if (way !== undefined && last === "$ref") return await linkRoute(session, request, row, way, part);
  if (way !== undefined && last === undefined) return followed(session, request, row, way, part);
  if (way === undefined && (last === undefined || last === "$value")) {
    return await propertyRoute(session, request, table, row, part.name, last === "$value");
  }
  throw unknownSegment(last ?? part.name);
}

async function propertyRoute(
  session: Session,
  request: ApiRequest,
  table: Table,
  row: Row,
  name: string,
  bare: boolean,
): Promise<ApiResponse> {
  const column = columnOfProperty(table, name);
  if (column === undefined || column.secret) throw unknownSegment(name);
  const set = async (value: Columns[string]) => {
    await inUnit(session, request, (write) =>
      updateRow(session.world, write, table, row.id, { [column.name]: value }),
    );
    return emptyResponse(204);
  };
  switch (request.method) {
    case "GET": {
      const value = row.columns[column.name] ?? null;
      if (value === null) return emptyResponse(204);
      if (bare) return textResponse("text/plain", String(valueJson(value)));
      const context = `${session.base}$metadata#${table.set}(${row.id})/${name}`;
      return jsonResponse(200, { "@odata.context": context, value: valueJson(value) });
    }
    case "PUT":
      return await set(readValue(table, column, memberOf(readJson(request.body), "value")));
    case "DELETE":
      return await set(null);
    default:
      throw methodNotAllowed(request.method, "a property");
  }
}

function followed(
  session: Session,
  request: ApiRequest,
  row: Row,
  way: Navigation,
  { name, key }: Segment,
): ApiResponse {
  if (request.method !== "GET") throw methodNotAllowed(request.method, "related rows");
  const { store } = session.world;
  const answering = answeringOf(session, request);
  const rows =
    way.kind === "many"
      ? rowsThatLookUp(row, way.column, way.other, store)
      : [related(row, way.column, way.other, store)].filter((each) => each !== undefined);
  const one =
    way.kind === "one" ? rows[0] : key?.kind === "id" ? rows.find(({ id }) => id === key.id) : undefined;
  if (way.kind === "many" && key === undefined) {
    const path = `${request.path.split("/")[0]}/${name}`;
    return jsonResponse(
      200,
      collectionJson({ table: way.other, rows, path, search: request.search }, answering),
    );
  }
  if (one === undefined) return emptyResponse(204);
  const query = parseQuery(request.search);
  const context = `${session.base}$metadata#${contextOf(way.other, query)}/$entity`;
  return jsonResponse(200, { "@odata.context": context, ...rowJson(way.other, one, query, answering) });
}

/** «Associate and disassociate table rows using the Web API». */
async function linkRoute(
  session: Session,
  request: ApiRequest,
  row: Row,
  way: Navigation,
  { key }: Segment,
): Promise<ApiResponse> {
  const finding = { store: session.world.store, base: session.base };
  const set = async (table: Table, id: string, value: Reference | null) => {
    await inUnit(session, request, (write) =>
      updateRow(session.world, write, table, id, { [way.column.name]: value }),
    );
    return emptyResponse(204);
  };
  const own = tableOf(row);
  const here: Reference = { table: row.table, id: row.id };
  if (request.method === "DELETE") {
    if (way.kind === "one") return await set(own, row.id, null);
    const link = optionsOf(request.search).get("$id");
    const id = key?.kind === "id" ? key.id : resolveLink(finding, link ?? "").id;
    return await set(way.other, id, null);
  }
  if (request.method !== "PUT" && request.method !== "POST") throw methodNotAllowed(request.method, "a link");
  const link = memberOf(readJson(request.body), "@odata.id");
  if (typeof link !== "string") throw invalidPayload(own.set, "Expected a link as '@odata.id'.");
  const other = resolveLink(finding, link);
  return way.kind === "one" ? await set(own, row.id, other) : await set(way.other, other.id, here);
}

function tableOf({ table }: Row): Table {
  const found = tableNamed(table);
  if (found === undefined) throw unknownSegment(table);
  return found;
}

function memberOf(json: unknown, name: string): unknown {
  const members = typeof json === "object" && json !== null ? new Map(Object.entries(json)) : new Map();
  return members.get(name);
}
