// `npm run bicep`: the real compiler on bicep/. With `--write` it formats and takes the snapshots anew first.
import { dirname, join } from "node:path";
import { rewrite, templateFaults } from "./check-template.ts";
import { findCompiler } from "./compiler.ts";

const root = dirname(dirname(import.meta.dirname));
const folder = join(root, "bicep");
try {
  const { program, from } = await findCompiler(root);
  process.stdout.write(`The compiler is from ${from}.\n`);
  if (process.argv.includes("--write")) await rewrite(program, folder);
  const faults = await templateFaults(program, folder);
  process.stdout.write(
    faults.length === 0
      ? "ok    format, build, lint, parameters and snapshots\n"
      : `FAILED\n${faults.map((fault) => `${fault}\n`).join("")}`,
  );
  if (faults.length > 0) process.exitCode = 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
