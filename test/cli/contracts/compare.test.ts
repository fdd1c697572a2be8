import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { type Comparison, compare } from "../../../cli/contracts/compare/compare.ts";
import { PAIRS } from "./pairs.ts";

type Schema = boolean | Readonly<Record<string, unknown>>;

/** Every document that is shown must be accepted by the one and refused by the other, by a validator of our own making here. */
function expectShown({ differences }: Comparison, accepting: Schema, refusing: Schema): void {
  const ajv = new Ajv2020({ strict: false, logger: false });
  addFormats.default(ajv, { mode: "full" });
  for (const { example, verdict } of differences) {
    if (verdict !== "broken") continue;
    expect(ajv.validate(accepting, example)).toBe(true);
    expect(ajv.validate(refusing, example)).toBe(false);
  }
}

describe("comparing two schemas", () => {
  it("is held to sixty changes and more", () => {
    expect(PAIRS.length).toBeGreaterThanOrEqual(60);
  });

  it.each(PAIRS)("judges by meaning: %s", (_, old, now, backward, forward) => {
    const there = compare({ schema: old }, { schema: now });
    const back = compare({ schema: now }, { schema: old });
    expect([there.verdict, back.verdict]).toEqual([backward, forward]);
    expectShown(there, old, now);
    expectShown(back, now, old);
  });

  it("names the place, the reason and a document at that place", () => {
    const old = { type: "object", properties: { rows: { type: "array", items: { type: "integer" } } } };
    const now = {
      type: "object",
      properties: { rows: { type: "array", items: { type: "integer", minimum: 0 } } },
    };
    const { differences } = compare({ schema: old }, { schema: now });
    expect(differences).toMatchObject([
      { path: "$.rows[*]", reason: "the lowest number is 0", verdict: "broken" },
    ]);
    expect(differences[0]?.example).toEqual({ rows: [expect.any(Number)] });
  });

  it("is undecided about a reference that leads nowhere", () => {
    const schema = { $ref: "https://contoso.com/unknown.json" };
    expect(() => compare({ schema: true }, { schema })).toThrow(/can't resolve reference/);
  });
});
