import { acceptsByItself } from "./accepts-by-itself.ts";
import { type Bound, bareClause, type Clause, KINDS, type Kind, kindOf } from "./clause.ts";
import { canonical, isRecord, listOf, membersOf, numberOf, textsOf } from "./json.ts";
import { partsOfMember } from "./parts-of.ts";
import { BeyondUs, inlined, type Part, resolve } from "./schema-set.ts";

const MAX_CLAUSES = 500;

/** Keywords that say nothing about which values are accepted; `then` and `else` do so beside `if` alone. */
const NOT_CONSTRAINTS = [
  "$schema",
  "$id",
  "$comment",
  "$defs",
  "definitions",
  "title",
  "description",
  "examples",
];
const ANNOTATIONS = ["default", "deprecated", "readOnly", "writeOnly", "$anchor", "contentMediaType"];
const TAKEN_APART = ["type", "const", "enum", "$ref", "allOf", "anyOf", "oneOf", "minimum", "maximum"];
const OF_SCALARS = [
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minLength",
  "maxLength",
  "pattern",
  "format",
];
const OF_ARRAYS = ["items", "prefixItems", "minItems", "maxItems", "uniqueItems"];
const OF_OBJECTS = ["properties", "patternProperties", "additionalProperties", "propertyNames", "required"];
const SIZES = ["minProperties", "maxProperties"];
const UNDERSTOOD: ReadonlySet<string> = new Set(
  [NOT_CONSTRAINTS, ANNOTATIONS, TAKEN_APART, OF_SCALARS, OF_ARRAYS, OF_OBJECTS, SIZES].flat(),
);
/** Constraints that are compared as a whole, with what they stand beside where that counts. */
const WHOLE = ["not", "contains", "dependentRequired", "dependentSchemas", "dependencies", "additionalItems"];
const WITH_NEIGHBOURS = [
  "if",
  "minContains",
  "unevaluatedProperties",
  "unevaluatedItems",
  "$dynamicRef",
  "$recursiveRef",
];

/** The union of clauses that accepts what all the parts accept; no clause means that nothing is accepted. */
export function takeApart(parts: readonly Part[]): readonly Clause[] {
  return takenApart(parts, 0);
}

function takenApart(parts: readonly Part[], depth: number): readonly Clause[] {
  if (depth > 60) throw new BeyondUs("a schema that refers to itself without end");
  let clauses: readonly Clause[] = KINDS.map(bareClause);
  for (const part of parts) clauses = both(clauses, clausesOf(part, depth));
  return clauses.map(withoutImpossible).filter((clause) => !isEmpty(clause));
}

function clausesOf(part: Part, depth: number): readonly Clause[] {
  const { schema, document } = part;
  if (schema === false) return [];
  if (!isRecord(schema)) return KINDS.map(bareClause);
  const inner = (member: unknown): readonly Clause[] => clausesOf({ schema: member, document }, depth + 1);
  if (depth > 60) throw new BeyondUs("a schema that refers to itself without end");

  let clauses = ownClauses(part, schema);
  if (typeof schema.$ref === "string")
    clauses = both(clauses, clausesOf(resolve(schema.$ref, document), depth + 1));
  for (const member of listOf(schema.allOf)) clauses = both(clauses, inner(member));
  if (Array.isArray(schema.anyOf)) clauses = both(clauses, schema.anyOf.flatMap(inner));
  if (Array.isArray(schema.oneOf)) {
    const branches = schema.oneOf.map(inner);
    const union = branches.flat();
    clauses = both(clauses, areApart(branches) ? union : withAlso(union, whole("oneOf", schema.oneOf, part)));
  }
  return clauses;
}

