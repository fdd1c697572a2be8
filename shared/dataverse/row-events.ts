import type { EventDraft, Json, JsonObject } from "../cloudevents/event-draft.ts";
import type { Endpoint } from "../settings/endpoint.ts";
import type { Members } from "../wire/json/kinds.ts";
import { type ChangedRow, type ChangedRows, ROW_PARAMETERS } from "./changed-rows.ts";
import { companions } from "./companions.ts";
import type { Context } from "./context.ts";
import { draft } from "./draft.ts";
import { setSome } from "./members.ts";
import { surroundings } from "./surroundings.ts";

const SCHEMA = "dataverse/row-event/1.0.json";

/**
 * One event for each row. What belongs to the whole message, such as its other parameters, is told with its first
 * row only: a thousand rows must not repeat it a thousand times.
 */
export function rowEvents(
  context: Context,
  endpoint: Endpoint,
  changed: ChangedRows,
  declaredCut: boolean,
): readonly EventDraft[] {
  const around = surroundings(context);
  return changed.rows.map((row, index) => {
    const truncated = declaredCut || row.said === undefined;
    const data = rowData(context, changed, row, index);
    if (changed.several) data.batch = { index, of: changed.rows.length };
    if (truncated) data.truncated = { recoverable: changed.operation !== "deleted" };
    return draft({
      context,
      endpoint,
      table: row.table,
      rowId: row.rowId,
      kind: changed.operation,
      schema: SCHEMA,
      data: Object.assign(data, around),
      content: contentOf(data),
      index: changed.several ? index : undefined,
      truncated,
    });
  });
}

function rowData(context: Context, changed: ChangedRows, row: ChangedRow, index: number): Members {
  const { operation, place, several } = changed;
  const { table, rowId, said } = row;
  const data: Members = { operation, message: context.message, table };
  setSome(data, "rowId", rowId);
  if (operation === "updated" && said?.row !== undefined) data.changed = changedColumns(said.row, rowId);
  setSome(data, "row", said?.row);
  setSome(data, "target", otherTarget(row));
  Object.assign(data, said?.details);
  const where = several ? `${place}[${index}]` : place;
  if (index === 0)
    return Object.assign(data, companions(context, { ...row, place: where, told: ROW_PARAMETERS }));
  setSome(data, "raw", said?.raw);
  setSome(data, "uninterpreted", said?.unknown);
  return data;
}

/** All columns of an Update but the one that holds the row's own id, which cannot change. */
function changedColumns(row: Members, rowId: string | undefined): readonly string[] {
  const names: string[] = [];
  for (const name in row) if (rowId === undefined || row[name] !== rowId) names.push(name);
  return names;
}

/** What Target names, where the envelope names another row or table. */
function otherTarget({ table, rowId, said }: ChangedRow): JsonObject | undefined {
  if (said === undefined) return undefined;
  const other: Members = {};
  if (said.table !== table) setSome(other, "table", said.table);
  if (said.id !== rowId) setSome(other, "id", said.id);
  return Object.keys(other).length === 0 ? undefined : other;
}

/** What changed, for the ids of messages that do not name themselves. */
function contentOf(data: Members): readonly (Json | undefined)[] {
  const { row, keys, related, rowVersion, before, after, otherImages } = data;
  return [row, keys, related, rowVersion, before, after, otherImages];
}
