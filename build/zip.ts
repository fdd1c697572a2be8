import { type ZipOptions, zipSync } from "fflate";

const UNIX = 3;
/** A plain file that its owner may write and everyone may read. */
const PLAIN_FILE = 0o100644 * 0x1_0000;

/**
 * A zip file made of nothing but names and contents: the same files give the same bytes, in whatever order they come,
 * on whatever machine and Node, since the library compresses by itself and not by the zlib of the day.
 *
 * @param files Contents by their paths, with slashes.
 */
export function zip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const sorted = [...files].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const options: ZipOptions = { level: 9, mtime: firstTime(), os: UNIX, attrs: PLAIN_FILE };
  return zipSync(Object.fromEntries(sorted), options);
}

/** The MS-DOS time of zip files begins here. It has no zone: the library writes what a clock on the wall would show. */
function firstTime(): Date {
  return new Date(1980, 0, 1);
}
