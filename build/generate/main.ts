import { readFileSync } from "node:fs";
import { join } from "node:path";
import { generateDocs } from "./docs.ts";
import { generateExports } from "./exports.ts";
import { generate, staleAmong, staleFiles, writeGenerated } from "./generate.ts";
import { generateRegistration } from "./registration.ts";
import { generateTypeScript } from "./typescript.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const CONTRACTS = join("shared", "contracts", "generated");
const REGISTRATION = join("shared", "registration", "generated");
const EXPORTS = "exports";
const DOCS = "docs";

const check = process.argv.includes("--check");
const contracts = await generate(join(ROOT, "schemas"));
const staleContracts = staleFiles(contracts, join(ROOT, CONTRACTS));
const registration = await generateRegistration(join(ROOT, "schemas"));
const staleRegistration = staleFiles(registration, join(ROOT, REGISTRATION));
const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
const exports = new Map([
  ...generateExports(join(ROOT, "schemas"), version),
  ...generateTypeScript(join(ROOT, "schemas"), version, contracts),
]);
const staleExports = staleFiles(exports, join(ROOT, EXPORTS));
const docs = generateDocs(join(ROOT, "schemas"));
const staleDocs = staleAmong(docs, join(ROOT, DOCS));
if (!check) {
  writeGenerated(contracts, join(ROOT, CONTRACTS), staleContracts);
  writeGenerated(registration, join(ROOT, REGISTRATION), staleRegistration);
  writeGenerated(exports, join(ROOT, EXPORTS), staleExports);
  writeGenerated(docs, join(ROOT, DOCS), staleDocs);
}

const stale = [
  ...staleContracts.map((path) => join(CONTRACTS, path)),
  ...staleRegistration.map((path) => join(REGISTRATION, path)),
  ...staleExports.map((path) => join(EXPORTS, path)),
  ...staleDocs.map((path) => join(DOCS, path)),
];
for (const path of stale) process.stdout.write(`${check ? "stale" : "written"}: ${path}\n`);
if (check && stale.length > 0) {
  process.stderr.write("Run `npm run generate` and commit what it writes.\n");
  process.exitCode = 1;
}
