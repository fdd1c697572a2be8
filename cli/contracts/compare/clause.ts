import type { Part } from "./schema-set.ts";

export type Kind = "null" | "boolean" | "number" | "string" | "array" | "object";

export const KINDS: readonly Kind[] = ["null", "boolean", "number", "string", "array", "object"];

export interface Bound {
  readonly value: number;
  /** The value itself is not allowed. */
  readonly open: boolean;
}

/** What one object schema says of members. */
export interface Members {
  readonly named: ReadonlyMap<string, Part>;
  readonly patterns: ReadonlyMap<string, Part>;
  readonly others: Part;
}

/** What one array schema says of entries. */
export interface Entries {
  readonly first: readonly Part[];
  readonly others: Part;
}

/** Values of one kind that keep all of these constraints: a schema is taken apart into a union of such clauses. */
export interface Clause {
  readonly kind: Kind;
  /** The only values; absent, there are infinitely many. */
  readonly only?: readonly unknown[];
  readonly low: Bound | undefined;
  readonly high: Bound | undefined;
  readonly steps: readonly number[];
  /** Code points of a text, entries of an array, members of an object. */
  readonly minSize: number;
  readonly maxSize: number;
  readonly patterns: ReadonlySet<string>;
  readonly formats: ReadonlySet<string>;
  readonly unique: boolean;
  readonly required: ReadonlySet<string>;
  readonly members: readonly Members[];
  readonly names: readonly Part[];
  readonly entries: readonly Entries[];
  /** Constraints that are not taken apart, as texts: equal texts, equal meaning. */
  readonly also: ReadonlySet<string>;
}

export function bareClause(kind: Kind): Clause {
  const clause: Clause = {
    kind,
    low: undefined,
    high: undefined,
    steps: [],
    minSize: 0,
    maxSize: Number.POSITIVE_INFINITY,
    patterns: new Set(),
    formats: new Set(),
    unique: false,
    required: new Set(),
    members: [],
    names: [],
    entries: [],
    also: new Set(),
  };
  if (kind === "null") return { ...clause, only: [null] };
  return kind === "boolean" ? { ...clause, only: [false, true] } : clause;
}

export function kindOf(value: unknown): Kind {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  const type = typeof value;
  return type === "boolean" || type === "number" || type === "string" ? type : "object";
}
