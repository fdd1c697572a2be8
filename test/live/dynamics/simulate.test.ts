import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Simulated, simulated } from "./simulated.ts";

const MAIN = join(import.meta.dirname, "../../../cli/main.ts");
let dataverse: Simulated;
let folder: string;
beforeAll(async () => {
  dataverse = await simulated();
  folder = await mkdtemp(join(tmpdir(), "simulate-"));
  await mkdir(join(folder, ".local"));
  const dynamics = { dataverse: { url: dataverse.url, token: dataverse.token } };
  await writeFile(join(folder, ".local", "run.json"), JSON.stringify({ dynamics }));
});
afterAll(async () => {
  await dataverse.stop();
  await rm(folder, { recursive: true });
});

async function run(args: readonly string[], input = "", cwd = folder) {
  const child = spawn(process.execPath, [MAIN, "simulate", ...args], { cwd });
  child.stdin.end(input);
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const [output, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, lines: output.trimEnd().split("\n"), errors };
}

describe("d365-events simulate", () => {
  it("lets a scenario happen, step by step", async () => {
    const steps = [
      { create: "leads", row: { subject: "made" } },
      { update: "contacts", where: "lastname eq 'Byron'", row: { jobtitle: "Countess", fax: null } },
      { waitMs: 1 },
      { bulk: "leads", count: 150, row: { subject: "bulk {n}" } },
      { delete: "leads", where: "subject eq 'bulk 150'" },
      { faults: { lose: 0.05 } },
    ];
    const { code, lines, errors } = await run(["scenario", "-"], JSON.stringify(steps));
    expect(errors).toBe("");
    expect(lines).toEqual([
      expect.stringMatching(/^created leads\([0-9a-f-]{36}\)$/),
      expect.stringMatching(/^updated contacts\([0-9a-f-]{36}\): jobtitle, fax$/),
      "waited 1 ms",
      "created 150 leads",
      expect.stringMatching(/^deleted leads\([0-9a-f-]{36}\)$/),
      expect.stringContaining('"lose":0.05'),
    ]);
    expect(code).toBe(0);
    const left = await dataverse.ask(
      "GET",
      "leads?$filter=startswith(subject,'bulk')&$select=subject&$count=true",
    );
    expect(left.json).toMatchObject({ "@odata.count": 149 });
    const ada = await dataverse.ask("GET", "contacts?$filter=jobtitle eq 'Countess'&$select=lastname");
    expect(ada.json).toMatchObject({ value: [{ lastname: "Byron" }] });
  });

  it("takes a row's id, and tells programs in JSON", async () => {
    const { json } = await dataverse.ask("GET", "accounts?$top=1&$select=accountid");
    const id = Object(json).value[0].accountid;
    const { lines } = await run(["update", "accounts", id, "numberofemployees=13", "--json"]);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      step: { kind: "update", pick: { kind: "id", id }, row: { numberofemployees: 13 } },
      did: `updated accounts(${id}): numberofemployees`,
    });
  });

  it("says what is wrong in one line, and ends with 1 or 2", async () => {
    const refused = await run(["update", "contacts", "nonsense=1"]);
    expect([refused.code, refused.errors]).toEqual([
      1,
      expect.stringMatching(/^DYNAMICS_REFUSED: .*0x80048d19.*\n$/),
    ]);
    const none = await run(["delete", "leads", "00000000-0000-0000-0000-000000000001"]);
    expect(none.code).toBe(1);
    const wrong = await run(["update", "contacts", "jobtitle"]);
    expect([wrong.code, wrong.errors]).toEqual([2, "Expected column=value, got jobtitle.\n"]);
    const nowhere = await run(["delete", "leads"], "", tmpdir());
    expect([nowhere.code, nowhere.errors]).toEqual([2, expect.stringContaining("start one with npm start")]);
  });
});
