import { BUSINESS_UNIT, CURRENCY } from "../../organization.ts";
import { ApiError } from "../http/api-error.ts";
import { columnOf } from "../metadata/schema.ts";
import type { Table } from "../metadata/table.ts";
import { wholeSeconds } from "../odata/read-value.ts";
import type { Columns, Reference, Value } from "../rows/value.ts";

/** What a client gives at a Create, with what the platform adds: defaults, owner, times, and what it computes. */
export function createdColumns(
  table: Table,
  requested: Columns,
  user: Reference,
  { id, nowMs }: { readonly id: string; readonly nowMs: number },
): Columns {
  const initial: Record<string, Value> = {};
  for (const column of table.columns) if (column.initial !== undefined) initial[column.name] = column.initial;
  const at = wholeSeconds(nowMs);
  const owner = requested.ownerid ?? user;
  const business: Columns = table.business
    ? {
        ownerid: owner,
        owninguser: owner,
        owningbusinessunit: { table: "businessunit", id: BUSINESS_UNIT },
        createdby: user,
        modifiedby: user,
        modifiedonbehalfby: null,
        timezoneruleversionnumber: 0,
        ...currencyColumns(table, requested),
      }
    : {};
  const columns = {
    ...initial,
    ...requested,
    ...business,
    [table.primaryId]: id,
    createdon: at,
    modifiedon: at,
  };
  return { ...columns, ...stateOf(table, requested, columns), ...computed(table, columns) };
}

/** What a client gives at an Update, with what the platform adds. */
export function updatedColumns(
  table: Table,
  requested: Columns,
  user: Reference,
  { before, id, nowMs }: { readonly before: Columns; readonly id: string; readonly nowMs: number },
): Columns {
  const columns = {
    ...requested,
    ...stateOf(table, requested, { ...before, ...requested }),
    [table.primaryId]: id,
    modifiedon: wholeSeconds(nowMs),
    ...(table.business ? { modifiedby: user, modifiedonbehalfby: null } : {}),
    ...(table.business && requested.ownerid !== undefined ? { owninguser: requested.ownerid } : {}),
  };
  const names = ["firstname", "lastname"].some((name) => name in requested);
  return names ? { ...columns, ...computed(table, { ...before, ...columns }) } : columns;
}

function currencyColumns(table: Table, requested: Columns): Columns {
  const hasMoney = table.columns.some(
    ({ kind, name }) => kind === "money" && typeof requested[name] === "number",
  );
  if (!hasMoney) return {};
  return { transactioncurrencyid: { table: "transactioncurrency", id: CURRENCY }, exchangerate: 1 };
}

function computed(table: Table, columns: Columns): Columns {
  if (columnOf(table, "fullname")?.write !== "never") return {};
  const names = [columns.firstname, columns.lastname].filter((name) => typeof name === "string");
  return { fullname: names.length === 0 ? null : names.join(" ") };
}

/** A state and a status of it: whichever is given brings the other. */
function stateOf(table: Table, requested: Columns, columns: Columns): Columns {
  const choices = columnOf(table, "statuscode")?.choices ?? [];
  if (requested.statuscode === undefined && requested.statecode === undefined) return {};
  const status = choices.find(({ value }) => value === requested.statuscode);
  if (status === undefined) {
    const first = choices.find(({ state }) => state === columns.statecode);
    return first === undefined ? {} : { statecode: columns.statecode ?? 0, statuscode: first.value };
  }
  if (requested.statecode !== undefined && requested.statecode !== status.state) {
    throw new ApiError(
      400,
      "0x80048408",
      `${status.value} is not a valid status code for state code ${String(requested.statecode)} on ${table.name}.`,
    );
  }
  return { statecode: status.state ?? 0, statuscode: status.value };
}
