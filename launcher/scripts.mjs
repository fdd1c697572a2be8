/**
 * What `node launcher.mjs <name>` runs.
 *
 * @typedef {object} Script
 * @property {readonly string[]} run A file from the project's root, and its first arguments.
 * @property {boolean} [needsBuild] It works with dist/.
 * @property {"caller"} [from] It works in the folder of whoever calls it, not in the project's root.
 * @property {boolean} [quickly] People wait for its first line: what V8 compiled is kept for the next time.
 */

/** @type {Script} */
export const BUILD = { run: ["build/main.ts"] };

/** @type {Readonly<Record<string, Script>>} */
export const SCRIPTS = {
  start: { run: ["local/main.ts"], needsBuild: true, quickly: true },
  send: { run: ["local/send.ts"], quickly: true },
  emulators: { run: ["local/emulators.ts"], quickly: true },
  test: { run: [...vitest("test"), "--project=unit", "--project=live"], needsBuild: true },
  "test:proof": { run: [...vitest("proof"), "--project=proof"], needsBuild: true },
  "test:clone": { run: [...vitest("clone"), "--project=clone"] },
  check: { run: ["build/check.ts"] },
  build: BUILD,
  package: { run: ["build/package.ts"], needsBuild: true },
  "schemas:publish": { run: ["build/publish-schemas.ts"], from: "caller" },
  bicep: { run: ["build/bicep/main.ts"] },
  generate: { run: ["build/generate/main.ts"] },
  bench: { run: ["bench/main.ts"], needsBuild: true },
  fuzz: { run: ["test/laws/fuzz.ts"] },
  chaos: { run: ["test/chaos/main.ts"], needsBuild: true },
  rolling: { run: ["test/chaos/rolling/main.ts"], needsBuild: true },
  load: { run: ["test/chaos/load/main.ts"], needsBuild: true },
  simulate: { run: ["test/simulation/main.ts"] },
  fix: { run: ["node_modules/@biomejs/biome/bin/biome", "check", "--write"] },
  "d365-events": { run: ["cli/main.ts"], from: "caller", quickly: true },
};

/** The usual output for people, and beside it a report that a program can count. */
function vitest(/** @type {string} */ report) {
  const reporters = [
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=.local/reports/${report}.json`,
  ];
  return ["node_modules/vitest/vitest.mjs", "run", ...reporters];
}
