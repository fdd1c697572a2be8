// `launcher.mjs start`, but in the folder of the caller: `node under-launcher.mjs <root> <arguments>`.
import { nodeCommand } from "../../../launcher/node-command.mjs";
import { runChild } from "../../../launcher/run-child.mjs";

const [root = "", ...args] = process.argv.slice(2);
/** @type {import("../../../launcher/scripts.mjs").Script} */
const script = { run: ["local/main.ts"], from: "caller", quickly: true };
process.exitCode = await runChild(nodeCommand({ root, node: process.execPath, script, args }));
