import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Generated, generate, staleFiles, writeGenerated } from "../../../build/generate/generate.ts";

const SCHEMAS = join(import.meta.dirname, "../../../schemas");
const EVENT = "finops/business-event/1.0.json";

describe("what is generated from the schemas", () => {
  let folder: string;
  let schemas: string;
  let output: string;

  // Two schemas are enough to see what is stale; making the types of all takes seconds.
  const sample = mkdtempSync(join(tmpdir(), "d365-events-sample-"));
  let fresh: Generated;
  beforeAll(async () => {
    cpSync(join(SCHEMAS, "finops"), join(sample, "finops"), { recursive: true });
    fresh = await generate(sample);
    return () => rmSync(sample, { recursive: true });
  });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "d365-events-generate-"));
    schemas = join(folder, "schemas");
    output = join(folder, "generated");
    cpSync(sample, schemas, { recursive: true });
    writeGenerated(fresh, output, staleFiles(fresh, output));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function edit(path: string, from: string, to: string): void {
    const text = readFileSync(join(schemas, path), "utf8");
    expect(text).toContain(from);
    writeFileSync(join(schemas, path), text.replace(from, to));
  }

  it("is what stands beside the schemas", async () => {
    const committed = join(import.meta.dirname, "../../../shared/contracts/generated");
    expect(staleFiles(await generate(SCHEMAS), committed)).toEqual([]);
  });

  it("is the same each time", async () => {
    expect(staleFiles(await generate(schemas), output)).toEqual([]);
  });

  it("is stale when a schema asks for more", async () => {
    edit(EVENT, '"required": ["values"]', '"required": ["values", "eventId"]');
    expect(staleFiles(await generate(schemas), output)).toEqual([
      "finops/business-event/1.0.d.ts",
      "validators.mjs",
    ]);
  });

  it("is stale in its types alone when a schema says the same in other words", async () => {
    edit(EVENT, "spelt as sent", "as it was sent");
    expect(staleFiles(await generate(schemas), output)).toEqual(["finops/business-event/1.0.d.ts"]);
  });

  it("is stale when a schema comes or goes, and writing it again puts it right", async () => {
    cpSync(join(schemas, EVENT), join(schemas, "finops/business-event/1.1.json"));
    edit("finops/business-event/1.1.json", EVENT, "finops/business-event/1.1.json");
    rmSync(join(schemas, "finops/endpoint-probe"), { recursive: true });
    const generated = await generate(schemas);
    const stale = staleFiles(generated, output);
    expect(stale).toEqual([
      "finops/business-event/1.1.d.ts",
      "finops/endpoint-probe/1.0.d.ts",
      "validators.mjs",
    ]);
    writeGenerated(generated, output, stale);
    expect(staleFiles(generated, output)).toEqual([]);
  });

  it("is stale when somebody edits it by hand", () => {
    writeFileSync(join(output, "validators.d.mts"), "export {};\n");
    expect(staleFiles(fresh, output)).toEqual(["validators.d.mts"]);
  });

  it("is not made of a schema that says it lives elsewhere", async () => {
    edit(EVENT, "business-event/1.0.json", "business-event/1.9.json");
    await expect(generate(schemas)).rejects.toThrow(
      /expected "\$id": "https:.*1\.0\.json", came .*1\.9\.json/,
    );
  });

  it("is not made of a schema with a keyword that does not exist", async () => {
    edit(EVENT, '"additionalProperties": false', '"additionalProprties": false');
    await expect(generate(schemas)).rejects.toThrow(/additionalProprties/);
  });

  it("works where no library is installed", async () => {
    const { validators } = await import(pathToFileURL(join(output, "validators.mjs")).href);
    const validate = validators.get(EVENT);
    expect(validate({ eventTime: "2022-12-30T13:51:15.2942742Z", values: {} })).toBe(true);
    expect(validate({ eventTime: "30 December", values: {} })).toBe(false);
  });
});
