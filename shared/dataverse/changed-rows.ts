import type { Json } from "../cloudevents/event-draft.ts";
import { isList, isObject } from "../wire/json/kinds.ts";
import type { Context } from "./context.ts";
import { idOrNone } from "./ids.ts";
import { listMember, malformed, pairsMember } from "./members.ts";
import { isReference, type Row, readEntity, readReference, readRows } from "./values.ts";

export type Operation = "created" | "updated" | "deleted";

/** The messages that say which rows changed, and the parameter in which they do; the last three are of virtual tables. */
const ROW_MESSAGES: ReadonlyMap<string, readonly [Operation, "Target" | "Targets"]> = new Map([
  ["Create", ["created", "Target"]],
  ["Update", ["updated", "Target"]],
  ["Delete", ["deleted", "Target"]],
  ["CreateMultiple", ["created", "Targets"]],
  ["UpdateMultiple", ["updated", "Targets"]],
  ["DeleteMultiple", ["deleted", "Targets"]],
  ["OnExternalCreated", ["created", "Target"]],
  ["OnExternalUpdated", ["updated", "Target"]],
  ["OnExternalDeleted", ["deleted", "Target"]],
]);

/** The parameters that a row event tells as its row. */
export const ROW_PARAMETERS: ReadonlySet<string> = new Set(["Target", "Targets"]);

export interface ChangedRow {
  readonly table: string;
  readonly rowId: string | undefined;
  /** What the message says of it; absent where that was cut away. */
  readonly said: Row | undefined;
}

export interface ChangedRows {
  readonly operation: Operation;
  /** Where in the body they stand. */
  readonly place: string;
  /** Whether the message is about several rows, even if it holds one. */
  readonly several: boolean;
  readonly rows: readonly ChangedRow[];
}

/** The rows that a message changed, or nothing for a message of another kind, or without any row or table. */
export function changedRows(context: Context): ChangedRows | undefined {
  const [operation, parameter] = ROW_MESSAGES.get(context.message) ?? [];
  if (operation === undefined || parameter === undefined) return undefined;
  const target = pairValue(context, "InputParameters", parameter) ?? undefined;
  const place = `InputParameters.${parameter}`;
  const rows =
    parameter === "Target"
      ? oneRow(context, target, operation, `$.${place}`)
      : severalRows(context, target, `$.${place}`);
  return rows.length === 0 ? undefined : { operation, place, several: parameter === "Targets", rows };
}

/**
 * The envelope comes first, since it is what a cut message still has. A virtual table's row has its id in Target
 * only, and a row that is being created, in the outputs.
 */
function oneRow(
  context: Context,
  target: Json | undefined,
  operation: Operation,
  path: string,
): readonly ChangedRow[] {
  const said = target === undefined ? undefined : readTarget(target, path);
  const table = context.table ?? said?.table;
  if (table === undefined) return [];
  const created = operation === "created" ? pairValue(context, "OutputParameters", "id") : undefined;
  const rowId = context.rowId ?? idOf(created) ?? idOrNone(said?.id);
  return [{ table, rowId, said }];
}

function readTarget(target: Json, path: string): Row {
  if (!isObject(target)) throw malformed(path, "an Entity or EntityReference", target);
  return isReference(target) ? readReference(target, path) : readEntity(target, path);
}

/** PrimaryEntityId means nothing here. Of a cut CreateMultiple the outputs still have the ids. */
function severalRows(context: Context, targets: Json | undefined, path: string): readonly ChangedRow[] {
  const ids = pairValue(context, "OutputParameters", "Ids");
  const created = isList(ids) ? ids : [];
  const said: readonly (Row | undefined)[] =
    targets === undefined ? created.map(() => undefined) : readTargets(targets, path);
  const rows: ChangedRow[] = [];
  for (const [index, row] of said.entries()) {
    const table = row?.table ?? context.table;
    if (table === undefined) return [];
    rows.push({ table, rowId: idOrNone(row?.id) ?? idOf(created[index]), said: row });
  }
  return rows;
}

function readTargets(targets: Json, path: string): readonly Row[] {
  if (isList(targets)) return readRows(targets, path);
  if (isObject(targets)) return readRows(listMember(targets, "Entities", path), `${path}.Entities`);
  throw malformed(path, "an EntityCollection or a list of EntityReference", targets);
}

function pairValue(context: Context, member: string, key: string): Json | undefined {
  return pairsMember(context.body, member, "$").find((pair) => pair.key === key)?.value;
}

function idOf(value: Json | undefined): string | undefined {
  return typeof value === "string" ? idOrNone(value) : undefined;
}
