import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { STAMP } from "../launcher/built.mjs";

/**
 * The files that the host needs, by their paths in the package: all of the built folder but the launcher's own note, which
 * says when this machine's sources were written.
 */
export async function packageFiles(dist: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const entries = await readdir(dist, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && entry.name !== STAMP)
    .map((entry) => join(entry.parentPath, entry.name));
  const read = paths.map(
    async (path) => [relative(dist, path).split(sep).join("/"), await readFile(path)] as const,
  );
  return new Map(await Promise.all(read));
}
