import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Schema, Validator } from "@cfworker/json-schema";
import { describe, expect, it } from "vitest";
import { readSchemas } from "../../../build/generate/schemas.ts";
import type { EventDraft } from "../../../shared/cloudevents/event-draft.ts";
import { checkContract } from "../../../shared/contracts/check-contract.ts";

/** Another make's reading of our schemas. */
const validators = new Map(
  readSchemas("schemas").map(({ path, schema }) => {
    const own: Schema = schema;
    return [path, new Validator(own, "2020-12")] as const;
  }),
);

const FIXTURES = "test/fixtures";
const drafts = readdirSync(FIXTURES, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".expected.json"))
  .flatMap((path) => {
    const expected: unknown = JSON.parse(readFileSync(join(FIXTURES, path), "utf8"));
    return Array.isArray(expected)
      ? expected.map((draft: EventDraft, at) => [`${path} ${at}`, draft] as const)
      : [];
  });

/** Each fixture without one of the members that its schema requires. */
const mutants = drafts.flatMap(([name, draft]) => {
  const schema = readSchemas("schemas").find(({ path }) => path === draft.schema)?.schema;
  const required: readonly string[] = Array.isArray(schema?.required) ? schema.required : [];
  return required.map((member) => [name, member, draft] as const);
});

describe("a validator of another make", () => {
  it.each(drafts)("finds that the event's data fit the schema that it names: %s", (_, { schema, data }) => {
    expect(validators.get(schema)?.validate(data).errors).toEqual([]);
  });

  it.each(mutants)(
    "refuses %s without %s, as ours does, which says where and what",
    (_, member, { schema, data }) => {
      const { [member]: __, ...mutated } = data;
      expect(validators.get(schema)?.validate(mutated).valid).toBe(false);
      expect(() => checkContract(mutated, schema)).toThrow(
        expect.objectContaining({
          code: "CONTRACT_BROKEN",
          message: expect.stringMatching(
            new RegExp(`^data: must have required property '${member}' .* came `),
          ),
        }),
      );
    },
  );

  it("has fixtures to refuse", () => {
    expect(mutants.length).toBeGreaterThan(100);
  });
});
