import { describe, expect, it } from "vitest";
import { resolveReferences } from "../../../../shared/wire/xml/references.ts";

const resolve = (text: string) =>
  resolveReferences(text, (expected, came, offset) => new Error(`${expected}, came ${came} at ${offset}`));

describe("references", () => {
  it("stand for the five entities and for characters by number", () => {
    expect(resolve("a&lt;&gt;&amp;&quot;&apos;&#65;&#x1F600;&#00066;z")).toBe("a<>&\"'A\u{1f600}Bz");
  });

  it.each([
    "&amp",
    "&ampx",
    "x&lt",
    "&lt &gt;",
    "&",
    "&;",
    "&nbsp;",
    "&#;",
    "&#x;",
    "&#xD800;",
    "&#1114112;",
  ])("are refused where they are none: %s", (text) => {
    expect(() => resolve(`ab${text}`)).toThrow(/, came «&/);
  });
});
