import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** All that a build reads. What comes from node_modules is named by package-lock.json. */
const SOURCES = [
  "build",
  "functions",
  "shared",
  "schemas",
  "exports",
  "contracts",
  "host.json",
  "package.json",
  "package-lock.json",
];

/** The build writes the fingerprint of its sources here, in dist/. */
export const STAMP = ".built";

/** Whether dist/ was built from the sources as they stand now. */
export function isBuilt(/** @type {string} */ root) {
  const stamp = join(root, "dist", STAMP);
  if (!existsSync(stamp) || !existsSync(join(root, "dist", "main.mjs"))) return false;
  return readFileSync(stamp, "utf8") === sourcesFingerprint(root);
}

/** Changes whenever a source is edited, added, deleted or renamed; from names, sizes and times, so it is quick. */
export function sourcesFingerprint(/** @type {string} */ root) {
  const digest = createHash("sha256");
  for (const path of SOURCES.flatMap((source) => filesIn(root, source))) {
    const { size, mtimeMs } = statSync(join(root, path));
    digest.update(`${path} ${size} ${mtimeMs}\n`);
  }
  return digest.digest("hex");
}

/**
 * @param {string} root
 * @param {string} path
 * @returns {readonly string[]} Paths from the root, in a fixed order.
 */
function filesIn(root, path) {
  const found = statSync(join(root, path), { throwIfNoEntry: false });
  if (found === undefined) return [];
  if (!found.isDirectory()) return [path];
  return readdirSync(join(root, path))
    .toSorted()
    .flatMap((name) => filesIn(root, `${path}/${name}`));
}
