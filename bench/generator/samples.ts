import { contractDocument } from "./contract-document.ts";
import { toBinaryXml } from "./document-binary.ts";
import { toXml } from "./document-xml.ts";
import { seededRandom } from "./random.ts";
import { type Shape, updateMessage } from "./remote-execution-context.ts";

/** The sizes of a message: small, medium and large, about 4, 21 and 240 KB of JSON. */
export type Size = "s" | "m" | "l";

/**
 * Fixed for good: other messages would be another benchmark. Dataverse cuts messages above 192 KB, so `l` is there to
 * show how cost grows.
 */
const SEED = 20_261_123;

const SETS: Readonly<Record<Size, { readonly count: number; readonly shape: Shape }>> = {
  s: { count: 8, shape: { changed: 2, image: 0, memoLines: 1, parents: 1, requested: 1 } },
  m: { count: 8, shape: { changed: 16, image: 32, memoLines: 3, parents: 2, requested: 18 } },
  l: { count: 2, shape: { changed: 130, image: 236, memoLines: 24, parents: 4, requested: 95 } },
};

/** The messages of all sizes by file name, `<size>-<number>.json`, and those of size `m` in XML and binary XML too. */
export function samples(): ReadonlyMap<string, Buffer> {
  const made = new Map<string, Buffer>();
  for (const [setIndex, [size, { count, shape }]] of Object.entries(SETS).entries()) {
    for (let number = 1; number <= count; number += 1) {
      const random = seededRandom(SEED + 1_000 * setIndex + number);
      const json = updateMessage(random, shape);
      made.set(`${size}-${number}.json`, Buffer.from(json));
      if (size !== "m") continue;
      const document = contractDocument(json);
      made.set(`${size}-${number}.xml`, Buffer.from(toXml(document)));
      made.set(`${size}-${number}.msbin1`, toBinaryXml(document));
    }
  }
  return made;
}
