import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import addFormats from "ajv-formats";
import { build } from "esbuild";
import { withoutAnnotations } from "./annotations.ts";
import { SCHEMA_BASE, type SchemaFile } from "./schemas.ts";

/**
 * One ES module of functions that check values against the schemas, in their order and by their paths. Nothing is
 * compiled and no library is loaded at run time: what the functions need of ajv is bundled with them.
 */
export async function generateValidators(
  schemas: readonly SchemaFile[],
  tells: "firstFault" | "everyFault" = "firstFault",
): Promise<string> {
  const ajv = new Ajv2020({
    allErrors: tells === "everyFault",
    discriminator: true,
    code: { source: true, esm: true, lines: true },
    strict: true,
    allowUnionTypes: true,
  });
  addFormats.default(ajv, { mode: "full" });
  for (const { schema } of schemas) ajv.addSchema(withoutAnnotations(schema));
  const names = new Map(schemas.map(({ path }, index) => [path, `validate${index}`]));
  const ids = Object.fromEntries([...names].map(([path, name]) => [name, SCHEMA_BASE + path]));
  const entries = [...names].map(([path, name]) => `  [${JSON.stringify(path)}, ${name}],\n`).join("");
  const source = standalone.default(ajv, ids).replaceAll(/^export const /gm, "const ");
  return bundled(`${source}\nexport const validators = new Map([\n${entries}]);\n`);
}

async function bundled(source: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: import.meta.dirname, sourcefile: "validators.mjs" },
    // The paths in its comments begin at the root, wherever the command was called and the packages really are.
    absWorkingDir: join(import.meta.dirname, "..", ".."),
    preserveSymlinks: true,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node24",
    write: false,
    legalComments: "none",
    banner: { js: "// Generated from schemas/ by `npm run generate`. Do not edit." },
  });
  const text = outputFiles[0]?.text;
  if (text === undefined) throw new Error("Expected one file of validators, came none.");
  return text;
}
