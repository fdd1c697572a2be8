import type { Verdict } from "../../../cli/contracts/compare/compare.ts";

type Schema = boolean | Readonly<Record<string, unknown>>;

/** A change of a schema, and whether it is compatible backward (old documents, new readers) and forward. */
export type Pair = readonly [what: string, old: Schema, now: Schema, backward: Verdict, forward: Verdict];

const TEXT = { type: "string" };
const A = { type: "object", properties: { a: TEXT } };
const CLOSED = { ...A, additionalProperties: false };
const TREE = {
  $defs: { t: { type: "object", properties: { sub: { $ref: "#/$defs/t" } } } },
  $ref: "#/$defs/t",
};
const CLOSED_TREE = {
  $defs: { t: { type: "object", properties: { sub: { $ref: "#/$defs/t" } }, additionalProperties: false } },
  $ref: "#/$defs/t",
};
const ROW = { type: "object", required: ["kind"], properties: { kind: { const: "row" }, id: TEXT } };
const FILE = {
  type: "object",
  required: ["kind"],
  properties: { kind: { const: "file" }, size: { type: "integer" } },
};

const C = "compatible";
const B = "broken";
const U = "undecided";

/** Changes that do not change what is accepted. */
const SAME: readonly Pair[] = [
  ["the order of members", { type: "string", minLength: 1 }, { minLength: 1, type: "string" }, C, C],
  ["the order of required members", { ...A, required: ["a", "b"] }, { ...A, required: ["b", "a"] }, C, C],
  ["a title and a description", TEXT, { ...TEXT, title: "T", description: "A text." }, C, C],
  ["an example and a default", TEXT, { ...TEXT, examples: ["x"], default: "y" }, C, C],
  ["a keyword that nobody knows", TEXT, { ...TEXT, "x-label": "T" }, C, C],
  ["a reference written out", { $defs: { t: TEXT }, $ref: "#/$defs/t" }, TEXT, C, C],
  [
    "a definition renamed",
    { $defs: { t: TEXT }, items: { $ref: "#/$defs/t" } },
    { $defs: { u: TEXT }, items: { $ref: "#/$defs/u" } },
    C,
    C,
  ],
  ["an enum of one as const", { enum: ["a"] }, { const: "a" }, C, C],
  ["an enum as oneOf of const", { enum: ["a", "b"] }, { oneOf: [{ const: "b" }, { const: "a" }] }, C, C],
  ["an enum as anyOf of enums", { enum: [1, 2, 3] }, { anyOf: [{ enum: [1, 2] }, { enum: [2, 3] }] }, C, C],
  ["a list of types as anyOf", { type: ["string", "null"] }, { anyOf: [{ type: "null" }, TEXT] }, C, C],
  [
    "oneOf of kinds as anyOf",
    { oneOf: [TEXT, { type: "integer" }] },
    { anyOf: [TEXT, { type: "integer" }] },
    C,
    C,
  ],
  ["allOf written as one", { allOf: [TEXT, { minLength: 2 }] }, { type: "string", minLength: 2 }, C, C],
  ["a constraint of another kind", TEXT, { type: "string", minimum: 3 }, C, C],
  ["true and the empty schema", true, {}, C, C],
  ["a boolean and both its values", { type: "boolean" }, { enum: [true, false] }, C, C],
  [
    "a range of integers and its values",
    { type: "integer", minimum: 1, maximum: 3 },
    { enum: [1, 2, 3] },
    C,
    C,
  ],
  ["an integer as a multiple of one", { type: "integer" }, { type: "number", multipleOf: 1 }, C, C],
  [
    "a bound stated twice",
    { type: "number", minimum: 2 },
    { type: "number", minimum: 2, allOf: [{ minimum: 1 }] },
    C,
    C,
  ],
  [
    "a tree with one step unrolled",
    TREE,
    { ...TREE, $ref: undefined, type: "object", properties: { sub: { $ref: "#/$defs/t" } } },
    C,
    C,
  ],
  [
    "a member that must not be, and one that is not named",
    { ...CLOSED, properties: { a: TEXT, b: false } },
    CLOSED,
    C,
    C,
  ],
  ["a value that its own bound refuses", { enum: [1, 5], maximum: 3 }, { const: 1 }, C, C],
  ["an impossible alternative", { anyOf: [TEXT, { type: "number", minimum: 3, maximum: 1 }] }, TEXT, C, C],
  ["two records told apart by a constant", { oneOf: [ROW, FILE] }, { anyOf: [FILE, ROW] }, C, C],
  ["the same not", { not: { const: 1 } }, { not: { enum: [1] }, allOf: [{ not: { const: 1 } }] }, U, C],
];

