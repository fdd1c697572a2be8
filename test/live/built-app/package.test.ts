import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundle } from "../../../build/bundle.ts";
import type { Figures } from "../../../build/figures.ts";
import { packageFiles } from "../../../build/package-files.ts";
import { zip } from "../../../build/zip.ts";
import { loadApp } from "../../../local/functions/load-app.ts";

const ROOT = dirname(dirname(dirname(import.meta.dirname)));
const SOURCES = ["functions", "shared", "schemas", "exports", "host.json", "package.json"];

const sample: { readonly Values: Readonly<Record<string, string>> } = JSON.parse(
  readFileSync(join(ROOT, "local.settings.sample.json"), "utf8"),
);

/** Builds and packs the sources that stand in a folder. */
async function packIn(root: string, stamp: string): Promise<{ bytes: Uint8Array; figures: Figures }> {
  const figures = await bundle({
    root,
    entry: join(root, "functions/main.ts"),
    outDir: join(root, "dist"),
    about: { name: "d365-events", version: "0.0.0" },
    stamp: { file: ".built", text: stamp },
  });
  return { bytes: zip(await packageFiles(join(root, "dist"))), figures };
}

describe("the package of the app", () => {
  let scratch = "";
  let unpacked = "";
  let first: Awaited<ReturnType<typeof packIn>>;
  let files: Readonly<Record<string, Uint8Array>> = {};

  function checkout(name: string): string {
    const folder = join(scratch, name);
    for (const source of SOURCES) cpSync(join(ROOT, source), join(folder, source), { recursive: true });
    symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
    return folder;
  }

  beforeAll(async () => {
    scratch = mkdtempSync(join(tmpdir(), "package-"));
    first = await packIn(checkout("one"), "built on Monday");
    files = unzipSync(first.bytes);
    unpacked = join(scratch, "wwwroot");
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(unpacked, path)), { recursive: true });
      writeFileSync(join(unpacked, path), content);
    }
  });
  afterAll(() => rmSync(scratch, { recursive: true }));

  it("has what the host needs and nothing else", () => {
    const names = Object.keys(files);
    expect(names).toEqual(expect.arrayContaining(["host.json", "main.mjs", "package.json"]));
    const others = names.filter(
      (name) =>
        !/^(host\.json|main\.mjs|package\.json|chunks\/[\w-]+\.mjs|schemas\/[\w./-]+\.json)$/.test(name),
    );
    expect(others).toEqual([]);
    expect(first.bytes.length).toBeLessThan(2 * 1024 * 1024);
  });

  it("is the same, byte for byte, when it is built in another folder", async () => {
    const second = await packIn(checkout("a/folder/further/down"), "built on Tuesday");
    expect(Buffer.compare(second.bytes, first.bytes)).toBe(0);
  });

  it("names no folder of this machine, no source map and none of our scripts", () => {
    const telling = [ROOT, scratch, homedir(), "sourceMappingURL", "launcher.mjs"];
    const found = Object.entries(files).flatMap(([name, content]) =>
      telling.filter((text) => Buffer.from(content).includes(text)).map((text) => `${name}: ${text}`),
    );
    expect(found).toEqual([]);
  });

  it("has no code of a package that is for development alone", () => {
    const { packages } = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8"));
    expect(first.figures.packages).toContain("@azure/service-bus");
    const development = first.figures.packages.filter(
      (name) => packages[`node_modules/${name}`]?.dev === true,
    );
    expect(development).toEqual([]);
  });

  it("loads through the worker's contract from an empty folder, and registers all that the built folder does", async () => {
    Object.assign(process.env, sample.Values);
    const app = await loadApp(unpacked);
    const built = await loadApp(join(ROOT, "dist"));
    expect(app.functions.length).toBeGreaterThan(20);
    expect(app.functions).toEqual(built.functions);
    await app.terminate();
    await built.terminate();
  });

  it("finds every part that it loads later on, without any node_modules", () => {
    const parts = Object.keys(files).filter((name) => name.startsWith("chunks/"));
    expect(parts.length).toBeGreaterThan(5);
    const script = `for (const part of process.argv.slice(1)) await import(part);`;
    const paths = parts.map((part) => join(unpacked, part));
    execFileSync(process.execPath, ["--input-type=module", "-e", script, "--", ...paths], { cwd: unpacked });
  });
});
