import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { importedFiles, writeImported } from "../../../cli/contracts/imported-files.ts";
import { tablesOf } from "../../shared/metadata/samples.ts";

const run = promisify(execFile);
const OPTIONS = [
  "--noEmit",
  "--strict",
  "--target",
  "es2022",
  "--module",
  "nodenext",
  "--allowImportingTsExtensions",
];

/** A consumer's project: our package as it would be installed, and the types of its own tables. */
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "d365-events-consumer-"));
  cpSync("test/fixtures/consumer", folder, { recursive: true });
  mkdirSync(join(folder, "node_modules"));
  cpSync("exports/typescript", join(folder, "node_modules/d365-events-contracts"), { recursive: true });
  for (const table of tablesOf("entity-shko_allfields.json", "schema-purchaseorderconfirmed.json"))
    writeImported(importedFiles(table), join(folder, "contracts"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the compiler says of a file; nothing when it has nothing to say. */
async function compiled(file: string): Promise<string> {
  const tsc = join(process.cwd(), "node_modules/typescript/bin/tsc");
  const done = run(process.execPath, [tsc, ...OPTIONS, "--types", "", file], { cwd: folder });
  return await done.then(
    ({ stdout }) => stdout,
    (error: unknown) => String(Object(error).stdout),
  );
}

describe("a consumer in TypeScript", () => {
  it("compiles against the package and the imported types, narrowing by contract, version and type", async () => {
    expect(await compiled("handler.ts")).toBe("");
  });

  it.each([
    ["reads-an-absent-column.ts", /shko_shoesize/],
    ["reads-another-contract.ts", /rowId/],
  ])("does not compile when it %s", async (file, message) => {
    expect(await compiled(file)).toMatch(message);
  });

  it("is told at run time what it was told by the types", async () => {
    const { parse, dataOfTable, dataOfBusinessEvent } = await import(
      pathToFileURL(join(folder, "node_modules/d365-events-contracts/index.mjs")).href
    );
    const event = {
      specversion: "1.0",
      type: "com.dynamics365.dataverse.contact.updated.v1",
      data: { table: "contact" },
    };
    const parsed = parse(JSON.stringify(event));
    expect(parsed).toEqual({ contract: "dataverse/row-event", version: 1, event });
    expect(dataOfTable(parsed.event, "contact")).toEqual(event.data);
    expect(dataOfTable(parsed.event, "account")).toBeUndefined();
    const data = { businessEventId: "X" };
    expect(dataOfBusinessEvent({ data }, "X")).toBe(data);
    expect(dataOfBusinessEvent({ data }, "Y")).toBeUndefined();
    expect(parse({ specversion: "1.0", type: "com.contoso.x" })).toMatchObject({ contract: "unknown" });
    for (const other of ["{}", "[]", "null", '{"specversion":"0.3","type":"x"}'])
      expect(() => parse(other)).toThrow(TypeError);
  });

  it("knows every type of the catalogue by its own contract", async () => {
    const { parse } = await import(
      pathToFileURL(join(folder, "node_modules/d365-events-contracts/index.mjs")).href
    );
    const { types } = JSON.parse(readFileSync("schemas/index.json", "utf8"));
    for (const { example, schema } of types)
      expect(`${parse({ specversion: "1.0", type: example }).contract}/1.0.json`).toBe(schema);
  });
});
