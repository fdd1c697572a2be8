/**
 * Writes the messages of the benchmark and MANIFEST.json: `node bench/generator/main.ts`. They are committed; a
 * test holds that this program still makes the same bytes.
 */
import { hash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { samples } from "./samples.ts";

const directory = join(import.meta.dirname, "..", "corpus");
const manifest: Record<string, { bytes: number; sha256: string }> = {};
for (const [name, body] of samples()) {
  manifest[name] = { bytes: body.length, sha256: hash("sha256", body) };
  await writeFile(join(directory, name), body);
}
await writeFile(join(directory, "MANIFEST.json"), `${JSON.stringify(manifest, undefined, 2)}\n`);
