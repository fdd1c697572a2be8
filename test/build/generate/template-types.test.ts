import { expect, it } from "vitest";
import { templateTypes } from "../../../build/generate/template-types.ts";

const ANY = "$".concat("{string}");

it.each([
  ["^a\\.b\\.v1$", '"a.b.v1"'],
  ["^a\\.[^.]+\\.v1$", `\`a.${ANY}.v1\``],
  ["^a\\.(x|y)\\.v1$", '"a.x.v1" | "a.y.v1"'],
  ["^a\\.[^.]+(\\.failed)?\\.v1$", `\`a.${ANY}.failed.v1\` | \`a.${ANY}.v1\``],
  ["^(a|b)\\.(x|y)$", '"a.x" | "a.y" | "b.x" | "b.y"'],
])("tells the texts of %s as types", (pattern, types) => {
  expect(templateTypes(pattern)).toBe(types);
});

it.each(["a", "^a.b$", "^a\\.\\w+$", "^a*$"])("refuses %s, which it does not know", (pattern) => {
  expect(() => templateTypes(pattern)).toThrow(/expected/);
});
