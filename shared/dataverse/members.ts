import type { Json, JsonObject } from "../cloudevents/event-draft.ts";
import { Failure, shown } from "../failure/failure.ts";
import { isList, isObject, type Members, setMember } from "../wire/json/kinds.ts";

/** An item of .NET's dictionaries, which DataContract writes as lists. */
export interface Pair {
  readonly key: string;
  readonly value: Json;
}

/** A member that is a text, or absent, or null for absent. */
export function textMember(object: JsonObject, name: string, path: string): string | undefined {
  const value = object[name] ?? undefined;
  if (value === undefined || typeof value === "string") return value;
  throw malformed(`${path}.${name}`, "a text or null", value);
}

export function integerMember(object: JsonObject, name: string, path: string): number | undefined {
  const value = object[name] ?? undefined;
  if (value === undefined || (typeof value === "number" && Number.isInteger(value))) return value;
  throw malformed(`${path}.${name}`, "an integer or null", value);
}

export function booleanMember(object: JsonObject, name: string, path: string): boolean | undefined {
  const value = object[name] ?? undefined;
  if (value === undefined || typeof value === "boolean") return value;
  throw malformed(`${path}.${name}`, "true, false or null", value);
}

export function listMember(object: JsonObject, name: string, path: string): readonly Json[] {
  const value = object[name] ?? [];
  if (isList(value)) return value;
  throw malformed(`${path}.${name}`, "a list or null", value);
}

/** A dictionary, which is empty if the member is absent or null. Its keys differ: two equal ones are a failure. */
export function pairsMember(object: JsonObject, name: string, path: string): readonly Pair[] {
  const pairs = listMember(object, name, path);
  if (pairs.every(isPair)) return pairs;
  const index = pairs.findIndex((pair) => !isPair(pair));
  throw malformed(`${path}.${name}[${index}]`, 'an object {"key": text, "value": …}', pairs[index] ?? null);
}

/** Sets what a dictionary's key stands for; the same key again is a failure. */
export function setOnce(members: Members, name: string, value: Json, path: string): void {
  if (Object.hasOwn(members, name))
    throw new Failure(
      "PAYLOAD_DUPLICATE_MEMBER",
      `Expected each key of ${path} once, came «${shown(name)}» again. Find the tool that rewrites the body.`,
    );
  setMember(members, name, value);
}

/** Sets a member if there is something to set. */
export function setSome(members: Members, name: string, value: Json | undefined): void {
  if (value !== undefined) setMember(members, name, value);
}

/** All members but the known ones, or nothing. */
export function unknownMembers(object: JsonObject, known: ReadonlySet<string>): Members | undefined {
  let rest: Members | undefined;
  for (const name in object) {
    if (known.has(name)) continue;
    rest ??= {};
    setMember(rest, name, object[name] ?? null);
  }
  return rest;
}

/** Adds members under names that say where they stood, such as `InputParameters.Target.NewProperty`. */
export function addUnder(members: Members, place: string, added: Members | undefined): void {
  for (const name in added) setSome(members, `${place}.${name}`, added[name]);
}

export function isEmpty(members: Members): boolean {
  for (const _name in members) return false;
  return true;
}

export function malformed(path: string, expected: string, came: Json): Failure {
  return new Failure(
    "PAYLOAD_MALFORMED",
    `Expected ${expected} at ${shown(path)}, came ${kindOf(came)}. Compare the body with a RemoteExecutionContext.`,
  );
}

/** What a value is, in words, and a text or number with its beginning. */
export function kindOf(value: Json): string {
  if (value === null) return "null";
  if (isList(value)) return `a list of ${value.length}`;
  if (isObject(value)) return `an object with ${shown(Object.keys(value).join(", ")) || "no member"}`;
  return `«${shown(String(value))}»`;
}

function isPair(value: Json): value is Json & Pair {
  return isObject(value) && typeof value.key === "string" && value.value !== undefined;
}
