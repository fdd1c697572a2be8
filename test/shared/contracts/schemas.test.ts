import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { CloudEvent, HTTP } from "cloudevents";
import { describe, expect, it } from "vitest";
import { readSchemas } from "../../../build/generate/schemas.ts";
import type { EventDraft } from "../../../shared/cloudevents/event-draft.ts";
import { makeEvent } from "../../../shared/cloudevents/make-event.ts";
import { checkContract } from "../../../shared/contracts/check-contract.ts";
import { validators } from "../../../shared/contracts/generated/validators.mjs";
import { SAMPLE_FACTS } from "../cloudevents/sample-draft.ts";

interface CatalogueType {
  readonly pattern: string;
  readonly example: string;
  readonly version: number;
  readonly state: string;
  readonly schema: string;
}

const SCHEMAS = join(import.meta.dirname, "../../../schemas");
const FIXTURES = join(import.meta.dirname, "../../fixtures");
const files = readSchemas(SCHEMAS);
const catalogue: { readonly envelope: string; readonly types: readonly CatalogueType[] } = JSON.parse(
  readFileSync(join(SCHEMAS, "index.json"), "utf8"),
);

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
addFormats.default(ajv, { mode: "full" });
for (const { schema } of files) ajv.addSchema(schema);

function compiled(path: string): ValidateFunction {
  const validate = ajv.getSchema(`https://d365-events.dev/schemas/${path}`);
  if (validate === undefined) throw new Error(`expected a schema at ${path}`);
  return validate;
}

function expectValid(path: string, value: unknown): void {
  const validate = compiled(path);
  validate(value);
  expect(validate.errors ?? []).toEqual([]);
}

/** By itself, or by what it refers to. */
function isDescribed(member: unknown): boolean {
  return ["description", "$ref"].some((keyword) => Object.hasOwn(Object(member), keyword));
}

/** Every draft that a captured message is expected to give. */
const drafts: readonly (readonly [string, EventDraft])[] = readdirSync(FIXTURES, {
  recursive: true,
  encoding: "utf8",
})
  .filter((path) => path.endsWith(".expected.json"))
  .map((path) => [path, JSON.parse(readFileSync(join(FIXTURES, path), "utf8"))] as const)
  .flatMap(([path, expected]) =>
    Array.isArray(expected)
      ? expected.map((draft: EventDraft, index) => [`${path} ${index}`, draft] as const)
      : [],
  );

describe("a schema", () => {
  it.each(files.map(({ path, schema }) => [path, schema] as const))(
    "has a title, a description of every member, and two examples that fit: %s",
    (path, schema) => {
      expect(schema).toMatchObject({ title: expect.any(String), description: expect.any(String) });
      const members = Object.entries(Object(schema.properties));
      expect(members.filter(([, member]) => !isDescribed(member))).toEqual([]);
      const examples = Array.isArray(schema.examples) ? schema.examples : [];
      expect(examples.length).toBeGreaterThanOrEqual(2);
      for (const example of examples) expectValid(path, example);
    },
  );
});

describe("the catalogue", () => {
  it("names every schema that stands in the folder, and none else", () => {
    const named = [catalogue.envelope, ...catalogue.types.map(({ schema }) => schema)];
    expect([...new Set(named)].sort()).toEqual(files.map(({ path }) => path));
  });

  it("has a checking function for the data of every type", () => {
    for (const { schema } of catalogue.types) expect(validators.has(schema)).toBe(true);
  });

  it.each(catalogue.types)("has an example and a version that fit the pattern $pattern", (type) => {
    expect(type.example).toMatch(new RegExp(type.pattern));
    expect(type.example).toMatch(new RegExp(`\\.v${type.version}$`));
    expect(["draft", "released", "deprecated"]).toContain(type.state);
  });
});

describe("the event of a captured message", () => {
  it.each(drafts)("is of one type of the catalogue, with that type's schema: %s", (_, { type, schema }) => {
    const types = catalogue.types.filter(({ pattern }) => new RegExp(pattern).test(type));
    expect(types.map((entry) => entry.schema)).toEqual([schema]);
  });

  it.each(drafts)(
    "fits the envelope's schema and its data's, and the CloudEvents SDK takes it: %s",
    (_, draft) => {
      const event = makeEvent(draft, SAMPLE_FACTS);
      const value: unknown = JSON.parse(event.text);
      expectValid(catalogue.envelope, value);
      expectValid(draft.schema, draft.data);
      checkContract(draft.data, draft.schema);
      const received = HTTP.toEvent({
        headers: { "content-type": "application/cloudevents+json" },
        body: event.text,
      });
      expect(received instanceof CloudEvent && received.validate()).toBe(true);
    },
  );
});
