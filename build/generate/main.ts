import { join } from "node:path";
import { generate, staleFiles, writeGenerated } from "./generate.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const GENERATED = join("shared", "contracts", "generated");

const check = process.argv.includes("--check");
const generated = await generate(join(ROOT, "schemas"));
const stale = staleFiles(generated, join(ROOT, GENERATED));
if (!check) writeGenerated(generated, join(ROOT, GENERATED));

for (const path of stale) process.stdout.write(`${check ? "stale" : "written"}: ${join(GENERATED, path)}\n`);
if (check && stale.length > 0) {
  process.stderr.write("Run `npm run generate` and commit what it writes.\n");
  process.exitCode = 1;
}
