import { execFile } from "node:child_process";
import { readdir, readFile, stat } from "node:fs/promises";
import { join, sep } from "node:path";
import { promisify } from "node:util";
import { WrongUse } from "../wrong-use.ts";
import { isRecord } from "./compare/json.ts";

/** The schemas of one version by their paths in it; a single file has the path "". */
export interface Contracts {
  readonly name: string;
  readonly schemas: ReadonlyMap<string, unknown>;
}

const run = promisify(execFile);
const MAX_OUTPUT = 64 * 1024 * 1024;

/** Reads a schema file, a folder of schema files, or either as it was in a git revision (`REVISION[:PATH]`). */
export async function readContracts(name: string): Promise<Contracts> {
  const found = await stat(name).catch(() => undefined);
  const texts =
    found === undefined
      ? await textsOfRevision(name)
      : found.isDirectory()
        ? await textsOfFolder(name)
        : await textOfFile(name);
  const parsed = [...texts].map(([path, text]) => [path, parse(text, path || name)] as const);
  // What stands in a folder without being a schema, such as our catalogue, is not compared.
  const schemas = new Map(parsed.filter(([path, schema]) => path === "" || isSchema(schema)));
  if (schemas.size === 0)
    throw new WrongUse(`${name}: expected JSON Schemas, which say $schema or $id, came none.`);
  return { name, schemas };
}

type Texts = ReadonlyMap<string, string>;

async function textOfFile(name: string): Promise<Texts> {
  return new Map([["", await readFile(name, "utf8")]]);
}

async function textsOfFolder(folder: string): Promise<Texts> {
  const paths = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith(".json")).sort();
  const entries = paths.map(
    async (path) => [path.split(sep).join("/"), await readFile(join(folder, path), "utf8")] as const,
  );
  return new Map(await Promise.all(entries));
}

async function textsOfRevision(name: string): Promise<Texts> {
  const [revision = "", path = "schemas"] = name.split(/:(.*)/s);
  const unknown = `${name}: expected a file, a folder or a git revision, and there is none of that name here.`;
  if (revision === "" || revision.startsWith("-")) throw new WrongUse(unknown);
  const listed = await git("ls-tree", "-r", "--name-only", "-z", revision, "--", path).catch(() => {
    throw new WrongUse(unknown);
  });
  const files = listed.split("\0").filter((file) => file.endsWith(".json"));
  if (files.length === 0)
    throw new WrongUse(`${name}: expected JSON files at ${path} in that revision, came none.`);
  const prefix = `${path.replace(/\/+$/, "")}/`;
  const entries = files.map(async (file) => {
    const inside = file.startsWith(prefix) ? file.slice(prefix.length) : "";
    return [inside, await git("show", `${revision}:./${file}`)] as const;
  });
  return new Map(await Promise.all(entries));
}

async function git(...args: readonly string[]): Promise<string> {
  return (await run("git", args, { maxBuffer: MAX_OUTPUT })).stdout;
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new WrongUse(`${path}: expected JSON; ${error instanceof Error ? error.message : "it is none"}.`);
  }
}

function isSchema(value: unknown): boolean {
  return isRecord(value) && (typeof value.$schema === "string" || typeof value.$id === "string");
}
