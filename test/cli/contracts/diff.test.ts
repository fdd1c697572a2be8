import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { diffText } from "../../../cli/contracts/diff-text.ts";
import { type DiffMode, diffVersions } from "../../../cli/contracts/diff-versions.ts";
import { type Contracts, readContracts } from "../../../cli/contracts/read-contracts.ts";

function version(name: string, schema: unknown): Contracts {
  return { name, schemas: new Map([["a/1.0.json", schema]]) };
}

const NARROW = version("first", { enum: ["open"] });
const WIDE = version("second", { enum: ["open", "won"] });
const OTHER = version("third", { enum: ["won"] });

describe("comparing versions of contracts", () => {
  it.each<[DiffMode, string]>([
    ["backward", "compatible"],
    ["forward", "broken"],
    ["full", "broken"],
  ])("asks in mode %s for what registries ask", (mode, verdict) => {
    expect(diffVersions([NARROW, WIDE], mode).verdict).toBe(verdict);
  });

  it("looks at the one before, or, transitively, at every earlier one", () => {
    expect(diffVersions([NARROW, OTHER, WIDE], "backward").verdict).toBe("compatible");
    expect(diffVersions([WIDE, NARROW, OTHER], "forward").verdict).toBe("broken");
    expect(diffVersions([OTHER, NARROW, NARROW], "backward").verdict).toBe("compatible");
    expect(diffVersions([OTHER, NARROW, NARROW], "backward-transitive").verdict).toBe("broken");
  });

  it("says for whom a difference is compatible", () => {
    const [contract] = diffVersions([NARROW, WIDE], "full").contracts;
    expect(contract?.differences).toMatchObject([
      { direction: "forward", compatibleFor: "readers", path: "$", verdict: "broken", example: "won" },
    ]);
  });

  it("calls a contract that is gone broken, and a new one compatible", () => {
    const none: Contracts = { name: "none", schemas: new Map() };
    expect(diffVersions([NARROW, none], "backward").verdict).toBe("broken");
    expect(diffVersions([none, NARROW], "full").verdict).toBe("compatible");
  });

  it("tells a person the place, the reason and the document", () => {
    const text = diffText(diffVersions([NARROW, WIDE], "forward"));
    expect(text).toContain('in the old one, the value "won" is not accepted (compatible for readers)');
    expect(text).toContain('the new accepts, the old refuses: "won"');
    expect(text).toMatch(/\nbroken \(forward\): 1 compared, 0 of them accept the same\.\n$/);
  });
});

describe("reading contracts", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "d365-events-diff-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("reads our folder, without the catalogue, and compares it with itself", async () => {
    const ours = await readContracts("schemas");
    expect([...ours.schemas.keys()]).toContain("dataverse/row-event/1.0.json");
    expect(ours.schemas.has("index.json")).toBe(false);
    expect(diffVersions([ours, ours], "full-transitive").verdict).toBe("compatible");
  });

  it("reads one file under an empty path", async () => {
    writeFileSync(join(folder, "a.json"), '{"type":"string"}');
    expect(await readContracts(join(folder, "a.json"))).toMatchObject({
      schemas: new Map([["", { type: "string" }]]),
    });
  });

  it("reads what stands in a git revision", async () => {
    const { schemas } = await readContracts("HEAD:schemas/finops");
    expect([...schemas.keys()]).toContain("business-event/1.0.json");
  });

  it.each([
    ["neither-file-nor-revision", "expected a file, a folder or a git revision"],
    ["--output=x", "expected a file, a folder or a git revision"],
    ["HEAD:no/such/folder", "expected JSON files"],
    ["test/fixtures/SOURCES.md", "expected JSON"],
    ["cli", "expected JSON Schemas"],
  ])("says what it expected when it came upon %s", async (name, message) => {
    await expect(readContracts(name)).rejects.toThrow(message);
  });
});
