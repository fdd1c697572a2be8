import { execFile } from "node:child_process";
import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const ROOT = dirname(dirname(import.meta.dirname));
const BIOME = join(ROOT, "node_modules/@biomejs/biome/bin/biome");
const HEADER = /^\/\/ in (?<path>\S+)(?: fires (?<rule>\S+))?$/;

/** A file that breaks one rule: it begins with the path where it would stand and the rule that must fire there. */
interface BadFile {
  readonly name: string;
  readonly rule: string;
  readonly sources: readonly { readonly path: string; readonly text: string }[];
}

const badFiles = globSync("*.bad.txt", { cwd: import.meta.dirname })
  .toSorted()
  .map(readBadFile);

describe("the lint rules", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "rules-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(badFiles)("refuse a file that $name", async ({ name, rule, sources }) => {
    const project = projectIn(join(folder, name));
    for (const { path, text } of sources) {
      mkdirSync(dirname(join(project, path)), { recursive: true });
      writeFileSync(join(project, path), text);
    }
    expect(await firedIn(project)).toContain(rule);
  });

  it("hold every subject of shared/ to a list of what it may import", async () => {
    const project = projectIn(join(folder, "subjects"));
    const entries = readdirSync(join(ROOT, "shared"), { withFileTypes: true });
    const subjects = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
    for (const subject of subjects) {
      mkdirSync(join(project, "shared", subject), { recursive: true });
      writeFileSync(
        join(project, "shared", subject, "bad.ts"),
        'export { main } from "../../functions/main.ts";\n',
      );
    }
    expect(await firedIn(project)).toEqual(subjects.map(() => "lint/style/noRestrictedImports"));
  });

  it("have nothing against the same paths with decent content", async () => {
    const project = projectIn(join(folder, "decent"));
    for (const { path } of badFiles.flatMap((bad) => bad.sources)) {
      mkdirSync(dirname(join(project, path)), { recursive: true });
      writeFileSync(join(project, path), "export const decent = 1;\n");
    }
    expect(await firedIn(project)).toEqual([]);
  });

  it("let live.ts read the clock, chance and the environment", async () => {
    const project = projectIn(join(folder, "live"));
    mkdirSync(join(project, "shared"));
    const source = "export const read = () => [Date.now(), Math.random(), process.env.PATH];\n";
    writeFileSync(join(project, "shared/live.ts"), source);
    expect(await firedIn(project)).toEqual([]);
  });
});

function readBadFile(file: string): BadFile {
  const text = readFileSync(join(import.meta.dirname, file), "utf8");
  const sources: { path: string; text: string }[] = [];
  let rule: string | undefined;
  for (const line of text.split("\n")) {
    const header = HEADER.exec(line)?.groups;
    const source = sources.at(-1);
    if (header !== undefined) {
      sources.push({ path: header.path ?? "", text: "" });
      rule ??= header.rule;
    } else if (source !== undefined) source.text += `${line}\n`;
  }
  if (rule === undefined) throw new Error(`${file}: expected a first line «// in <path> fires <rule>».`);
  return { name: basename(file, ".bad.txt").replaceAll("-", " "), rule, sources };
}

function projectIn(folder: string): string {
  mkdirSync(join(folder, "build"), { recursive: true });
  cpSync(join(ROOT, "biome.json"), join(folder, "biome.json"));
  cpSync(join(ROOT, "build/no-clock-or-chance.grit"), join(folder, "build/no-clock-or-chance.grit"));
  return folder;
}

/** The names of the rules that Biome names as errors, as the project's own settings have them. */
async function firedIn(project: string): Promise<readonly string[]> {
  const args = [BIOME, "lint", "--vcs-enabled=false", "--reporter=json"];
  const output = await new Promise<string>((resolve) => {
    execFile(process.execPath, args, { cwd: project }, (_error, stdout) => resolve(stdout));
  });
  const { diagnostics } = JSON.parse(output);
  return diagnostics.map((diagnostic: { readonly category: string }) => diagnostic.category);
}
