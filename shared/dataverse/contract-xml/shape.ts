import type { Json } from "../../cloudevents/event-draft.ts";

/** What an element holds, and so what JSON shows for it. */
export type Shape = ScalarShape | EnumShape | ObjectShape | ListShape | OpenShape | NilShape;

export interface ScalarShape {
  readonly kind: "scalar";
  readonly expected: string;
  /** What JSON shows, or nothing for a text that is none. */
  readonly read: (text: string) => Json | undefined;
}

export interface EnumShape {
  readonly kind: "enum";
  readonly numbers: ReadonlyMap<string, number>;
  /** The type as JSON would name it, where the position does not say it. */
  readonly type: string | undefined;
}

export interface ObjectShape {
  readonly kind: "object";
  readonly members: ReadonlyMap<string, Shape>;
  /** What JSON has as `__type`: only where the position does not say it. */
  readonly type: string | undefined;
}

export interface ListShape {
  readonly kind: "list";
  /** The shape of an item, by the local name of its element. */
  readonly item: (local: string) => Shape;
}

/** Known by its own `i:type`, or not at all: then everything in it is kept. */
export interface OpenShape {
  readonly kind: "open";
  readonly type: string | undefined;
}

export interface NilShape {
  readonly kind: "nil";
}

export const OPEN: OpenShape = { kind: "open", type: undefined };
export const NIL: NilShape = { kind: "nil" };

/** The same shape where the position does not say its type. */
export function typed(shape: Shape, type: string): Shape {
  return shape.kind === "object" || shape.kind === "enum" ? { ...shape, type } : shape;
}

const DOTNET = "http://schemas.datacontract.org/2004/07/";

/** A type as DataContractJsonSerializer names it ("Stand-Alone JSON Serialization", Polymorphism). */
export function typeName(namespace: string, local: string): string {
  return namespace.startsWith(DOTNET)
    ? `${local}:#${namespace.slice(DOTNET.length)}`
    : `${local}:${namespace}`;
}
