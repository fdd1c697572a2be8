import type { Json, JsonObject } from "../../cloudevents/event-draft.ts";

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** An object that is still being filled. */
export type Members = Record<string, Json>;

/** Sets a member, even one whose name is `__proto__`, which plain assignment would take for the prototype. */
export function setMember(members: Members, name: string, value: Json): void {
  if (name === "__proto__")
    Object.defineProperty(members, name, { value, configurable: true, enumerable: true, writable: true });
  else members[name] = value;
}
