import type { KeptLetter } from "./kept-letter.ts";
import type { LetterFilter } from "./letter-filter.ts";

/** The rows of the dead letters, without their bytes. Every method may fail with `STORAGE_UNAVAILABLE`. */
export interface LetterRows {
  /**
   * Writes a row: a new one where the letter has no `etag`, else over the one that was read.
   *
   * @returns Whether it was written: false when the key is taken, or the row has changed since it was read.
   */
  write(letter: KeptLetter): Promise<boolean>;
  find(key: string): Promise<KeptLetter | undefined>;
  /** Those that fit, by the time of their arrival, page by page as they are asked for. */
  list(filter: LetterFilter, nowMs: number): AsyncIterable<KeptLetter>;
  /** @returns Whether it was removed: false when it has changed since it was read. */
  remove(letter: KeptLetter): Promise<boolean>;
}
