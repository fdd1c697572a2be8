import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { STAMP, sourcesFingerprint } from "../launcher/built.mjs";
import { bundle } from "./bundle.ts";

// Taken before anything is read: a source that is edited meanwhile makes the next start build again.
const root = dirname(import.meta.dirname);
const stamp = { file: STAMP, text: sourcesFingerprint(root) };

const startedAtMs = performance.now();
const { name, version } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
const task = {
  root,
  entry: join(root, "functions", "main.ts"),
  outDir: join(root, "dist"),
  about: { name, version },
  stamp,
};
try {
  const { files, bytes, startBytes, packages } = await bundle(task);
  const took = Math.round(performance.now() - startedAtMs);
  const parts = `${kilobytes(bytes)} in ${files} files, of which a start reads ${kilobytes(startBytes)}; code of ${packages.length} packages`;
  process.stdout.write(`dist/ is built: ${parts} (${took} ms).\n`);
} catch (error) {
  if (!(error instanceof Error && "errors" in error)) throw error;
  // esbuild has shown each place.
  process.stderr.write(
    "dist/ was not built. Put right what is shown above and run the same command again.\n",
  );
  process.exitCode = 1;
}

function kilobytes(count: number): string {
  return `${Math.round(count / 1024)} KB`;
}
