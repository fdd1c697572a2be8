import type { Table } from "../metadata/table.ts";
import { collectionJson, contextOf } from "../odata/collection.ts";
import type { Key, Segment } from "../odata/path.ts";
import { MOST_ROWS } from "../odata/prefer.ts";
import { parseQuery } from "../odata/query.ts";
import { readRow } from "../odata/read-row.ts";
import { etagOf, rowJson } from "../odata/row-json.ts";
import { select } from "../odata/select-rows.ts";
import { createRow, deleteRow, updateRow } from "../operations/write-row.ts";
import type { Columns, Row } from "../rows/value.ts";
import { duplicateRow, methodNotAllowed, rowMissing, unknownSegment, versionMismatch } from "./api-error.ts";
import { findRow, requireRowOfKey, requireTable, resolveLink } from "./find-row.ts";
import {
  type ApiRequest,
  type ApiResponse,
  emptyResponse,
  jsonResponse,
  readJson,
  textResponse,
} from "./messages.ts";
import { boundAction } from "./multiple-route.ts";
import { partRoute } from "./part-route.ts";
import { answeringOf, inUnit, type Session } from "./session.ts";

/** Requests about the rows of a table. */
export async function rowsRoute(
  session: Session,
  request: ApiRequest,
  [first, ...rest]: readonly Segment[],
): Promise<ApiResponse> {
  if (first === undefined) throw unknownSegment("");
  const table = requireTable(first.name);
  if (first.key !== undefined) {
    if (rest.length > 0) return await partRoute(session, request, table, first.key, rest);
    return await oneRow(session, request, table, first.key);
  }
  const [next] = rest;
  if (next === undefined) return await allRows(session, request, table);
  if (next.name === "$count") return countRows(session, request, table);
  if (next.name.startsWith("Microsoft.Dynamics.CRM."))
    return await boundAction(session, request, table, next.name);
  throw unknownSegment(next.name);
}

async function allRows(session: Session, request: ApiRequest, table: Table): Promise<ApiResponse> {
  if (request.method === "GET") return readRows(session, request, table);
  if (request.method !== "POST") throw methodNotAllowed(request.method, "a collection of rows");
  const given = readGiven(session, request, table);
  const row = await inUnit(session, request, (write) => createRow(session.world, write, table, given));
  return writtenResponse(session, request, table, row, 201);
}

function readRows(session: Session, request: ApiRequest, table: Table): ApiResponse {
  const answering = answeringOf(session, request);
  const rows = session.world.store.all(table.name);
  const json = collectionJson({ table, rows, path: table.set, search: request.search }, answering);
  return jsonResponse(200, json, preferenceHeaders(answering.prefer.applied));
}

/** A bare number, at most 5,000 («Count number of rows»). */
function countRows(session: Session, request: ApiRequest, table: Table): ApiResponse {
  const answering = answeringOf(session, request);
  const found = select(table, session.world.store.all(table.name), parseQuery(request.search), answering);
  return textResponse("text/plain", String(Math.min(found.length, MOST_ROWS)));
}

async function oneRow(session: Session, request: ApiRequest, table: Table, key: Key): Promise<ApiResponse> {
  switch (request.method) {
    case "GET":
      return readOne(session, request, table, key);
    case "PATCH":
      return await patchOne(session, request, table, key);
    case "DELETE": {
      const row = requireRowOfKey(session.world, table, key);
      requireVersion(row, request.headers["if-match"]);
      await inUnit(session, request, (write) => deleteRow(session.world, write, table, row.id));
      return emptyResponse(204);
    }
    default:
      throw methodNotAllowed(request.method, "a row");
  }
}

function readOne(session: Session, request: ApiRequest, table: Table, key: Key): ApiResponse {
  const answering = answeringOf(session, request);
  const query = parseQuery(request.search);
  const row = requireRowOfKey(session.world, table, key);
  if (request.headers["if-none-match"] === etagOf(row)) return emptyResponse(304);
  const context = `${session.base}$metadata#${contextOf(table, query)}/$entity`;
  const json = { "@odata.context": context, ...rowJson(table, row, query, answering) };
  return jsonResponse(200, json, { etag: etagOf(row), ...preferenceHeaders(answering.prefer.applied) });
}

/** An update, or a create where there is no such row («Upsert a table row»); conditions keep it to one of both. */
async function patchOne(session: Session, request: ApiRequest, table: Table, key: Key): Promise<ApiResponse> {
  const { world } = session;
  const given = readGiven(session, request, table);
  const before = findRow(world, table, key);
  const mustMatch = request.headers["if-match"];
  if (before === undefined) {
    if (mustMatch !== undefined) throw rowMissing(table.name, key.kind === "id" ? key.id : "");
    const named: Columns = key.kind === "id" ? { [table.primaryId]: key.id } : Object.fromEntries(key.values);
    const row = await inUnit(session, request, (write) =>
      createRow(world, write, table, { ...named, ...given }),
    );
    return writtenResponse(session, request, table, row, 201);
  }
  if (request.headers["if-none-match"] === "*") throw duplicateRow();
  requireVersion(before, mustMatch);
  const row = await inUnit(session, request, (write) => updateRow(world, write, table, before.id, given));
  return writtenResponse(session, request, table, row, 200);
}

function readGiven(session: Session, request: ApiRequest, table: Table): Columns {
  return readRow(table, readJson(request.body), (link) =>
    resolveLink({ store: session.world.store, base: session.base }, link),
  );
}

function requireVersion(row: Row, mustMatch: string | undefined): void {
  if (mustMatch === undefined || mustMatch === "*" || mustMatch === etagOf(row)) return;
  throw versionMismatch();
}

/** @param status Of an answer that shows the row; one that does not is 204. */
function writtenResponse(
  session: Session,
  request: ApiRequest,
  table: Table,
  row: Row,
  status: number,
): ApiResponse {
  const answering = answeringOf(session, request);
  const url = `${session.base}${table.set}(${row.id})`;
  const headers = { "odata-entityid": url, ...preferenceHeaders(answering.prefer.applied) };
  if (!answering.prefer.representation) return emptyResponse(204, { ...headers, location: url });
  const query = parseQuery(request.search);
  const context = `${session.base}$metadata#${contextOf(table, query)}/$entity`;
  const json = { "@odata.context": context, ...rowJson(table, row, query, answering) };
  return jsonResponse(status, json, { ...headers, location: url, etag: etagOf(row) });
}

function preferenceHeaders(applied: readonly string[]): Readonly<Record<string, string>> {
  return applied.length === 0 ? {} : { "preference-applied": applied.join(", ") };
}