function ownClauses(part: Part, schema: Readonly<Record<string, unknown>>): readonly Clause[] {
  const also = Object.keys(schema)
    .filter((keyword) => !UNDERSTOOD.has(keyword))
    .flatMap((keyword) => constraintTexts(keyword, schema, part));
  const kinds = schema.type === undefined ? undefined : [schema.type].flat();
  const values = "const" in schema ? [schema.const] : Array.isArray(schema.enum) ? schema.enum : undefined;
  return KINDS.filter(
    (kind) => kinds === undefined || kinds.includes(kind) || (kind === "number" && kinds.includes("integer")),
  )
    .map((kind) => ownClause(kind, part, schema, kinds))
    .map((clause) =>
      values === undefined
        ? clause
        : meet(clause, { ...bareClause(clause.kind), only: ofKind(values, clause.kind) }),
    )
    .map((clause) => ({ ...clause, also: new Set(also) }));
}

function ofKind(values: readonly unknown[], kind: Kind): readonly unknown[] {
  return values.filter((value) => kindOf(value) === kind);
}

function ownClause(
  kind: Kind,
  { document }: Part,
  schema: Readonly<Record<string, unknown>>,
  kinds: readonly unknown[] | undefined,
): Clause {
  const bare = bareClause(kind);
  const part = (member: unknown): Part => ({ schema: member, document });
  const sizes = (min: string, max: string): Pick<Clause, "minSize" | "maxSize"> => ({
    minSize: numberOf(schema[min]) ?? 0,
    maxSize: numberOf(schema[max]) ?? Number.POSITIVE_INFINITY,
  });
  switch (kind) {
    case "null":
    case "boolean":
      return bare;
    case "number": {
      const whole = kinds?.includes("integer") === true && !kinds.includes("number");
      const steps = [whole ? 1 : undefined, numberOf(schema.multipleOf)].filter((step) => step !== undefined);
      const low = tighter("low", bound(schema.minimum, false), bound(schema.exclusiveMinimum, true));
      const high = tighter("high", bound(schema.maximum, false), bound(schema.exclusiveMaximum, true));
      return { ...bare, steps, low, high };
    }
    case "string": {
      const patterns = new Set(
        typeof schema.pattern === "string" && schema.pattern !== "" ? [schema.pattern] : [],
      );
      const formats = new Set(typeof schema.format === "string" ? [schema.format] : []);
      return { ...bare, ...sizes("minLength", "maxLength"), patterns, formats };
    }
    case "array": {
      const entries = { first: listOf(schema.prefixItems).map(part), others: part(schema.items ?? true) };
      const says = schema.prefixItems !== undefined || schema.items !== undefined;
      const unique = schema.uniqueItems === true;
      return { ...bare, ...sizes("minItems", "maxItems"), unique, entries: says ? [entries] : [] };
    }
    case "object": {
      const named = new Map(membersOf(schema.properties).map(([name, member]) => [name, part(member)]));
      const patterns = new Map(
        membersOf(schema.patternProperties).map(([name, member]) => [name, part(member)]),
      );
      const members = { named, patterns, others: part(schema.additionalProperties ?? true) };
      const names = schema.propertyNames === undefined ? [] : [part(schema.propertyNames)];
      const required = new Set(textsOf(schema.required));
      return { ...bare, ...sizes("minProperties", "maxProperties"), required, members: [members], names };
    }
  }
}

function constraintTexts(
  keyword: string,
  schema: Readonly<Record<string, unknown>>,
  part: Part,
): readonly string[] {
  if (WHOLE.includes(keyword)) return [whole(keyword, schema[keyword], part)];
  if (WITH_NEIGHBOURS.includes(keyword)) return [whole(keyword, schema, part)];
  return []; // of an unknown keyword, and of `then` without `if`, the standard says that it is no constraint
}

function whole(keyword: string, value: unknown, { document }: Part): string {
  return `${keyword}: ${canonical(inlined({ schema: value, document }))}`;
}

function withAlso(clauses: readonly Clause[], text: string): readonly Clause[] {
  return clauses.map((clause) => ({ ...clause, also: new Set([...clause.also, text]) }));
}

