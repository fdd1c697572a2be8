import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { importedFiles, writeImported } from "../../../cli/contracts/imported-files.ts";
import { type Functions, startFunctions } from "../../../local/functions/start-functions.ts";
import { tablesOf } from "../../shared/metadata/samples.ts";

const KEY = "a-key-of-sixteen-characters-or-more";
const CONTRACT = "dataverse/tables/shko_allfields.json";

describe("the imported contracts of a deployed app", () => {
  const folder = mkdtempSync(join(tmpdir(), "d365-events-deployed-"));
  let functions: Functions;

  beforeAll(async () => {
    cpSync("dist", folder, { recursive: true });
    for (const table of tablesOf("entity-shko_allfields.json"))
      writeImported(importedFiles(table), join(folder, "contracts"));
    const { Values: settings } = JSON.parse(readFileSync("local.settings.sample.json", "utf8"));
    functions = await startFunctions({
      directory: folder,
      port: 0,
      settings: { ...settings, SCHEMAS_KEY: KEY },
      onLog: () => undefined,
    });
  });
  afterAll(async () => {
    await functions.stop();
    rmSync(folder, { recursive: true });
  });

  const get = (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
    fetch(`${functions.url}/api/schemas/${path}`, { headers });

  it("are listed and served to whoever has the key", async () => {
    const listed = await get(`imported?code=${KEY}`);
    expect(await listed.json()).toEqual([CONTRACT]);
    const headers = { "x-d365-events-secret": KEY };
    const served = await get(`imported/${CONTRACT}`, headers);
    expect(served.headers.get("content-type")).toBe("application/schema+json");
    expect(served.headers.get("cache-control")).toBe("private, max-age=300");
    expect(await served.json()).toMatchObject({ title: "ShkoAllfields" });
    const etag = served.headers.get("etag") ?? "";
    expect((await get(`imported/${CONTRACT}`, { ...headers, "if-none-match": etag })).status).toBe(304);
    for (const other of [
      "dataverse/tables/other.json",
      "../schemas/index.json",
      "%2e%2e/host.json",
      "dataverse/tables/shko_allfields.d.ts",
    ])
      expect((await get(`imported/${other}`, headers)).status).toBe(404);
  });

  it("are those by which the app checks rows, as its health says", async () => {
    const health: unknown = await (await fetch(`${functions.url}/api/health`)).json();
    expect(health).toMatchObject({ parts: { contracts: { reachable: true } } });
  });

  it("are nobody else's to read, while the built-in ones are anybody's", async () => {
    for (const path of [
      "imported",
      `imported/${CONTRACT}`,
      `imported/${CONTRACT}?code=wrong`,
      "imported?code=",
    ])
      expect((await get(path)).status).toBe(401);
    expect((await get("")).status).toBe(200);
    expect((await get("dataverse/row-event/1.0.json")).status).toBe(200);
    expect((await get(`${CONTRACT}`)).status).toBe(404);
  });
});
