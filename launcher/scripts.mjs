/**
 * What `node launcher.mjs <name>` runs: a file from the project's root and its first arguments. `needsBuild` says
 * that it works with dist/; `from` is the folder it works in, the project's root or wherever the caller is.
 *
 * @typedef {{ readonly run: readonly string[], readonly needsBuild: boolean, readonly from: "root" | "caller" }} Script
 * @type {Readonly<Record<string, Script>>}
 */
export const SCRIPTS = {
  start: { run: ["local/main.ts"], needsBuild: true, from: "root" },
  emulators: { run: ["local/emulators.ts"], needsBuild: false, from: "root" },
  test: { run: [...vitest("test"), "--project=unit", "--project=live"], needsBuild: true, from: "root" },
  "test:clone": { run: [...vitest("clone"), "--project=clone"], needsBuild: false, from: "root" },
  check: { run: ["build/check.ts"], needsBuild: false, from: "root" },
  build: { run: ["build/main.ts"], needsBuild: false, from: "root" },
  generate: { run: ["build/generate/main.ts"], needsBuild: false, from: "root" },
  bench: { run: ["bench/main.ts"], needsBuild: true, from: "root" },
  fix: {
    run: ["node_modules/@biomejs/biome/bin/biome", "check", "--write"],
    needsBuild: false,
    from: "root",
  },
  "d365-events": { run: ["cli/main.ts"], needsBuild: false, from: "caller" },
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
