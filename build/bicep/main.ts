// `npm run bicep`: the real compiler on bicep/. With `--write` it formats and takes the snapshots anew first.
import { dirname, join } from "node:path";
import { bicep } from "./bicep.ts";
import { refusedFaults, templateFaults } from "./check-template.ts";
import { findCompiler } from "./compiler.ts";
import { startSession } from "./json-rpc.ts";

const root = dirname(dirname(import.meta.dirname));
const folder = join(root, "bicep");
try {
  const { program, from } = await findCompiler(root);
  process.stdout.write(`The compiler is from ${from}.\n`);
  const session = startSession(program, ["jsonrpc", "--stdio"]);
  try {
    const compiler = bicep(session);
    const task = { write: process.argv.includes("--write") };
    tell("format, build, lint, parameters and snapshots", await templateFaults(compiler, folder, task));
    const wrong = join(root, "test", "bicep", "refused");
    tell("what must be refused is", await refusedFaults(compiler, wrong));
  } finally {
    session.end();
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

function tell(what: string, faults: readonly string[]): void {
  if (faults.length === 0) {
    process.stdout.write(`ok    ${what}\n`);
    return;
  }
  process.stdout.write(`FAILED ${what}\n${faults.map((fault) => `${fault}\n`).join("")}`);
  process.exitCode = 1;
}
