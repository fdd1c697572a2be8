import type { Json, JsonObject } from "../cloudevents/event-draft.ts";
import { Failure } from "../failure/failure.ts";
import { isList, isObject, type Members, setMember } from "../wire/json/kinds.ts";
import { readJson } from "../wire/json/read-json.ts";

/** Whether an object has an id of a business event: any base member may be missing, but no vintage lacks both ids. */
export function namesBusinessEvent(body: JsonObject): boolean {
  return typeof body.BusinessEventId === "string" || typeof body.EventId === "string";
}

/**
 * The business event that Dataverse carries for Finance & Operations, or absent when a context holds none.
 *
 * With Power Platform integration, endpoints of Finance & Operations are those of Dataverse, and its events pass
 * through there ("Manage business event endpoints"). No page shows such a body, so each place is looked at in which
 * a RemoteExecutionContext can hold an event: a parameter for each member, one parameter with the event's JSON as
 * text, or one Entity with a column for each member. A context about a row is a data event, which Dataverse's own
 * reader understands.
 *
 * @param context A RemoteExecutionContext, as JSON shows it.
 */
export function unwrapBusinessEvent(context: Json): JsonObject | undefined {
  if (!isObject(context)) return undefined;
  const parameters = readPairs(context.InputParameters);
  if (parameters === undefined || parameters.Target !== undefined) return undefined;
  const inside = Object.values(parameters).flatMap((value) => [
    ...(typeof value === "string" ? [readText(value)] : []),
    ...(isObject(value) ? [readPairs(value.Attributes)] : []),
  ]);
  return [parameters, ...inside].find((body) => body !== undefined && namesBusinessEvent(body));
}

/** A list of keys and values as an object, in the alphabetical order of an event that was not wrapped. */
function readPairs(pairs: Json | undefined): JsonObject | undefined {
  if (!isList(pairs)) return undefined;
  const entries = pairs.flatMap((pair): readonly (readonly [string, Json])[] =>
    isObject(pair) && typeof pair.key === "string" && pair.value !== undefined
      ? [[pair.key, pair.value]]
      : [],
  );
  const members: Members = {};
  for (const [name, value] of entries.toSorted(([a], [b]) => (a < b ? -1 : 1)))
    setMember(members, name, value);
  return members;
}

/** The object that a text holds as JSON. Most texts of a context are something else, and that is no fault. */
function readText(text: string): JsonObject | undefined {
  if (!/^\s*\{/.test(text)) return undefined;
  try {
    const value = readJson(Buffer.from(text));
    return isObject(value) ? value : undefined;
  } catch (thrown) {
    if (thrown instanceof Failure) return undefined;
    throw thrown;
  }
}
