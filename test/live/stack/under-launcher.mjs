// `launcher.mjs start`, but in the folder of the caller: `node under-launcher.mjs <root> <arguments>`.
import { nodeCommand } from "../../../launcher/node-command.mjs";
import { runChild } from "../../../launcher/run-child.mjs";
import { SCRIPTS } from "../../../launcher/scripts.mjs";

const [root = "", ...args] = process.argv.slice(2);
const { start } = SCRIPTS;
if (start === undefined) throw new Error("The launcher knows no script «start».");
/** @type {import("../../../launcher/scripts.mjs").Script} */
const script = { ...start, from: "caller" };
process.exitCode = await runChild(nodeCommand({ root, node: process.execPath, script, args }));
