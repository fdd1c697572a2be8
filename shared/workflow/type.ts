import type { Json } from "../cloudevents/event-draft.ts";
import { KINDS, type Kind } from "./kinds.ts";

/** What is known of a value before there is one. */
export interface Type {
  readonly kinds: readonly Kind[];
  /** Its members by name; absent where any may be there. */
  readonly members?: ReadonlyMap<string, Member>;
  readonly item?: Type;
  /** The only values that it can have. */
  readonly values?: readonly Json[];
  /** What the text holds, once it is decoded from base64. */
  readonly decoded?: Type;
  /** What the text says, once it is read as JSON. */
  readonly parsed?: Type;
  /** Of the type of an event: the event, once its type is known; absent for a type that no contract has. */
  readonly narrowed?: (type: string) => Type | undefined;
}

export interface Member {
  readonly type: Type;
  /** Whether each value has it. */
  readonly always: boolean;
}

export const ANYTHING: Type = { kinds: KINDS };

export function ofKinds(...kinds: readonly Kind[]): Type {
  return { kinds };
}

export function orNull(type: Type): Type {
  return type.kinds.includes("null") ? type : { ...type, kinds: [...type.kinds, "null"] };
}

/** What is known of a value that is of one type or another. */
export function either(types: readonly Type[]): Type {
  const [only, ...others] = types;
  if (only !== undefined && others.length === 0) return only;
  return ofKinds(...new Set(types.flatMap(({ kinds }) => kinds)));
}

/** An object with the given members and no others. */
export function objectOf(members: Readonly<Record<string, Type>>): Type {
  const entries = Object.entries(members).map(([name, type]) => [name, { type, always: true }] as const);
  return { kinds: ["object"], members: new Map(entries) };
}