/** Whether no value can fit two branches, which is when exactly one and at least one are the same. */
function areApart(branches: readonly (readonly Clause[])[]): boolean {
  return branches.every((branch, index) =>
    branches.slice(index + 1).every((other) => both(branch, other).map(withoutImpossible).every(isEmpty)),
  );
}

function both(left: readonly Clause[], right: readonly Clause[]): readonly Clause[] {
  const met = left.flatMap((a) => right.filter((b) => b.kind === a.kind).map((b) => meet(a, b)));
  if (met.length > MAX_CLAUSES) throw new BeyondUs("too many alternatives");
  return met;
}

function meet(a: Clause, b: Clause): Clause {
  const met: Clause = {
    kind: a.kind,
    low: tighter("low", a.low, b.low),
    high: tighter("high", a.high, b.high),
    steps: [...a.steps, ...b.steps],
    minSize: Math.max(a.minSize, b.minSize),
    maxSize: Math.min(a.maxSize, b.maxSize),
    patterns: a.patterns.union(b.patterns),
    formats: a.formats.union(b.formats),
    unique: a.unique || b.unique,
    required: a.required.union(b.required),
    members: [...a.members, ...b.members],
    names: [...a.names, ...b.names],
    entries: [...a.entries, ...b.entries],
    also: a.also.union(b.also),
  };
  if (a.only === undefined && b.only === undefined) return met;
  if (a.only === undefined || b.only === undefined) return { ...met, only: a.only ?? b.only ?? [] };
  const right = new Set(b.only.map(canonical));
  return { ...met, only: a.only.filter((value) => right.has(canonical(value))) };
}

function bound(value: unknown, open: boolean): Bound | undefined {
  return typeof value === "number" ? { value, open } : undefined;
}

function tighter(side: "low" | "high", a: Bound | undefined, b: Bound | undefined): Bound | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  if (a.value === b.value) return a.open ? a : b;
  return a.value > b.value === (side === "low") ? a : b;
}

/** Values that the clause's other constraints refuse are taken from its list; a short range of integers becomes a list. */
function withoutImpossible(clause: Clause): Clause {
  const only = clause.only ?? shortRange(clause);
  if (only === undefined) return clause;
  return { ...clause, only: only.filter((value) => acceptsByItself(clause, value)) };
}

function shortRange({ kind, low, high, steps }: Clause): readonly number[] | undefined {
  if (kind !== "number" || low === undefined || high === undefined || !steps.some(Number.isInteger))
    return undefined;
  const count = Math.floor(high.value) - Math.ceil(low.value) + 1;
  if (!(count <= 64)) return undefined;
  return Array.from({ length: Math.max(count, 0) }, (_, index) => Math.ceil(low.value) + index);
}

function isEmpty(clause: Clause): boolean {
  const { only, low, high, minSize, maxSize } = clause;
  if (only !== undefined) return only.length === 0;
  if (minSize > maxSize) return true;
  if (low !== undefined && high !== undefined) {
    if (low.value > high.value || (low.value === high.value && (low.open || high.open))) return true;
  }
  return (
    clause.kind === "object" && [...clause.required].some((name) => isImpossible(partsOfMember(clause, name)))
  );
}

/** Quick and one-sided: yes only if two parts shut each other out by what they say themselves. */
function isImpossible(parts: readonly Part[]): boolean {
  if (parts.some(({ schema }) => schema === false)) return true;
  const lists = parts.map(({ schema }) =>
    !isRecord(schema)
      ? undefined
      : "const" in schema
        ? [schema.const]
        : Array.isArray(schema.enum)
          ? schema.enum
          : undefined,
  );
  const [first, ...others] = lists
    .filter((list) => list !== undefined)
    .map((list) => new Set(list.map(canonical)));
  return first !== undefined && others.reduce((left, right) => left.intersection(right), first).size === 0;
}
