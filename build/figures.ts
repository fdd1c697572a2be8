import { readdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Metafile } from "esbuild";

/** What a built folder weighs. */
export interface Figures {
  readonly files: number;
  readonly bytes: number;
  /** The entry and all that it imports at once: what every start reads. */
  readonly startBytes: number;
  /** Whose code is in it, by the names under node_modules. */
  readonly packages: readonly string[];
}

export async function figures(directory: string, { inputs, outputs }: Metafile): Promise<Figures> {
  const found = await readdir(directory, { recursive: true, withFileTypes: true });
  const paths = found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const sizes = await Promise.all(paths.map(async (path) => (await stat(path)).size));
  return {
    files: paths.length,
    bytes: sizes.reduce((sum, size) => sum + size, 0),
    startBytes: startBytes(outputs),
    packages: packagesOf(Object.keys(inputs)),
  };
}

function startBytes(outputs: Metafile["outputs"]): number {
  const entry = Object.keys(outputs).find((path) => basename(path) === "main.mjs");
  const reached = new Set(entry === undefined ? [] : [entry]);
  let bytes = 0;
  for (const path of reached) {
    bytes += outputs[path]?.bytes ?? 0;
    for (const next of outputs[path]?.imports ?? []) {
      if (next.kind === "import-statement" && !next.external) reached.add(next.path);
    }
  }
  return bytes;
}

/** A package within another's node_modules counts as the inner one. */
function packagesOf(paths: readonly string[]): readonly string[] {
  const names = paths.map((path) => /^.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]);
  return [...new Set(names.filter((name) => name !== undefined))].toSorted();
}
