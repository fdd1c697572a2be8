const UNDATED = "undated";
/** The longest time that a key's eleven digits can hold and a date can show. */
const LAST_MS = 8.64e15;

/**
 * `202611`: the partition of a dead letter and the folder of its bytes, by the time that its key begins with; so a key
 * alone says where it is.
 */
export function blobFolder(key: string): string {
  const [, digits] = /^([0-9a-f]{11,13})-/.exec(key) ?? [];
  return digits === undefined ? UNDATED : monthOf(Number.parseInt(digits, 16));
}

/** The month of a time, as it stands in partitions. */
export function monthOf(timeMs: number): string {
  if (!(timeMs >= 0 && timeMs <= LAST_MS)) return UNDATED;
  return new Date(timeMs).toISOString().slice(0, 7).replace("-", "");
}

/** The least key of a time: keys sort by it. */
export function keyAt(timeMs: number): string {
  return Math.max(0, Math.trunc(timeMs)).toString(16).padStart(11, "0");
}
