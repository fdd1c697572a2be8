import type { Scope } from "./compile-filter.ts";
import type { Operand } from "./operand.ts";
import type { Json, JsonObject } from "./row-json.ts";

/** What a filter over plain objects may speak of: their members, and those of members. */
export const OBJECT_SCOPE: Scope<JsonObject> = {
  property: (path) => (item) => operandOf(path.reduce<Json>((value, name) => memberOf(value, name), item)),
  members: (path) => ({
    scope: OBJECT_SCOPE,
    of: (item) => {
      const list = path.reduce<Json>((value, name) => memberOf(value, name), item);
      return isList(list) ? list.filter(isObject) : [];
    },
  }),
};

export function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !isList(value);
}

export function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function memberOf(value: Json, name: string): Json {
  return isObject(value) ? (value[name] ?? null) : null;
}

function operandOf(value: Json): Operand {
  return typeof value === "object" ? null : value;
}
