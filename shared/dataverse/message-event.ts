import type { EventDraft, Json, JsonObject } from "../cloudevents/event-draft.ts";
import type { Endpoint } from "../settings/endpoint.ts";
import type { Members } from "../wire/json/kinds.ts";
import { companions } from "./companions.ts";
import type { Context } from "./context.ts";
import { draft, segment } from "./draft.ts";
import { idOrNone } from "./ids.ts";
import { pairsMember, setSome } from "./members.ts";
import { surroundings } from "./surroundings.ts";
import { isEntity, isReference, type Row, readEntity, readReference } from "./values.ts";

const SCHEMA = "dataverse/message-event/1.0.json";

/** The parameters that name the row which a message is about. */
const ROW_PARAMETERS = ["Target", "EntityMoniker"];

/** What the platform takes out of a message that is too large ("Use Webhooks", and "Azure integration"). */
const CUT_MEMBERS = ["InputParameters", "ParentContext", "PreEntityImages", "PostEntityImages"];

const TOLD_ELSEWHERE: ReadonlySet<string> = new Set();

/**
 * The event of a message that is no plain change of rows: Assign, Associate, Merge, a custom API and so on.
 *
 * Its type has a segment more than a row event's, `<table>.message.<message>`, so that no custom API can take the
 * type of one; a message without a table has `none` in its place, which is Dataverse's own word for that.
 */
export function messageEvent(context: Context, endpoint: Endpoint, declaredCut: boolean): EventDraft {
  const { table, rowId } = subjectOf(context);
  const truncated = declaredCut || isCut(context.body);
  const data: Members = { message: context.message };
  setSome(data, "table", table);
  setSome(data, "rowId", rowId);
  Object.assign(data, companions(context, { table, rowId, told: TOLD_ELSEWHERE }));
  if (truncated) data.truncated = { recoverable: false };
  Object.assign(data, surroundings(context));
  const { parameters, outputs, before, after, otherImages } = data;
  return draft({
    context,
    endpoint,
    table,
    rowId,
    kind: `message.${segment(context.message)}`,
    schema: SCHEMA,
    data,
    content: [parameters, outputs, before, after, otherImages],
    index: undefined,
    truncated,
  });
}

interface Subject {
  readonly table: string | undefined;
  readonly rowId: string | undefined;
}

/** The envelope's row; where it names none, the row of the parameter that is meant for it. */
function subjectOf(context: Context): Subject {
  const { table, rowId } = context;
  if (table !== undefined && rowId !== undefined) return { table, rowId };
  for (const { key, value } of pairsMember(context.body, "InputParameters", "$")) {
    const row = ROW_PARAMETERS.includes(key) ? rowOf(value, `$.InputParameters.${key}`) : undefined;
    if (row?.table === undefined || (table ?? row.table) !== row.table) continue;
    return { table: row.table, rowId: rowId ?? idOrNone(row.id) };
  }
  return { table, rowId };
}

function rowOf(value: Json, path: string): Row | undefined {
  if (isReference(value)) return readReference(value, path);
  return isEntity(value) ? readEntity(value, path) : undefined;
}

/** Whether the members are missing that every whole message has, be it as empty lists. */
function isCut(body: JsonObject): boolean {
  return CUT_MEMBERS.every((name) => (body[name] ?? undefined) === undefined);
}
