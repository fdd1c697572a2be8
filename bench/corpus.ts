import { hash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Size } from "./generator/samples.ts";

const DIRECTORY = join(import.meta.dirname, "corpus");
const MANIFEST = join(DIRECTORY, "MANIFEST.json");

/** The formats of the corpus, by the end of their files' names. Only messages of size `m` come in all of them. */
export type CorpusFormat = "json" | "xml" | "msbin1";

/**
 * The messages of one size, checked against MANIFEST.json: figures of other bytes would not compare.
 *
 * @throws Error that names the file whose bytes are not the committed ones.
 */
export async function readCorpus(size: Size, format: CorpusFormat = "json"): Promise<readonly Buffer[]> {
  const manifest: Record<string, { readonly sha256: string }> = JSON.parse(await readFile(MANIFEST, "utf8"));
  const names = Object.keys(manifest).filter(
    (name) => name.startsWith(`${size}-`) && name.endsWith(`.${format}`),
  );
  return Promise.all(
    names.map(async (name) => {
      const body = await readFile(join(DIRECTORY, name));
      if (hash("sha256", body) === manifest[name]?.sha256) return body;
      throw new Error(
        `Expected bench/corpus/${name} as MANIFEST.json has it, got other bytes. Restore it, or run bench/generator/main.ts.`,
      );
    }),
  );
}

/** Names the whole corpus in the figures: the checksum of the manifest, which holds that of every message. */
export async function corpusChecksum(): Promise<string> {
  return hash("sha256", await readFile(MANIFEST));
}
