import type { DateModel } from "./model.ts";

/** What .NET's data contract serialisers write of, whatever the dialect: values by the contracts of their types. */
export type ContractNode =
  | { readonly kind: "nil" }
  | { readonly kind: "scalar"; readonly type: TypeName; readonly value: Scalar }
  | ObjectNode
  | {
      readonly kind: "list";
      readonly type: TypeName;
      readonly item: TypeName;
      /** The contract namespace of the items, which is declared before them. */
      readonly itemNamespace: string;
      /** Whether any type may stand in it, so that each item says its own. */
      readonly isAny: boolean;
      readonly items: readonly ContractNode[];
    };

export interface ObjectNode {
  readonly kind: "object";
  readonly type: TypeName;
  readonly members: readonly Member[];
}

export interface Member {
  readonly name: string;
  readonly node: ContractNode;
  /** Whether it is declared as `object`, so that the value says its type. */
  readonly isAny: boolean;
}

export interface TypeName {
  readonly local: string;
  readonly namespace: string;
}

export type Scalar =
  | { readonly kind: "string"; readonly value: string }
  | { readonly kind: "guid"; readonly value: string }
  | { readonly kind: "bytes"; readonly value: Buffer }
  /** A number in JSON, a name in XML. */
  | { readonly kind: "enum"; readonly value: string; readonly number: number }
  | TypedScalar;

/** What has a record of its own in binary XML. */
export type TypedScalar =
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "int" | "double"; readonly value: number }
  | { readonly kind: "long" | "decimal"; readonly value: string }
  | { readonly kind: "dateTime"; readonly value: DateModel };

const XSD = "http://www.w3.org/2001/XMLSchema";
export const XSI = "http://www.w3.org/2001/XMLSchema-instance";
export const XRM = "http://schemas.microsoft.com/xrm/2011/Contracts";
export const XRM_71 = "http://schemas.microsoft.com/xrm/7.1/Contracts";
export const XRM_90 = "http://schemas.microsoft.com/xrm/9.0/Contracts";
export const CLR = "http://schemas.datacontract.org/2004/07/";
export const GENERIC = `${CLR}System.Collections.Generic`;
const SERIALIZATION = "http://schemas.microsoft.com/2003/10/Serialization/";
export const ARRAYS = `${SERIALIZATION}Arrays`;

export const NIL: ContractNode = { kind: "nil" };

export function xrm(local: string): TypeName {
  return { local, namespace: XRM };
}

export function member(name: string, node: ContractNode): Member {
  return { name, node, isAny: false };
}

export function anyMember(name: string, node: ContractNode): Member {
  return { name, node, isAny: true };
}

const SCALAR_TYPES = {
  string: { local: "string", namespace: XSD },
  int: { local: "int", namespace: XSD },
  long: { local: "long", namespace: XSD },
  decimal: { local: "decimal", namespace: XSD },
  double: { local: "double", namespace: XSD },
  boolean: { local: "boolean", namespace: XSD },
  dateTime: { local: "dateTime", namespace: XSD },
  bytes: { local: "base64Binary", namespace: XSD },
  guid: { local: "guid", namespace: SERIALIZATION },
} as const satisfies Record<Exclude<Scalar["kind"], "enum">, TypeName>;

export function scalar(value: Exclude<Scalar, { kind: "enum" }>): ContractNode {
  return { kind: "scalar", type: SCALAR_TYPES[value.kind], value };
}

export function text(value: string | null): ContractNode {
  return value === null ? NIL : scalar({ kind: "string", value });
}
