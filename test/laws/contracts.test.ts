import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compare } from "../../cli/contracts/compare/compare.ts";

type Schema = boolean | Readonly<Record<string, unknown>>;

/** A minute by hand: CONTRACTS_FUZZ_MS=60000 npm run test:proof -- test/laws/contracts.test.ts */
const FUZZ_MS = Number(process.env.CONTRACTS_FUZZ_MS ?? 0);
/** By count and not by time: a busy machine compares as many. */
const EFFORT =
  FUZZ_MS > 0
    ? { numRuns: 1_000_000, interruptAfterTimeLimit: FUZZ_MS, markInterruptAsFailure: false }
    : { numRuns: 100 };

const name = fc.constantFrom("a", "b", "c");
const small = fc.integer({ min: -2, max: 3 });
const size = fc.integer({ min: 0, max: 3 });

/** Values and schemas of a small world, so that they often meet. */
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom<unknown>(null, true, false, "", "a", "b", "ab", "aaa", 0.5),
    small,
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(name, tie("value"), { maxKeys: 3, noNullPrototype: true }),
  ),
}));

function optional(keywords: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<Schema> {
  return fc.record(keywords, { requiredKeys: [] });
}

const { schema } = fc.letrec<{ schema: Schema }>((tie) => {
  const inner = tie("schema");
  const some = fc.array(inner, { minLength: 1, maxLength: 3 });
  return {
    schema: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.boolean(),
      fc.record({
        type: fc.constantFrom("null", "boolean", "string", "integer", "number", "array", "object"),
      }),
      fc.record({
        enum: fc.uniqueArray(value, {
          minLength: 1,
          maxLength: 3,
          comparator: "SameValue",
          selector: (one) => JSON.stringify(one),
        }),
      }),
      optional({
        minimum: small,
        exclusiveMaximum: small,
        multipleOf: fc.constantFrom(1, 2, 0.5),
        type: fc.constantFrom("integer", "number"),
      }),
      optional({ minLength: size, maxLength: size, pattern: fc.constantFrom("^a", "b$", "a") }),
      optional({
        items: inner,
        prefixItems: some,
        minItems: size,
        maxItems: size,
        uniqueItems: fc.boolean(),
      }),
      optional({
        type: fc.constant("object"),
        properties: fc.dictionary(name, inner, { maxKeys: 2, noNullPrototype: true }),
        patternProperties: fc.dictionary(fc.constantFrom("^a", "b|c"), inner, {
          maxKeys: 1,
          noNullPrototype: true,
        }),
        additionalProperties: inner,
        propertyNames: optional({ pattern: fc.constantFrom("a", "b"), maxLength: size }),
        required: fc.uniqueArray(name, { maxLength: 2 }),
        minProperties: size,
        maxProperties: size,
      }),
      fc.record({ allOf: some }),
      fc.record({ anyOf: some }),
      fc.record({ oneOf: some }),
      fc.record({ not: inner }),
      optional(Object.fromEntries(["if", "then", "else", "contains"].map((keyword) => [keyword, inner]))),
    ),
  };
});

function compiled(one: Schema): ValidateFunction {
  return new Ajv2020({ strict: false, logger: false }).compile(one);
}

/** A schema beside one that shares most of it, so that proofs are tried and not only refusals. */
const pair = fc.oneof(
  fc.tuple(schema, schema),
  fc.tuple(schema, schema).map(([a, b]): [Schema, Schema] => [{ allOf: [a, b] }, a]),
  fc.tuple(schema, schema).map(([a, b]): [Schema, Schema] => [a, { anyOf: [a, b] }]),
  fc.tuple(schema, schema).map(([a, b]): [Schema, Schema] => [{ oneOf: [a, b] }, { anyOf: [b, a] }]),
  fc.tuple(schema, schema, schema).map(([a, b, c]): [Schema, Schema] => [
    { type: "object", properties: { a, b } },
    { type: "object", properties: { a, c } },
  ]),
);

describe("whatever is compared", () => {
  it(
    "is never called compatible where a document shows the contrary, and no document is shown that does not",
    () => {
      const seen = { compatible: 0, broken: 0, undecided: 0 };
      void fc.assert(
        fc.property(pair, fc.array(value, { minLength: 60, maxLength: 60 }), ([old, now], documents) => {
          const { verdict, differences } = compare({ schema: old }, { schema: now });
          seen[verdict] += 1;
          const [accepts, accepted] = [compiled(old), compiled(now)];
          for (const { example, verdict: shown } of differences)
            if (shown === "broken") expect([accepts(example), accepted(example)]).toEqual([true, false]);
          if (verdict !== "compatible") return;
          expect(documents.filter((document) => accepts(document) && !accepted(document))).toEqual([]);
        }),
        EFFORT,
      );
      process.stdout.write(`compared: ${JSON.stringify(seen)}\n`);
      expect(seen.compatible).toBeGreaterThan(5);
      expect(seen.broken).toBeGreaterThan(5);
    },
    FUZZ_MS + 120_000,
  );
});
