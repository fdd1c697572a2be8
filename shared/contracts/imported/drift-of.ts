import type { EventDraft, JsonObject } from "../../cloudevents/event-draft.ts";
import { isObject } from "../../wire/json/kinds.ts";
import { contractPath } from "./contract-path.ts";
import type { ColumnDrift, ImportedContracts } from "./imported-contract.ts";

/** How an event's row differs from the contract that was imported for it. */
export interface Drift {
  /** The contract's path. */
  readonly contract: string;
  readonly columns: readonly ColumnDrift[];
}

/** Columns that an attribute names; more are counted. */
const NAMED = 10;

/** What of an event's row, or of a business event's values, no longer fits what was imported; absent when all does. */
export function driftOf({ schema, data }: EventDraft, contracts: ImportedContracts): Drift | undefined {
  const checked = checkedPart(schema, data);
  const contract = checked && contracts.find(`${checked.path}.json`);
  if (checked === undefined || contract === undefined) return undefined;
  const columns = contract.drift(checked.row);
  return columns.length === 0 ? undefined : { contract: contract.path, columns };
}

/** `new_shoesize:unknown statuscode:value`: what does not fit, as the attribute `drift` says it. */
export function driftText({ columns }: Drift): string {
  const named = columns
    .slice(0, NAMED)
    .map(({ column, change }) => `${column.replaceAll(" ", "_")}:${change}`);
  return [...named, ...(columns.length > NAMED ? [`+${columns.length - NAMED}`] : [])].join(" ");
}

function checkedPart(
  schema: string,
  data: JsonObject,
): { readonly path: string; readonly row: JsonObject } | undefined {
  const [kind, name, row] = schema.startsWith("dataverse/row-event/")
    ? (["table", data.table, data.row] as const)
    : schema.startsWith("finops/business-event/")
      ? (["businessEvent", data.businessEventId, data.values] as const)
      : [];
  if (kind === undefined || typeof name !== "string" || !isObject(row)) return undefined;
  const path = contractPath(kind, name);
  return path === undefined ? undefined : { path, row };
}
