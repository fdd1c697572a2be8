import type { Place } from "./place.ts";

/** What one transaction holds at most ("Performing entity group transactions"): 100 entities, 4 MiB as a whole. */
const MOST_ENTITIES = 100;
const LARGEST_BYTES = 4 * 1024 * 1024;

/** What an entity takes beside its bytes, with room to spare: its other columns, names and headers. */
const FRAME_BYTES = 4 * 1024;

/** A write to the ledger as far as its transaction is concerned. */
export interface PlacedWrite {
  readonly place: Place;
  /** The bytes that it carries; they travel in base64. */
  readonly bytes: number;
}

/** Groups writes that can go as one transaction: those of one partition, cut by count and bytes, in their order. */
export function transactionGroups<Write extends PlacedWrite>(
  writes: readonly Write[],
): readonly (readonly Write[])[] {
  const partitions = Map.groupBy(writes, ({ place }) => `${place.table} ${place.partitionKey}`);
  return [...partitions.values()].flatMap(cut);
}

function cut<Write extends PlacedWrite>(writes: readonly Write[]): readonly (readonly Write[])[] {
  const groups: Write[][] = [];
  let group: Write[] = [];
  let bytes = 0;
  for (const write of writes) {
    const size = FRAME_BYTES + Math.ceil(write.bytes / 3) * 4;
    if (group.length === MOST_ENTITIES || (group.length > 0 && bytes + size > LARGEST_BYTES)) {
      groups.push(group);
      group = [];
      bytes = 0;
    }
    group.push(write);
    bytes += size;
  }
  return group.length > 0 ? [...groups, group] : groups;
}
