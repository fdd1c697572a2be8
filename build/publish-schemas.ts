import { cp, mkdir } from "node:fs/promises";
import { basename, join } from "node:path";

const ROOT = join(import.meta.dirname, "..");

/** `npm run schemas:publish -- FOLDER`: the files of a static site for SCHEMA_BASE_URL, as the app would serve them. */
const [folder] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write("Expected a folder to write to: npm run schemas:publish -- FOLDER\n");
  process.exitCode = 2;
} else {
  await mkdir(folder, { recursive: true });
  // The package for TypeScript is there to be installed, not to be served.
  const filter = (path: string): boolean => basename(path) !== "typescript";
  for (const from of ["schemas", "exports"]) await cp(join(ROOT, from), folder, { recursive: true, filter });
  process.stdout.write(
    `${folder} has the catalogue (index.json), the schemas and the exports. Set SCHEMA_BASE_URL to its URL.\n`,
  );
}
