import type { TableClient } from "@azure/data-tables";
import { noteColumns, type StandingEntity } from "./ledger-entity.ts";
import type { Place } from "./place.ts";
import { merge, read } from "./table-row.ts";
import type { Notes } from "./timeline.ts";

/** How often others may change the entity between our reading and our writing. */
const ROUNDS = 4;

/**
 * Adds to an entity's notes, whoever else writes to it: each round reads what stands and changes only the notes.
 *
 * @param change The notes to write, or nothing when what stands has them.
 */
export async function note(
  table: TableClient,
  place: Place,
  standing: StandingEntity,
  change: (standing: StandingEntity) => Notes | undefined,
): Promise<void> {
  const { partitionKey, rowKey } = place;
  let now: StandingEntity | undefined = standing;
  for (let round = 0; round < ROUNDS && now !== undefined; round += 1) {
    const notes = change(now);
    if (notes === undefined) return;
    const entity = { partitionKey, rowKey, ...noteColumns(notes) };
    if ((await merge(table, entity, now.etag)) !== undefined) return;
    now = await read(table, place);
  }
}
