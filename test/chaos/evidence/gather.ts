import { isOwnType } from "../../../shared/connector/notice.ts";
import type { Sent } from "../messages/send-all.ts";
import type { World } from "../world/start-world.ts";
import type { Evidence, OfferedDelivery, PublishedEvent } from "./evidence.ts";
import { readData } from "./read-data.ts";
import { readQueues } from "./read-queues.ts";
import { readClaims, readDeadLetters } from "./read-storage.ts";

/** Collects all that can be seen of a run that has become quiet; what the connector tells of itself nobody sent. */
export async function gather(world: World, sent: readonly Sent[], attempts: number): Promise<Evidence> {
  const { serviceBus, storage } = world.connections;
  const [published, queues, dead, claims] = await Promise.all([
    readData(world.published, storage),
    readQueues(serviceBus, storage),
    readDeadLetters(storage),
    readClaims(storage),
  ]);
  const isTold = ({ text }: PublishedEvent): boolean => isOwnType(String(JSON.parse(text).type));
  return {
    offered: sent.filter(({ tries }) => tries > 0).map(offeredOf),
    published: published.filter((event) => !isTold(event)),
    told: published.filter(isTold).map(({ id }) => id),
    dead,
    ...queues,
    claims,
    attempts,
    nowMs: Date.now(),
  };
}

function offeredOf({ delivery, accepted }: Sent): OfferedDelivery {
  const { sendings: _, ...facts } = delivery;
  return { ...facts, accepted };
}
