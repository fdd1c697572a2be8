import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundle } from "../../build/bundle.ts";
import type { Figures } from "../../build/figures.ts";

/** Asks for what the worker offers as the Functions library does, and loads a client only when it is called. */
const ENTRY = `
import { first } from "./first.ts";
declare const require: (name: string) => { readonly version: string };
export const core = (): string => require("@azure/functions-core").version;
export const later = (): Promise<{ readonly late: string }> => import("./late.ts");
export { first };
`;

/** Answers the name as the worker does: https://github.com/Azure/azure-functions-nodejs-worker, setupCoreModule.ts. */
const AS_THE_WORKER = `
const Module = require("node:module");
const load = Module.prototype.require;
Module.prototype.require = function (name) {
  return name === "@azure/functions-core" ? { version: "from the worker" } : load.call(this, name);
};
import(process.argv[1]).then(async (app) => console.log([app.first, app.core(), (await app.later()).late].join()));
`;

describe("the bundle", () => {
  let root = "";
  let figures: Figures;
  const dist = (...path: readonly string[]): string => join(root, "dist", ...path);
  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), "bundle-"));
    const write = (path: string, text: string): void => {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    };
    write("functions/main.ts", ENTRY);
    write("functions/first.ts", `export const first = "at once";\n`);
    write("functions/late.ts", `export const late = "${"late ".repeat(1_000)}";\n`);
    write("schemas/dataverse/row-event/1.0.json", "{}");
    write("exports/asyncapi.json", "{}");
    write("host.json", `{ "version": "2.0" }`);
    write("dist/left-over.mjs", "");
    figures = await bundle({
      root,
      entry: join(root, "functions/main.ts"),
      outDir: dist(),
      about: { name: "sample", version: "1.2.3" },
      stamp: { file: ".built", text: "fingerprint" },
    });
  });
  afterAll(() => rmSync(root, { recursive: true }));

  it("is a folder with all that Azure Functions needs, and nothing from before", () => {
    const files = readdirSync(dist()).toSorted();
    expect(files).toEqual([".built", "chunks", "host.json", "main.mjs", "package.json", "schemas"]);
    expect(existsSync(dist("schemas/dataverse/row-event/1.0.json"))).toBe(true);
    expect(JSON.parse(readFileSync(dist("package.json"), "utf8"))).toEqual({
      name: "sample",
      version: "1.2.3",
      type: "module",
      main: "main.mjs",
    });
  });

  it("reaches what the worker offers by require, and loads the rest when it is called", () => {
    const output = execFileSync(process.execPath, ["-e", AS_THE_WORKER, dist("main.mjs")], {
      encoding: "utf8",
    });
    expect(output).toMatch(/^at once,from the worker,late late /);
  });

  it("counts for a start only what a start reads", () => {
    expect(figures.files).toBe(
      readdirSync(dist(), { recursive: true }).filter((path) => /\.[a-z]+$/.test(String(path))).length,
    );
    expect(figures.startBytes).toBeGreaterThan(0);
    expect(figures.startBytes).toBeLessThan(1_000);
    expect(figures.bytes).toBeGreaterThan(5_000);
  });
});
