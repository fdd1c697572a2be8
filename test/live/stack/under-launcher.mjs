// `launcher.mjs start`, but in the folder of the caller: `node under-launcher.mjs <root> <arguments>`.
import { nodeCommand } from "../../../launcher/node-command.mjs";
import { runChild } from "../../../launcher/run-child.mjs";
import { SCRIPTS } from "../../../launcher/scripts.mjs";

const [root = "", ...args] = process.argv.slice(2);
const script = { ...SCRIPTS.start, from: "caller" };
process.exitCode = await runChild(nodeCommand({ root, node: process.execPath, script, args }));
