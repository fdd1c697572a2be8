import { namespaceOf, type Scope, type XmlStart } from "../../wire/xml-reader.ts";
import { COLLECTIONS, CONTRACTS, CONTRACTS_NAMESPACE } from "./contracts.ts";
import { BOOLEAN, BYTES, CHARACTER, DATE, NUMBER_SHAPE, SINGLE, TEXT } from "./scalars.ts";
import { NIL, OPEN, type Shape, typed, typeName } from "./shape.ts";

const INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";
const SCHEMA = "http://www.w3.org/2001/XMLSchema";
const SERIALIZATION = "http://schemas.microsoft.com/2003/10/Serialization/";
const GENERIC = "http://schemas.datacontract.org/2004/07/System.Collections.Generic";
const SDK = "http://schemas.microsoft.com/xrm/";

/** The beginning of the names of pairs, which stand in dictionaries only. */
export const PAIR = "KeyValuePairOf";

export const ARRAYS = "http://schemas.microsoft.com/2003/10/Serialization/Arrays";

/** The scalars of XML Schema that .NET writes ("Types Supported by the Data Contract Serializer"), and its own. */
const SCALARS: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  ...["string", "anyURI", "QName", "guid", "duration"].map((name) => [name, TEXT] as const),
  ...["byte", "short", "int", "long", "unsignedByte", "unsignedShort", "unsignedInt", "unsignedLong"].map(
    (name) => [name, NUMBER_SHAPE] as const,
  ),
  ...["decimal", "double", "integer"].map((name) => [name, NUMBER_SHAPE] as const),
  ["float", SINGLE],
  ["boolean", BOOLEAN],
  ["dateTime", DATE],
  ["base64Binary", BYTES],
  ["char", CHARACTER],
]);

/** A date with an offset, which .NET writes as two members. */
const DATE_TIME_OFFSET: Shape = {
  kind: "object",
  members: new Map<string, Shape>([
    ["DateTime", DATE],
    ["OffsetMinutes", NUMBER_SHAPE],
  ]),
  type: "DateTimeOffset:#System",
};
const SYSTEM = "http://schemas.datacontract.org/2004/07/System";

/** A type's full name, of which the prefix is a matter of the place. */
interface TypeName {
  /** Nothing for a prefix that is not declared. */
  readonly namespace: string | undefined;
  readonly local: string;
}

/** The shape that an element declares for itself with `i:nil` or `i:type`, if it does. */
export function declaredShape(element: XmlStart): Shape | undefined {
  const nil = instanceAttribute(element, "nil")?.trim();
  if (nil === "true" || nil === "1") return NIL;
  const name = declaredType(element);
  return name === undefined ? undefined : shapeOfType(name);
}

/** What `i:type` names, resolved where it stands. */
export function declaredType(element: XmlStart): TypeName | undefined {
  const name = instanceAttribute(element, "type")?.trim();
  return name === undefined ? undefined : resolveName(name, element.scope);
}

/** Whether an attribute belongs to the instance itself, and not to its content. */
export function isInstanceAttribute(namespace: string): boolean {
  return namespace === INSTANCE || namespace === SERIALIZATION;
}

/** Whether the element only points to another one, as .NET writes a graph of objects. */
export function isPointer({ attributes }: XmlStart): boolean {
  return attributes.some(({ namespace, local }) => namespace === SERIALIZATION && local === "Ref");
}

/**
 * The shape of an item in a list whose position does not say what it holds. JSON then names the type of each item
 * that is an object.
 */
export function itemShape(local: string): Shape {
  const scalar = SCALARS.get(local);
  if (scalar !== undefined) return scalar;
  const pair = pairShape(local);
  if (pair !== undefined) return typed(pair, typeName(GENERIC, local));
  const contract = CONTRACTS.get(local);
  return contract === undefined ? OPEN : typed(contract, typeName(CONTRACTS_NAMESPACE, local));
}

/** A hash of six bytes in base64, whose + and / .NET writes as _P and _S. */
const HASH = /^(.+?)(?:[A-Za-z0-9]|_[PS]){8}$/;

/** The shape of a pair, whose name ends in a hash of its types' namespaces unless they are plain. */
export function pairShape(local: string): Shape | undefined {
  if (!local.startsWith(PAIR)) return undefined;
  const exact = CONTRACTS.get(local);
  if (exact !== undefined) return exact;
  const [, plain = ""] = HASH.exec(local) ?? [];
  return CONTRACTS.get(plain);
}

/** Whether a namespace is one of Microsoft.Xrm.Sdk: later versions of a contract differ in it alone. */
export function isSdk(namespace: string | undefined): boolean {
  return namespace?.startsWith(SDK) === true;
}

function instanceAttribute({ attributes }: XmlStart, name: string): string | undefined {
  for (const { namespace, local, value } of attributes)
    if (local === name && namespace === INSTANCE) return value;
  return undefined;
}

function resolveName(name: string, scope: Scope): TypeName {
  const colon = name.indexOf(":");
  const prefix = colon === -1 ? "" : name.slice(0, colon);
  return { namespace: namespaceOf(scope, prefix), local: name.slice(colon + 1) };
}

function shapeOfType({ namespace = "", local }: TypeName): Shape {
  const type = typeName(namespace, local);
  const unknown: Shape = { kind: "open", type };
  if (namespace === SCHEMA || namespace === SERIALIZATION) return SCALARS.get(local) ?? unknown;
  if (namespace === SYSTEM && local === "DateTimeOffset") return DATE_TIME_OFFSET;
  const isOfSdk = isSdk(namespace);
  if (local.startsWith("ArrayOf") && (isOfSdk || namespace === ARRAYS || namespace === GENERIC))
    return { kind: "list", item: itemShape };
  if (namespace === GENERIC) return typed(pairShape(local) ?? unknown, type);
  if (!isOfSdk) return unknown;
  if (COLLECTIONS.has(local)) return { kind: "list", item: itemShape };
  return typed(CONTRACTS.get(local) ?? unknown, type);
}
