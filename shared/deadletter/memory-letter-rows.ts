import type { KeptLetter } from "./kept-letter.ts";
import { fits } from "./letter-filter.ts";
import type { LetterRows } from "./letter-rows.ts";

/** Rows in memory, for unit tests. */
export function memoryLetterRows(): LetterRows {
  const rows = new Map<string, KeptLetter>();
  let versions = 0;
  const isAsRead = ({ key, etag }: KeptLetter): boolean => rows.get(key)?.etag === etag;
  return {
    write(letter) {
      if (!isAsRead(letter)) return Promise.resolve(false);
      rows.set(letter.key, { ...letter, etag: String(versions++) });
      return Promise.resolve(true);
    },
    find: (key) => Promise.resolve(rows.get(key)),
    async *list(filter, nowMs) {
      const inOrder = [...rows.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
      yield* inOrder.filter((letter) => fits(letter, filter, nowMs));
    },
    remove(letter) {
      if (!isAsRead(letter)) return Promise.resolve(false);
      return Promise.resolve(rows.delete(letter.key));
    },
  };
}
