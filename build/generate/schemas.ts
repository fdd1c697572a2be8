import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** Where every schema says that it lives; the path under `schemas/` follows. */
export const SCHEMA_BASE = "https://d365-events.dev/schemas/";

/** A schema file, as a value and by its path under `schemas/`, such as `finops/business-event/1.0.json`. */
export interface SchemaFile {
  readonly path: string;
  readonly schema: Readonly<Record<string, unknown>>;
}

/** What stands at the top of `schemas/`, such as the catalogue, is about schemas and none itself. */
function isSchema(path: string): boolean {
  return path.endsWith(".json") && path.includes("/");
}

/** All schemas in a folder, in the order of their paths; fails when one does not bear the `$id` of its place. */
export function readSchemas(folder: string): readonly SchemaFile[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => path.split(sep).join("/"))
    .filter(isSchema)
    .sort()
    .map((path) => readSchema(folder, path));
}

function readSchema(folder: string, path: string): SchemaFile {
  const file = join(folder, path);
  const schema: unknown = JSON.parse(readFileSync(file, "utf8"));
  if (!isRecord(schema))
    throw new Error(`${relative(".", file)}: expected a JSON Schema, which is an object.`);
  const id = SCHEMA_BASE + path;
  if (schema.$id !== id)
    throw new Error(`${relative(".", file)}: expected "$id": "${id}", came ${JSON.stringify(schema.$id)}.`);
  return { path, schema };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
