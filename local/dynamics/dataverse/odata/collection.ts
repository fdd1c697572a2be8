import { ApiError, invalidQuery } from "../http/api-error.ts";
import type { Table } from "../metadata/table.ts";
import type { Row } from "../rows/value.ts";
import { MOST_ROWS, type Prefer } from "./prefer.ts";
import { parseQuery, type Query } from "./query.ts";
import { type Answering, columnsToRead, type Json, type JsonObject, rowJson } from "./row-json.ts";
import { select } from "./select-rows.ts";

/** What is asked of several rows. */
interface Asked {
  readonly table: Table;
  readonly rows: readonly Row[];
  /** The path below the Web API's URL, and its query. */
  readonly path: string;
  readonly search: string;
}

/** The answer to a query for rows: a page of them, and the link to the next («Page results»). */
export function collectionJson(asked: Asked, answering: Answering & { readonly prefer: Prefer }): JsonObject {
  const query = parseQuery(asked.search);
  if (query.deltaToken !== undefined) return changesJson(asked, query, answering);
  if (answering.prefer.trackChanges) refuseWithTracking(query);
  const { table } = asked;
  columnsToRead(table, query.select);
  const found = select(table, asked.rows, query, answering);
  const first = placeAfter(query.skipToken, found, answering.prefer.pageSize);
  const limit = query.top === undefined ? answering.prefer.pageSize : Math.min(query.top, MOST_ROWS);
  const page = found.slice(first, first + limit);
  const last = page.at(-1);
  const more = query.top === undefined && first + limit < found.length && last !== undefined;
  return {
    "@odata.context": `${answering.base}$metadata#${contextOf(table, query)}`,
    ...countOf(query, found.length, answering.prefer),
    value: page.map((row) => rowJson(table, row, query, answering)),
    ...(more
      ? { "@odata.nextLink": linkWith(asked, answering, "$skiptoken", skipTokenAfter(last, query.skipToken)) }
      : {}),
    ...(answering.prefer.trackChanges && !more ? { "@odata.deltaLink": deltaLink(asked, answering) } : {}),
  };
}

/** How the rows are described: by their set and what was selected of them. */
export function contextOf(table: Table, { select: names, expand }: Query): string {
  const parts = [
    ...(names ?? []),
    ...expand.map(({ name, query }) => `${name}(${(query.select ?? []).join(",")})`),
  ];
  return parts.length === 0 ? table.set : `${table.set}(${parts.join(",")})`;
}

function countOf({ count }: Query, found: number, { wants }: Prefer): Readonly<Record<string, Json>> {
  if (!count) return {};
  const limited = found > MOST_ROWS;
  return {
    "@odata.count": Math.min(found, MOST_ROWS),
    ...(wants("Microsoft.Dynamics.CRM.totalrecordcount")
      ? { "@Microsoft.Dynamics.CRM.totalrecordcount": limited ? -1 : found }
      : {}),
    ...(wants("Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded")
      ? { "@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded": limited }
      : {}),
  };
}

/** Pages go on behind the last row that was shown, so that a row made meanwhile moves nothing. */
function skipTokenAfter(last: Row, token: string | undefined): string {
  const page = token === undefined ? 1 : cookieOf(token).page;
  return `<cookie pagenumber="${page + 1}" pagingcookie="${last.id}" istracking="False" />`;
}

function cookieOf(token: string): { readonly page: number; readonly lastId: string } {
  const match = /^<cookie pagenumber="(\d+)" pagingcookie="([^"]*)" istracking="False" \/>$/.exec(token);
  if (match === null)
    throw invalidQuery("The paging cookie in $skiptoken is not one that this service gave.");
  return { page: Number(match[1]), lastId: match[2] ?? "" };
}

function placeAfter(token: string | undefined, rows: readonly Row[], pageSize: number): number {
  if (token === undefined) return 0;
  const { page, lastId } = cookieOf(token);
  const last = rows.findIndex(({ id }) => id === lastId);
  return last >= 0 ? last + 1 : (page - 1) * pageSize;
}

/** The asked URL with one option more, or another value for it. */
function linkWith(
  { path, search }: Pick<Asked, "path" | "search">,
  { base }: Answering,
  option: string,
  value: string,
): string {
  const kept = search.split("&").filter((each) => each !== "" && !each.startsWith(`${option}=`));
  return `${base}${path}?${[...kept, `${option}=${encodeURIComponent(value)}`].join("&")}`;
}

/** «Use change tracking to synchronize data with external systems» names what cannot be asked for at the same time. */
function refuseWithTracking({ filter, orderBy, expand, top }: Query): void {
  if (filter === undefined && orderBy.length === 0 && expand.length === 0 && top === undefined) return;
  throw invalidQuery(
    "The odata.track-changes preference cannot be used with $filter, $orderby, $expand or $top.",
  );
}

function deltaLink(asked: Asked, answering: Answering): string {
  const at = new Date(answering.nowMs).toISOString().slice(0, 19).replace("T", " ");
  return linkWith(asked, answering, "$deltatoken", `${answering.store.version()}!${at}`);
}

function changesJson(asked: Asked, query: Query, answering: Answering): JsonObject {
  const { table } = asked;
  const since = Number(/^(\d+)!/.exec(query.deltaToken ?? "")?.[1] ?? Number.NaN);
  if (!(since <= answering.store.version())) {
    throw new ApiError(
      400,
      "0x80044352",
      "Version stamp associated with the client has expired. Please perform a full sync.",
    );
  }
  const { rows, deleted } = answering.store.changesSince(table.name, since);
  const gone = deleted.map((id) => ({
    "@odata.context": `${answering.base}$metadata#${table.set}/$deletedEntity`,
    id,
    reason: "deleted",
  }));
  return {
    "@odata.context": `${answering.base}$metadata#${contextOf(table, query)}/$delta`,
    "@odata.deltaLink": deltaLink(asked, answering),
    value: [...rows.map((row) => rowJson(table, row, query, answering)), ...gone],
  };
}
