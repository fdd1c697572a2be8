import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const run = promisify(execFile);
const CLI = resolve("cli/d365-events.mjs");
const SAMPLES = resolve("test/fixtures/metadata");

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "d365-events-import-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

interface Ended {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

/** Runs `contracts import` in a folder of its own, as a person would. */
async function imported(...args: readonly string[]): Promise<Ended> {
  const done = run(process.execPath, [CLI, "contracts", "import", ...args], { cwd: folder });
  return await done.then(
    ({ stdout, stderr }) => ({ code: 0, output: stdout, errors: stderr }),
    (error: unknown) => {
      const { code, stdout, stderr } = Object(error);
      return { code, output: stdout, errors: stderr };
    },
  );
}

function files(): readonly string[] {
  return readdirSync(join(folder, "contracts"), { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(json|ts)$/.test(path))
    .toSorted();
}

describe("d365-events contracts import", () => {
  it("writes a contract and its types for each table and event, the same bytes each time", async () => {
    const all = [
      "entity-shko_allfields.json",
      "entities-contact-email.json",
      "schema-purchaseorderconfirmed.json",
    ];
    const args = all.flatMap((file) => ["--metadata", join(SAMPLES, file)]);
    const first = await imported(...args);
    expect(first).toMatchObject({ code: 0, errors: "" });
    expect(first.output).toMatch(/^written {4}dataverse\/tables\/contact\.json \(12 columns\)$/m);
    expect(files()).toEqual([
      ...["contact", "email", "shko_allfields"].flatMap((name) => [
        `dataverse/tables/${name}.d.ts`,
        `dataverse/tables/${name}.json`,
      ]),
      ...["d.ts", "json"].map((end) => `finops/business-events/purchaseorderconfirmedbusinessevent.${end}`),
    ]);
    const texts = files().map((file) => readFileSync(join(folder, "contracts", file), "utf8"));
    const again = await imported(...all.toReversed().flatMap((file) => ["--metadata", join(SAMPLES, file)]));
    expect(again.output.match(/^unchanged/gm)).toHaveLength(4);
    expect(files().map((file) => readFileSync(join(folder, "contracts", file), "utf8"))).toEqual(texts);
  });

  it("writes the tables that are named, where it is told to, and says it to programs", async () => {
    const { code, output } = await imported(
      "--metadata",
      join(SAMPLES, "metadata.xml"),
      "--only",
      "contact",
      "--to",
      "here",
      "--json",
    );
    expect(code).toBe(0);
    expect(JSON.parse(output)).toEqual([
      { name: "contact", columns: 9, path: "dataverse/tables/contact.json", result: "written" },
    ]);
    expect(readdirSync(join(folder, "here"), { recursive: true })).toContain(
      join("dataverse", "tables", "contact.json"),
    );
  });

  it("takes the name of a business event whose download does not say it", async () => {
    const download = { BusinessEventId: "", EventId: "", ProjectId: "" };
    writeFileSync(join(folder, "download.json"), JSON.stringify(download));
    const without = await imported("--metadata", "download.json");
    expect(without).toMatchObject({
      code: 1,
      errors: expect.stringMatching(/^PAYLOAD_MALFORMED: Expected metadata.*--event ID/),
    });
    const named = await imported("--metadata", "download.json", "--event", "AdhocWorkOrder");
    expect(named.output).toContain("finops/business-events/adhocworkorder.json (1 columns)");
  });

  it.each([
    ["no file", ["--metadata", "nowhere.json"], 2, /nowhere\.json/],
    ["no metadata", [], 2, /--metadata/],
    [
      "a table that is not there",
      ["--metadata", join(SAMPLES, "metadata.xml"), "--only", "account"],
      2,
      /account/,
    ],
    ["another file", ["--metadata", resolve("package.json")], 1, /Expected metadata/],
  ])("refuses %s, and says what it expected", async (_, args, code, message) => {
    const ended = await imported(...args);
    expect(ended).toMatchObject({ code, output: "", errors: expect.stringMatching(message) });
  });
});
