import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { folderContracts } from "../../../../shared/contracts/imported/folder-contracts.ts";
import type { ImportedContracts } from "../../../../shared/contracts/imported/imported-contract.ts";
import { memoryContracts } from "../../../../shared/contracts/imported/memory-contracts.ts";
import { FILES, importedContractsSuite, TABLE } from "./imported-contracts-suite.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function inFolder(files: Readonly<Record<string, unknown>>): ImportedContracts | undefined {
  const folder = mkdtempSync(join(tmpdir(), "d365-events-imported-"));
  folders.push(folder);
  for (const [path, file] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), typeof file === "string" ? file : JSON.stringify(file));
  }
  return folderContracts(pathToFileURL(`${folder}/`));
}

importedContractsSuite("memory", memoryContracts);
importedContractsSuite("a folder", inFolder);

describe("a folder of imported contracts", () => {
  it("that is not there is no kind at all, so that nothing is looked for", () => {
    expect(folderContracts(pathToFileURL(join(tmpdir(), "d365-events-nowhere/")))).toBeUndefined();
  });

  it.each([
    ["no JSON", "{"],
    ["another JSON", "{}"],
    ["a keyword that no import writes", { $defs: { row: { properties: { a: { not: {} } } } } }],
  ])("checks nothing by a file that holds %s, and health names it", async (_, file) => {
    const contracts = inFolder({ ...FILES, "dataverse/tables/bad.json": file });
    expect(contracts?.find("dataverse/tables/bad.json")).toBeUndefined();
    expect(contracts?.find(TABLE)).toBeDefined();
    await expect(contracts?.probe()).rejects.toThrow(
      expect.objectContaining({
        code: "CONTRACT_BROKEN",
        message: expect.stringContaining("dataverse/tables/bad.json"),
      }),
    );
  });
});
