import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "../../../../shared/cloudevents/event-draft.ts";
import { valueCheck } from "../../../../shared/contracts/imported/value-check.ts";
import { columnSchema } from "../../../../shared/metadata/column-schema.ts";
import { tablesOf } from "../../metadata/samples.ts";

const ajv = new Ajv2020({ strict: true });
addFormats.default(ajv);
const columns = tablesOf(
  "entity-shko_allfields.json",
  "entities-contact-email.json",
  "metadata.xml",
  "schema-purchaseorderconfirmed.json",
).flatMap((table) => table.columns);
const ID = "c7877889-0f5f-ee11-8def-000d3adbef1f";
const values = fc.oneof(
  fc.constantFrom<Json>(
    null,
    true,
    1,
    0,
    342490000,
    1.5,
    1e300,
    "",
    "x",
    ID,
    "2024-02-29T00:00:00Z",
    "2024-02-31T00:00:00Z",
    "2024-02-29",
  ),
  fc.constantFrom<Json>(
    [],
    [1],
    [342490000],
    ["a"],
    {},
    { table: "systemuser", id: ID },
    { table: "account", id: ID },
    { value: true },
    { rows: [{}] },
  ),
  fc.string({ maxLength: 200, unit: "binary" }),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

describe("the check of a column's values", () => {
  it("says of all values what ajv says, for every kind of column", () => {
    expect(new Set(columns.map(({ kind }) => kind)).size).toBeGreaterThan(15);
    for (const column of columns) {
      const schema = columnSchema(column);
      const validate = ajv.compile(schema);
      const check = valueCheck(schema);
      fc.assert(
        fc.property(values, (value) => {
          expect([column.name, check(value) === "fits"]).toEqual([column.name, validate(value)]);
        }),
        { numRuns: 60 },
      );
    }
  });

  it("tells a value that is not allowed from one of another kind", () => {
    const check = valueCheck({ oneOf: [{ const: 1 }, { const: 2 }, { type: "null" }] });
    expect([1, null, 3, "1"].map((value) => check(value))).toEqual(["fits", "fits", "value", "kind"]);
  });

  it("knows no other keyword", () => {
    expect(() => valueCheck({ type: "string", minLength: 1 })).toThrow(/minLength/);
    expect(() => valueCheck(7)).toThrow(/expected a schema/);
  });
});
