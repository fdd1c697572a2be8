import { extname } from "node:path";
import { parseEnv } from "node:util";
import { membersOf } from "../../shared/json-members.ts";
import { WrongUse } from "../wrong-use.ts";

type Env = Readonly<Record<string, string>>;

/**
 * Settings from a file: lines NAME=value, or, where the name ends in `.json`, what
 * `az functionapp config appsettings list` prints, or a `local.settings.json`.
 */
export function readEnvFile(file: string, text: string): Env {
  if (extname(file) !== ".json") return parseEnvText(text);
  const value = parseJson(file, text);
  if (Array.isArray(value)) return Object.fromEntries(value.map((row: unknown) => listed(file, row)));
  const values = membersOf(membersOf(value).Values);
  if (Object.keys(values).length === 0) throw wrongShape(file);
  return Object.fromEntries(Object.entries(values).map(([name, each]) => [name, String(each)]));
}

function parseEnvText(text: string): Env {
  return Object.fromEntries(Object.entries(parseEnv(text)).map(([name, value]) => [name, value ?? ""]));
}

function listed(file: string, row: unknown): readonly [string, string] {
  const { name, value } = membersOf(row);
  if (typeof name !== "string") throw wrongShape(file);
  return [name, typeof value === "string" ? value : ""];
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw wrongShape(file);
  }
}

function wrongShape(file: string): WrongUse {
  return new WrongUse(
    `Expected ${file} to hold a list of {"name", "value"} (az functionapp config appsettings list) or an object with "Values" (local.settings.json).`,
  );
}
