import { Parser } from "@asyncapi/parser";
import { describe, expect, it } from "vitest";
import { generateExports } from "../../../build/generate/exports.ts";

describe("the AsyncAPI document", () => {
  it("is accepted by the official parser", async () => {
    const text = generateExports("schemas", "1.2.3").get("asyncapi.json") ?? "";
    const { document, diagnostics } = await new Parser().parse(text);
    expect(diagnostics.filter(({ severity }) => severity < 2)).toEqual([]);
    expect(document?.messages().all()).not.toHaveLength(0);
  });
});
