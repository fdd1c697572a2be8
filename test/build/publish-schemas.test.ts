import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const run = promisify(execFile);
const SCRIPT = "build/publish-schemas.ts";

it("schemas:publish writes what the app serves, under the same paths", async () => {
  const folder = mkdtempSync(join(tmpdir(), "d365-events-site-"));
  try {
    const { stdout } = await run(process.execPath, [SCRIPT, folder]);
    expect(stdout).toContain("SCHEMA_BASE_URL");
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
      file.endsWith(".json"),
    );
    const ours = readdirSync("schemas", { recursive: true, encoding: "utf8" });
    const schemas = ours.filter((file) => file.endsWith(".json"));
    expect(files.toSorted()).toEqual(
      ["asyncapi.json", "avro.json", "catalog.xreg.json", ...schemas].toSorted(),
    );
    for (const path of schemas)
      expect(readFileSync(join(folder, path), "utf8")).toBe(readFileSync(join("schemas", path), "utf8"));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it("schemas:publish without a folder says what it expects, and ends with 2", async () => {
  await expect(run(process.execPath, [SCRIPT])).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining("Expected a folder"),
  });
});
