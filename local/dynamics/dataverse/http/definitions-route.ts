import { COLUMN_PARTS, entityDefinitions, PARTS } from "../metadata/definitions.ts";
import { compileFilter } from "../odata/compile-filter.ts";
import { isList, isObject, OBJECT_SCOPE } from "../odata/object-scope.ts";
import type { Segment } from "../odata/path.ts";
import { parseQuery, type Query } from "../odata/query.ts";
import type { Json, JsonObject } from "../odata/row-json.ts";
import { ApiError, methodNotAllowed, unknownSegment } from "./api-error.ts";
import { type ApiRequest, type ApiResponse, jsonResponse } from "./messages.ts";
import type { Session } from "./session.ts";

const HIDDEN = [...PARTS, ...COLUMN_PARTS];
const CAST = "Microsoft.Dynamics.CRM.";

/** «Query table definitions using the Web API»: `EntityDefinitions`, one of them, and its parts. */
export function definitionsRoute(
  { base, world }: Session,
  request: ApiRequest,
  segments: readonly Segment[],
): ApiResponse {
  if (request.method !== "GET")
    throw methodNotAllowed(request.method, "definitions, which cannot be changed here");
  const query = parseQuery(request.search);
  const found = follow(entityDefinitions(), segments);
  const context = `${base}$metadata#${segments.map(({ name }) => name).join("/")}`;
  if (!isList(found))
    return jsonResponse(200, { "@odata.context": `${context}/$entity`, ...shown(found, query) });
  const holds =
    query.filter === undefined ? () => true : compileFilter(query.filter, OBJECT_SCOPE, world.nowMs());
  const value = found.filter(isObject).filter(holds).slice(0, query.top);
  return jsonResponse(200, { "@odata.context": context, value: value.map((each) => shown(each, query)) });
}

/** Walks down from the list of all definitions. */
function follow(
  all: readonly JsonObject[],
  [first, ...rest]: readonly Segment[],
): JsonObject | readonly Json[] {
  let here: JsonObject | readonly Json[] = first === undefined ? all : keyed(all, first);
  for (const segment of rest) here = step(here, segment);
  return here;
}

function step(here: JsonObject | readonly Json[], segment: Segment): JsonObject | readonly Json[] {
  if (segment.name.startsWith(CAST)) {
    const type = `#${segment.name}`;
    if (isList(here)) return here.filter((each) => isObject(each) && each["@odata.type"] === type);
    if (here["@odata.type"] === type) return here;
    throw unknownSegment(segment.name);
  }
  const part = isList(here) ? undefined : here[segment.name];
  if (part === undefined || part === null || typeof part !== "object") throw unknownSegment(segment.name);
  return isList(part) ? keyed(part.filter(isObject), segment) : part;
}

function keyed(list: readonly JsonObject[], { name, key }: Segment): JsonObject | readonly JsonObject[] {
  if (key === undefined) return list;
  const found = list.find((each) =>
    key.kind === "id"
      ? each.MetadataId === key.id
      : [...key.values].every(([member, value]) => each[member] === value),
  );
  if (found !== undefined) return found;
  const asked =
    key.kind === "id"
      ? key.id
      : [...key.values].map(([member, value]) => `${member} = '${value}'`).join(", ");
  throw new ApiError(404, "0x80060888", `Could not find an item of ${name} with ${asked}.`);
}

/** A definition with what is selected of it, its id, and the parts that are expanded. */
function shown(item: JsonObject, { select, expand }: Query): JsonObject {
  const members = Object.entries(item).filter(
    ([name]) =>
      !HIDDEN.includes(name) &&
      (select === undefined || select.includes(name) || name === "MetadataId" || name === "@odata.type"),
  );
  const parts = expand.map(({ name, query }) => {
    const part = item[name] ?? null;
    if (isList(part)) {
      const holds = query.filter === undefined ? () => true : compileFilter(query.filter, OBJECT_SCOPE, 0);
      return [
        name,
        part
          .filter(isObject)
          .filter(holds)
          .map((each) => shown(each, query)),
      ] as const;
    }
    return [name, isObject(part) ? shown(part, query) : part] as const;
  });
  return { ...Object.fromEntries(members), ...Object.fromEntries(parts) };
}
