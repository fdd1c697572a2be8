import { existsSync } from "node:fs";

/**
 * How to install exactly what package-lock.json names, with npm's own lines on standard error.
 *
 * Development and optional packages are part of every run, whatever NODE_ENV or npm's own settings leave out.
 *
 * @param {string} root
 * @returns {import("./run-child.mjs").Command}
 */
export function installCommand(root) {
  const { command, args, shell } = npm();
  // Else npm warns at length of packages that need a newer Node than its own, and nothing here runs under that one.
  const quiet = process.env.npm_config_loglevel === undefined ? ["--loglevel=error"] : [];
  return {
    command,
    args: [...args, "ci", "--include=dev", "--include=optional", ...quiet],
    options: { cwd: root, stdio: ["ignore", 2, 2], shell },
  };
}

/** The npm that called us, else the one on the path. */
function npm() {
  const called = (process.env.npm_execpath ?? "").replace(/npx-cli\.js$/, "npm-cli.js");
  if (called.endsWith("npm-cli.js") && existsSync(called)) {
    return { command: process.execPath, args: [called], shell: false };
  }
  // On Windows npm is a command file, which only a shell can start.
  return { command: "npm", args: [], shell: process.platform === "win32" };
}
