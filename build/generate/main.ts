import { join } from "node:path";
import { generateDocs } from "./docs.ts";
import { generate, staleAmong, staleFiles, writeGenerated } from "./generate.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const CONTRACTS = join("shared", "contracts", "generated");
const DOCS = "docs";

const check = process.argv.includes("--check");
const contracts = await generate(join(ROOT, "schemas"));
const staleContracts = staleFiles(contracts, join(ROOT, CONTRACTS));
const docs = generateDocs();
const staleDocs = staleAmong(docs, join(ROOT, DOCS));
if (!check) {
  writeGenerated(contracts, join(ROOT, CONTRACTS), staleContracts);
  writeGenerated(docs, join(ROOT, DOCS), staleDocs);
}

const stale = [
  ...staleContracts.map((path) => join(CONTRACTS, path)),
  ...staleDocs.map((path) => join(DOCS, path)),
];
for (const path of stale) process.stdout.write(`${check ? "stale" : "written"}: ${path}\n`);
if (check && stale.length > 0) {
  process.stderr.write("Run `npm run generate` and commit what it writes.\n");
  process.exitCode = 1;
}
