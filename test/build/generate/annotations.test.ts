import { expect, it } from "vitest";
import { withoutAnnotations } from "../../../build/generate/annotations.ts";

it("takes from a schema what it tells people, and neither members nor values of the same names", () => {
  const schema = {
    title: "T",
    description: "D",
    type: "object",
    properties: {
      title: { description: "a member", type: "string" },
      kind: { enum: ["title", { title: "a value" }] },
      fixed: { const: { description: "a value" } },
    },
    required: ["title"],
    $defs: { examples: { title: "X", anyOf: [{ description: "D", type: "null" }, { $ref: "#" }] } },
    examples: [{}],
  };
  expect(withoutAnnotations(schema)).toEqual({
    type: "object",
    properties: {
      title: { type: "string" },
      kind: { enum: ["title", { title: "a value" }] },
      fixed: { const: { description: "a value" } },
    },
    required: ["title"],
    $defs: { examples: { anyOf: [{ type: "null" }, { $ref: "#" }] } },
  });
});
