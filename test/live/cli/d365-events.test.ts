import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";

const ROOT = dirname(dirname(dirname(import.meta.dirname)));
const EVENT = "purchaseorderconfirmed-2021.json";

/** Runs the tool where the fixtures are, as a person would. */
async function run(
  args: readonly string[],
  input: string | Buffer = "",
): Promise<Readonly<Record<string, unknown>>> {
  const cwd = join(ROOT, "test/fixtures/fno-json");
  const child = spawn(process.execPath, [join(ROOT, "cli/d365-events.mjs"), ...args], { cwd });
  child.stdin.end(input);
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const [output, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, output, errors, lines: output.trimEnd().split("\n") };
}

describe("d365-events convert", () => {
  it("prints one line a file in their order, and ends with 0 when all were understood", async () => {
    const { code, lines } = await run(["convert", "--source", "finops", EVENT, "alert-event.json"]);
    expect(lines).toEqual([
      expect.stringMatching(`^{"file":"${EVENT}","events":`),
      expect.stringMatching('^{"file":"alert-event.json","events":'),
    ]);
    expect(code).toBe(0);
  });

  it("reads a message from standard input, and ends with 1 when it is not understood", async () => {
    const { code, output } = await run(["convert", "--source", "finops", "-"], "no JSON");
    expect(output).toMatch(/^{"file":"-","failure":{"code":"PAYLOAD_MALFORMED",/);
    expect(code).toBe(1);
  });

  it("goes on after a message that is not understood", async () => {
    const body = readFileSync(join(ROOT, "test/fixtures/fno-json", EVENT));
    const { code, lines } = await run(["convert", "--source=finops", "../SOURCES.md", "-"], body);
    expect(lines).toEqual([expect.stringContaining("failure"), expect.stringContaining("events")]);
    expect(code).toBe(1);
  });

  it.each([
    ["no command", []],
    ["an unknown command", ["invert"]],
    ["no file", ["convert"]],
    ["an unknown option", ["convert", "--sorce", "finops", EVENT]],
    ["an unknown source", ["convert", "--source", "sap", EVENT]],
    ["a header without a value", ["convert", "--header", "x-request-id", EVENT]],
    ["a file that is not there", ["convert", "nowhere.json"]],
  ])("ends with 2 and says what to do for %s", async (_what, args) => {
    const { code, output, errors } = await run(args);
    expect({ code, output }).toEqual({ code: 2, output: "" });
    expect(errors).toMatch(/d365-events --help|run the same command again|Usage:/);
  });

  it("says its version", async () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
    expect(await run(["--version"])).toMatchObject({ code: 0, output: `${version}\n` });
  });
});

describe("d365-events logicapp new", () => {
  const TYPE = "com.dynamics365.dataverse.contact.updated.v1";

  it("writes a definition, and no second one over it", async () => {
    const folder = mkdtempSync(join(tmpdir(), "logicapp-"));
    const out = join(folder, "contact.json");
    try {
      const written = await run(["logicapp", "new", "--type", TYPE, "--queue", "contacts", "--out", out]);
      expect(written).toMatchObject({ code: 0, output: "" });
      const text = readFileSync(out, "utf8");
      expect(JSON.parse(text).parameters.queue.defaultValue).toBe("contacts");
      const again = await run(["logicapp", "new", "--type", TYPE, "--out", out]);
      expect(again).toMatchObject({ code: 2, errors: expect.stringContaining("Expected a new file") });
      expect(readFileSync(out, "utf8")).toBe(text);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("lists the types that there are for one that there is not", async () => {
    const { code, output, errors } = await run(["logicapp", "new", "--type", "contact.changed"]);
    expect({ code, output }).toEqual({ code: 2, output: "" });
    expect(errors).toMatch(/came "contact.changed".*\n {2}com\.dynamics365\.dataverse\.contact\.updated\.v1/);
  });
});

describe("d365-events doctor", () => {
  it("keeps a file of settings that is not there from Node, which has an option of that name", async () => {
    const args = ["--", join(ROOT, "cli/d365-events.mjs"), "doctor", "--env-file", "nowhere.env"];
    const bin = spawn(process.execPath, args);
    const ended = new Promise<number | null>((resolve) => bin.once("close", resolve));
    const [errors, code] = await Promise.all([text(bin.stderr), ended]);
    expect(errors).toMatch(/^Expected a file that can be read: ENOENT.*nowhere\.env/);
    expect(code).toBe(2);
  });
});
