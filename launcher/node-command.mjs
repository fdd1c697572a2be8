import { delimiter, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * How to run one of the project's files under the given Node, which also stands first on the path of all that it
 * starts. The channel to it exists so that it notices when we are gone (end-with-launcher.mjs).
 *
 * @param {object} task
 * @param {string} task.root
 * @param {string} task.node
 * @param {import("./scripts.mjs").Script} task.script
 * @param {readonly string[]} task.args
 * @param {boolean} [task.aside] Its lines go to standard error.
 * @returns {import("./run-child.mjs").Command}
 */
export function nodeCommand({ root, node, script, args, aside = false }) {
  const [file = "", ...first] = script.run;
  const preload = pathToFileURL(join(root, "launcher", "end-with-launcher.mjs")).href;
  // Windows spells it Path or PATH, and with both in one environment chance decides which counts.
  const path = Object.keys(process.env).find((name) => name.toUpperCase() === "PATH") ?? "PATH";
  return {
    command: node,
    // Without the dashes Node takes an --env-file of ours for its own, wherever it stands.
    args: ["--import", preload, "--", join(root, file), ...first, ...args],
    options: {
      cwd: script.from === "caller" ? process.cwd() : root,
      stdio: aside ? ["ignore", 2, 2, "ipc"] : ["inherit", "inherit", "inherit", "ipc"],
      env: {
        ...(script.quickly && { NODE_COMPILE_CACHE: join(root, ".local", "compile-cache") }),
        ...process.env,
        [path]: `${dirname(node)}${delimiter}${process.env[path] ?? ""}`,
        D365_EVENTS_LAUNCHER: String(process.pid),
      },
    },
  };
}
