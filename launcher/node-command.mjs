import { delimiter, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * How to run one of the project's files under the given Node, which also stands first on the path of all that it
 * starts. The channel to it exists so that it notices when we are gone (end-with-launcher.mjs).
 *
 * @param {{
 *   root: string, node: string, args: readonly string[], from: "root" | "caller", quiet?: boolean
 * }} task `args` begins with a file from the root; `quiet` keeps its lines off standard output.
 * @returns {import("./run-child.mjs").Command}
 */
export function nodeCommand({ root, node, args, from, quiet = false }) {
  const [file = "", ...rest] = args;
  const preload = pathToFileURL(join(root, "launcher", "end-with-launcher.mjs")).href;
  // Windows spells it Path or PATH, and with both in one environment chance decides which counts.
  const path = Object.keys(process.env).find((name) => name.toUpperCase() === "PATH") ?? "PATH";
  return {
    command: node,
    args: ["--import", preload, join(root, file), ...rest],
    options: {
      cwd: from === "root" ? root : process.cwd(),
      stdio: quiet ? ["ignore", 2, 2, "ipc"] : ["inherit", "inherit", "inherit", "ipc"],
      env: {
        ...process.env,
        [path]: `${dirname(node)}${delimiter}${process.env[path] ?? ""}`,
        D365_EVENTS_LAUNCHER: String(process.pid),
      },
    },
  };
}
