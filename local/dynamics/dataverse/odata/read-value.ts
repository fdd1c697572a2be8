import { ApiError, invalidPayload } from "../http/api-error.ts";
import type { Column } from "../metadata/column.ts";
import type { Table } from "../metadata/table.ts";
import type { Value } from "../rows/value.ts";

/** The type of a column in the model of OData. */
export const EDM_TYPES = {
  id: "Edm.Guid",
  guid: "Edm.Guid",
  lookup: "Edm.Guid",
  text: "Edm.String",
  memo: "Edm.String",
  tableName: "Edm.String",
  choices: "Edm.String",
  whole: "Edm.Int32",
  choice: "Edm.Int32",
  state: "Edm.Int32",
  status: "Edm.Int32",
  big: "Edm.Int64",
  decimal: "Edm.Decimal",
  money: "Edm.Decimal",
  double: "Edm.Double",
  yesno: "Edm.Boolean",
  time: "Edm.DateTimeOffset",
  date: "Edm.Date",
} as const satisfies Record<Column["kind"], string>;

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const DATE = /^\d{4}-\d\d-\d\d$/;
const LEAST_INT = -2_147_483_648;
const MOST_INT = 2_147_483_647;

/** Reads the value that a client gives for a column; null clears it. */
export function readValue(table: Table, column: Column, json: unknown): Value {
  if (json === null) return null;
  switch (column.kind) {
    case "text":
    case "memo":
    case "tableName":
      if (typeof json === "string") return ofAllowedLength(table, column, json);
      break;
    case "id":
    case "guid":
      if (typeof json === "string" && GUID.test(json)) return json.toLowerCase();
      break;
    case "whole":
      if (isInt(json)) return json;
      break;
    case "choice":
    case "state":
    case "status":
      if (isInt(json)) return ofChoices(table, column, json);
      break;
    case "choices":
      if (typeof json === "string") {
        return json
          .split(",")
          .filter((each) => each !== "")
          .map((each) => ofChoices(table, column, Number(each)));
      }
      break;
    case "big":
    case "decimal":
    case "money":
    case "double":
      if (typeof json === "number") return json;
      break;
    case "yesno":
      if (typeof json === "boolean") return json;
      break;
    case "time":
      if (typeof json === "string" && !Number.isNaN(Date.parse(json))) return wholeSeconds(Date.parse(json));
      break;
    case "date":
      if (typeof json === "string" && DATE.test(json) && !Number.isNaN(Date.parse(json))) return json;
      break;
    case "lookup":
      throw invalidPayload(
        table.set,
        "CRM do not support direct update of Entity Reference properties, Use Navigation properties instead.",
      );
  }
  throw invalidPayload(
    table.set,
    `Cannot convert the literal '${String(json).slice(0, 200)}' to the expected type '${EDM_TYPES[column.kind]}' (property '${column.name}').`,
  );
}

/** The database keeps whole seconds. */
export function wholeSeconds(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 19)}Z`;
}

function isInt(json: unknown): json is number {
  return typeof json === "number" && Number.isInteger(json) && json >= LEAST_INT && json <= MOST_INT;
}

function ofAllowedLength(table: Table, { name, maxLength = MOST_INT }: Column, text: string): string {
  if (text.length <= maxLength) return text;
  throw new ApiError(
    400,
    "0x80044331",
    `A validation error occurred.  The length of the '${name}' attribute of the '${table.name}' entity exceeded the maximum allowed length of '${maxLength}'.`,
  );
}

function ofChoices(table: Table, { name, choices = [] }: Column, value: number): number {
  if (choices.some((each) => each.value === value)) return value;
  throw new ApiError(
    400,
    "0x80048408",
    `A validation error occurred.  The value ${value} of '${name}' on record of type '${table.name}' is outside the valid range. Accepted Values: ${choices.map((each) => each.value).join(",")}`,
  );
}
