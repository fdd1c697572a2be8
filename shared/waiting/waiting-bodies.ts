import type { WaitingQueue } from "./waiting-queue.ts";

/** More than this on one queue are not looked through. */
const COUNT_LIMIT = 5_000;
/** A message may move, while we look, from a place that is still to be seen to one that was: so all is seen twice. */
const LOOKS = 2;

interface WaitingPlaces {
  readonly queues: readonly WaitingQueue[];
  readonly spool: { waiting(): AsyncIterable<string> };
}

/**
 * The names of all stored bodies that a waiting message leads to; absent when not all that waits could be seen.
 *
 * @throws {Failure} `QUEUE_UNAVAILABLE`; `STORAGE_UNAVAILABLE`.
 */
export async function waitingBodies({
  queues,
  spool,
}: WaitingPlaces): Promise<ReadonlySet<string> | undefined> {
  const names = new Set<string>();
  for (let look = 0; look < LOOKS; look += 1) {
    for (const queue of queues) {
      const found = await queue.bodyNames(COUNT_LIMIT);
      if (found === undefined) return undefined;
      for (const name of found) names.add(name);
    }
    // What is spooled is known by its id, `<arrival>#<copies>`, and its body by the arrival.
    for await (const id of spool.waiting()) names.add(`inbound/${id.split("#", 1)[0]}`);
  }
  return names;
}
