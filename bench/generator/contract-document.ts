/**
 * A document as DataContractSerializer lays it out: prefixes a, b are declared again where they are needed, and mean
 * something else each time.
 */
export interface Element {
  readonly prefix: string;
  readonly local: string;
  readonly declarations?: readonly (readonly [prefix: string, namespace: string])[];
  /** `type` or `nil` of the instance's namespace, whose prefix is i. */
  readonly attribute?: readonly [local: string, value: string];
  readonly content: readonly Element[] | Value;
}

/** A text, and what binary XML makes of it. */
export interface Value {
  readonly kind: "text" | "boolean" | "integer" | "decimal" | "double" | "date";
  readonly text: string;
}

/** What stood in JSON; numbers with the digits that they were written with. */
type Tree = null | boolean | string | { readonly digits: string } | readonly Tree[] | Members;
interface Members {
  readonly [name: string]: Tree;
}

const CONTRACTS = "http://schemas.microsoft.com/xrm/2011/Contracts";
const LATER_CONTRACTS = "http://schemas.microsoft.com/xrm/9.0/Contracts";
const INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";
const GENERIC = "http://schemas.datacontract.org/2004/07/System.Collections.Generic";
const SCHEMA = "http://www.w3.org/2001/XMLSchema";
const SERIALIZATION = "http://schemas.microsoft.com/2003/10/Serialization/";

/** Dictionaries, and what their items are called. */
const PAIRS: Readonly<Record<string, string>> = {
  Attributes: "KeyValuePairOfstringanyType",
  FormattedValues: "KeyValuePairOfstringstring",
  InputParameters: "KeyValuePairOfstringanyType",
  KeyAttributes: "KeyValuePairOfstringanyType",
  OutputParameters: "KeyValuePairOfstringanyType",
  PostEntityImages: "KeyValuePairOfstringEntitygUGIFE1S",
  PreEntityImages: "KeyValuePairOfstringEntitygUGIFE1S",
  RelatedEntities: "KeyValuePairOfRelationshipEntityCollectionX_PsK4FkN",
  SharedVariables: "KeyValuePairOfstringanyType",
};

/** The dictionaries that declare the prefix of pairs; the others stand within them. */
const OUTERMOST = /^(?:InputParameters|OutputParameters|P(?:ost|re)EntityImages|SharedVariables)$/;

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const DATE = /^\/Date\((-?[0-9]+)(\+0000)?\)\/$/;

/** Longer ones are doubles of .NET Framework, which has 17 digits for them. */
const DECIMAL_LENGTH = 15;

/**
 * The document of the same object that a JSON text of DataContractJsonSerializer shows. Whether a text was a GUID or a
 * number an int, JSON does not say: here it is taken from its look.
 */
export function contractDocument(json: string): Element {
  const tree: Members = JSON.parse(json, (_name, value: unknown, context?: { readonly source?: string }) =>
    typeof value === "number" ? { digits: context?.source ?? "" } : value,
  );
  return {
    prefix: "",
    local: "RemoteExecutionContext",
    declarations: [
      ["", CONTRACTS],
      ["i", INSTANCE],
    ],
    content: membersOf(tree),
  };
}

function membersOf(members: Members): readonly Element[] {
  return Object.entries(members)
    .filter(([name]) => name !== "__type")
    .map(([name, value]) => member("", name, value));
}

/** A member whose type its position says. */
function member(prefix: string, local: string, value: Tree): Element {
  if (value === null) return { prefix, local, attribute: ["nil", "true"], content: [] };
  const pair = PAIRS[local];
  if (pair !== undefined && isList(value)) {
    const content = value.map((item) => pairOf("", pair, Object(item)));
    return OUTERMOST.test(local)
      ? { prefix, local, declarations: [["a", GENERIC]], content }
      : { prefix, local, content };
  }
  return { prefix, local, content: isMembers(value) ? membersOf(value) : scalar(value) };
}

function pairOf(prefix: string, local: string, { key = null, value = null }: Members): Element {
  const isOpen = local.endsWith("anyType");
  const held = isOpen ? anyValue(value) : member("a", "value", value);
  return { prefix, local, content: [member("a", "key", key), held] };
}

/** A value that names its own type. */
function anyValue(value: Tree): Element {
  const named = { prefix: "a", local: "value" } as const;
  if (value === null) return { ...named, attribute: ["nil", "true"], content: [] };
  if (isList(value)) return listValue(value);
  if (isMembers(value)) {
    const { __type = "" }: Members = value;
    const [type = ""] = String(__type).split(":");
    return { ...named, attribute: ["type", type], content: membersOf(value) };
  }
  const content = scalar(value);
  const type = typeOf(content);
  const namespace = type === "guid" ? SERIALIZATION : SCHEMA;
  return { ...named, attribute: ["type", `b:${type}`], declarations: [["b", namespace]], content };
}

/** Choices, or the pairs of ChangedEntityTypes: the samples have no other lists. */
function listValue(list: readonly Tree[]): Element {
  const named = { prefix: "a", local: "value" } as const;
  const [first] = list;
  if (String(Object(first).__type).startsWith("KeyValuePair")) {
    const content = list.map((item) => pairOf("a", "KeyValuePairOfstringstring", Object(item)));
    return { ...named, attribute: ["type", "a:ArrayOfKeyValuePairOfstringstring"], content };
  }
  return {
    ...named,
    attribute: ["type", "b:OptionSetValueCollection"],
    declarations: [["b", LATER_CONTRACTS]],
    content: list.map((item) => ({ prefix: "b", local: "OptionSetValue", content: membersOf(Object(item)) })),
  };
}

function scalar(value: Tree): Value {
  if (typeof value === "boolean") return { kind: "boolean", text: String(value) };
  if (typeof value !== "string") return number(String(Object(value).digits));
  const [, timeMs, offset] = DATE.exec(value) ?? [];
  if (timeMs === undefined) return { kind: "text", text: value };
  const time = new Date(Number(timeMs)).toISOString().replace(/\.?0*Z$/, "");
  return { kind: "date", text: offset === undefined ? `${time}Z` : `${time}+00:00` };
}

function number(digits: string): Value {
  if (!digits.includes(".")) return { kind: "integer", text: digits };
  return { kind: digits.length > DECIMAL_LENGTH ? "double" : "decimal", text: digits };
}

function typeOf({ kind, text }: Value): string {
  if (kind === "text") return GUID.test(text) ? "guid" : "string";
  return { boolean: "boolean", integer: "int", decimal: "decimal", double: "double", date: "dateTime" }[kind];
}

function isList(value: Tree): value is readonly Tree[] {
  return Array.isArray(value);
}

function isMembers(value: Tree): value is Members {
  return typeof value === "object" && value !== null && !isList(value) && !("digits" in value);
}