/** Changes that accept more than before: they break those who write by the new for those who read by the old. */
const WIDER: readonly Pair[] = [
  ["an integer becomes a number", { type: "integer" }, { type: "number" }, C, B],
  ["null is added", TEXT, { type: ["string", "null"] }, C, B],
  ["a value is added to an enum", { enum: ["a"] }, { enum: ["a", "b"] }, C, B],
  ["an enum becomes any text", { type: "string", enum: ["a"] }, TEXT, C, B],
  ["a member is no longer required", { ...A, required: ["a"] }, A, C, B],
  ["a closed object gets a member", CLOSED, { ...CLOSED, properties: { a: TEXT, b: TEXT } }, C, B],
  ["a closed object is opened", CLOSED, A, C, B],
  ["a minimum is lowered", { type: "number", minimum: 2 }, { type: "number", minimum: 1 }, C, B],
  [
    "a maximum becomes inclusive",
    { type: "number", exclusiveMaximum: 2 },
    { type: "number", maximum: 2 },
    C,
    B,
  ],
  [
    "a multiple of four becomes one of two",
    { type: "integer", multipleOf: 4 },
    { type: "integer", multipleOf: 2 },
    C,
    B,
  ],
  ["a longer text is allowed", { ...TEXT, maxLength: 5 }, { ...TEXT, maxLength: 6 }, C, B],
  ["a pattern is dropped", { ...TEXT, pattern: "^[a-z]+$" }, TEXT, C, B],
  ["a format is dropped", { ...TEXT, format: "date-time" }, TEXT, C, B],
  ["entries may be anything", { type: "array", items: TEXT }, { type: "array" }, C, B],
  ["more entries are allowed", { type: "array", maxItems: 2 }, { type: "array", maxItems: 3 }, C, B],
  ["entries need not differ", { type: "array", uniqueItems: true }, { type: "array" }, C, B],
  ["an alternative is added", { anyOf: [ROW] }, { anyOf: [ROW, FILE] }, C, B],
  [
    "names are no longer bound",
    { type: "object", propertyNames: { pattern: "^[a-z]+$" } },
    { type: "object" },
    C,
    B,
  ],
  [
    "values of others may be anything",
    { type: "object", additionalProperties: TEXT },
    { type: "object" },
    C,
    B,
  ],
  ["a tree is opened deep within", CLOSED_TREE, TREE, C, B],
  [
    "a nested member is no longer required",
    { properties: { x: { ...A, required: ["a"] } } },
    { properties: { x: A } },
    C,
    B,
  ],
  [
    "members by pattern are opened",
    { type: "object", patternProperties: { "^x-": TEXT } },
    { type: "object" },
    C,
    B,
  ],
  ["a not is dropped", { type: "integer", not: { const: 1 } }, { type: "integer" }, C, B],
  [
    "a condition is dropped",
    { type: "integer", if: { minimum: 5 }, else: { minimum: 2 } },
    { type: "integer" },
    C,
    B,
  ],
  [
    "a required count is lowered",
    { type: "object", minProperties: 2 },
    { type: "object", minProperties: 1 },
    C,
    B,
  ],
  [
    "a tuple's entry is opened",
    { type: "array", prefixItems: [TEXT] },
    { type: "array", prefixItems: [true] },
    C,
    B,
  ],
  ["an entry that must be there need not be", { type: "array", contains: TEXT }, { type: "array" }, C, B],
  ["nothing becomes something", false, TEXT, C, B],
];

/** Changes that break both ways, and those that nobody can decide by what is looked at. */
const OTHER: readonly Pair[] = [
  ["a text becomes a number", TEXT, { type: "number" }, B, B],
  ["a member of an open object changes its kind", A, { ...A, properties: { a: { type: "integer" } } }, B, B],
  ["an open object gets a typed member", A, { ...A, properties: { a: TEXT, b: TEXT } }, B, C],
  ["a member is renamed in a closed object", CLOSED, { ...CLOSED, properties: { b: TEXT } }, B, B],
  ["an enum changes a value", { enum: ["a", "b"] }, { enum: ["a", "c"] }, B, B],
  ["a member is required, another no longer", { ...A, required: ["a"] }, { ...A, required: ["b"] }, B, B],
  [
    "a range is moved",
    { type: "number", minimum: 0, maximum: 9 },
    { type: "number", minimum: 5, maximum: 15 },
    B,
    B,
  ],
  [
    "oneOf of overlapping bounds",
    { type: "integer" },
    { type: "integer", oneOf: [{ minimum: 0 }, { maximum: 5 }] },
    B,
    C,
  ],
  ["a pattern in other words", { ...TEXT, pattern: "^[ab]$" }, { ...TEXT, pattern: "^(a|b)$" }, U, U],
  [
    "a pattern that the other one implies",
    { ...TEXT, pattern: "^a{900}$" },
    { ...TEXT, pattern: "^a{900}" },
    U,
    B,
  ],
  ["a format by a pattern", { ...TEXT, format: "uuid" }, { ...TEXT, pattern: "^[0-9a-fA-F-]{36}$" }, U, B],
  [
    "a dynamic reference",
    { type: "array" },
    { type: "array", $dynamicAnchor: "n", items: { $dynamicRef: "#n" } },
    B,
    C,
  ],
  [
    "a not in other words",
    { type: "integer", not: { minimum: 5 } },
    { type: "integer", exclusiveMaximum: 5 },
    U,
    U,
  ],
  [
    "numbers split in two ranges",
    { type: "number" },
    {
      anyOf: [
        { type: "number", minimum: 0 },
        { type: "number", maximum: 0 },
      ],
    },
    U,
    C,
  ],
];

export const PAIRS: readonly Pair[] = [...SAME, ...WIDER, ...OTHER];
