import type { Json, JsonObject } from "../cloudevents/event-draft.ts";
import { Failure, shown } from "../failure/failure.ts";
import { type Members, setMember } from "../wire/json/kinds.ts";

/** The members of an object, asked for by name without regard to case; what nobody asked for is left over. */
export interface MemberReader {
  /** A text that is not empty; any other value is left over. */
  readonly text: (name: string) => string | undefined;
  readonly value: (name: string) => Json | undefined;
  /** The members that were not asked for, or were not what was asked for, under their own names. */
  readonly rest: () => JsonObject;
}

/**
 * Reads by name without regard to case: the published example of an external business event spells a member in
 * another case than its own definition does ("Business events on Business Central").
 *
 * Fails with `PAYLOAD_DUPLICATE_MEMBER` when two names differ in case alone.
 */
export function readMembers(object: JsonObject): MemberReader {
  const members = new Map<string, { readonly name: string; readonly value: Json }>();
  for (const [name, value] of Object.entries(object)) {
    const known = members.get(name.toLowerCase());
    if (known !== undefined) throw duplicate(known.name, name);
    members.set(name.toLowerCase(), { name, value });
  }
  const take = (name: string): Json | undefined => {
    const value = members.get(name.toLowerCase())?.value;
    members.delete(name.toLowerCase());
    return value;
  };
  return {
    value: take,
    text: (name) => {
      const value = members.get(name.toLowerCase())?.value;
      // An empty text says no more than an absent one; anything else that is no text is kept as it came.
      if (typeof value !== "string") return undefined;
      take(name);
      return value === "" ? undefined : value;
    },
    rest: () => {
      const rest: Members = {};
      for (const { name, value } of members.values()) setMember(rest, name, value);
      return rest;
    },
  };
}

/** The client state, empty where there is none. Whatever stands there is a secret and must not be left over. */
export function takeClientState(members: MemberReader): string {
  const value = members.value("clientState");
  return typeof value === "string" ? value : "";
}

function duplicate(one: string, other: string): Failure {
  return new Failure(
    "PAYLOAD_DUPLICATE_MEMBER",
    `Expected member names that differ in more than case, came «${shown(one)}» and «${shown(other)}» in one object.`,
  );
}
