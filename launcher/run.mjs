import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { isBuilt } from "./built.mjs";
import { installCommand } from "./install-command.mjs";
import { reasonToInstall } from "./installed.mjs";
import { nodeCommand } from "./node-command.mjs";
import { oneAtATime } from "./one-at-a-time.mjs";
import { pinnedNode } from "./pinned-node.mjs";
import { runChild } from "./run-child.mjs";
import { BUILD, SCRIPTS } from "./scripts.mjs";
import { thisMachine } from "./this-machine.mjs";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const WRONG_USE = 2;

/**
 * Installs and builds what is missing or stale, then runs one script under the pinned Node and ends as it ends.
 *
 * Standard output belongs to the script alone: npm's and the build's own lines go to standard error.
 *
 * @param {readonly string[]} argv The script's name, then its arguments.
 */
export async function run([name = "", ...args]) {
  // Only the code is set: what is still being written then goes out before the process ends.
  process.exitCode = await runScript(name, args);
}

/**
 * @param {string} name
 * @param {readonly string[]} args
 * @returns {Promise<number>} The exit code.
 */
async function runScript(name, args) {
  const script = Object.hasOwn(SCRIPTS, name) ? SCRIPTS[name] : undefined;
  if (script === undefined) {
    return refuse(`Expected a script, one of ${Object.keys(SCRIPTS).join(", ")}; came "${name}".`);
  }
  const machine = thisMachine();
  const prepared = await prepare(script, machine);
  if (prepared !== 0) return prepared;

  const node = pinnedNode(ROOT, machine);
  if (node.path === undefined) return refuse(node.problem);
  return runChild(nodeCommand({ root: ROOT, node: node.path, script, args }));
}

/**
 * Nothing is locked and no process started when all is fresh, which is the usual case.
 *
 * @param {import("./scripts.mjs").Script} script
 * @param {import("./this-machine.mjs").Machine} machine
 * @returns {Promise<number>} 0 when all is ready.
 */
async function prepare({ needsBuild = false }, machine) {
  const installed = () => reasonToInstall(ROOT, machine) === undefined;
  if (installed() && (!needsBuild || isBuilt(ROOT))) return 0;
  return oneAtATime(
    join(ROOT, ".local", "launcher.lock"),
    async () => {
      const code = await install(machine);
      return code !== 0 || !needsBuild || isBuilt(ROOT) ? code : build(machine);
    },
    (pid) => say(`Waiting for process ${pid}, which is installing or building in this folder.`),
  );
}

async function install(/** @type {import("./this-machine.mjs").Machine} */ machine) {
  const reason = reasonToInstall(ROOT, machine);
  if (reason === undefined) return 0;
  say(`${reason}: installing from package-lock.json (npm ci).`);
  const code = await runChild(installCommand(ROOT));
  if (code !== 0)
    say(`npm ci ended with code ${code}; its lines above say why. Then run the same command again.`);
  return code;
}

async function build(/** @type {import("./this-machine.mjs").Machine} */ machine) {
  const node = pinnedNode(ROOT, machine);
  if (node.path === undefined) return refuse(node.problem);
  return runChild(nodeCommand({ root: ROOT, node: node.path, script: BUILD, args: [], aside: true }));
}

function refuse(/** @type {string} */ problem) {
  say(problem);
  return WRONG_USE;
}

function say(/** @type {string} */ line) {
  process.stderr.write(`${line}\n`);
}
