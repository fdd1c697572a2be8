import type { Shelf, ShelvedBody } from "../bodies/shelf.ts";
import { readEventId } from "../cloudevents/event-id.ts";
import type { KeptLetter } from "../deadletter/kept-letter.ts";
import type { Journal } from "../ledger/journal.ts";

/** The folder of the bodies that came in; what stands under it is `inbound/<arrival>`. */
const INBOUND = "inbound/";
/** The folder of what the ledger keeps of large events: `events/<id>/<hash>`. */
const EVENTS = "events/";

export interface CollectorPorts {
  /** The container `bodies`. */
  readonly bodies: Shelf;
  /** The container `event-data`: `<id>/<hash>`. */
  readonly eventData: Shelf;
  readonly journal: Pick<Journal, "knows">;
  /** The dead letters that are not over: new, held, or being sent again. */
  readonly openLetters: () => AsyncIterable<Pick<KeptLetter, "storedAs" | "event">>;
  /** The names of the bodies that waiting messages lead to; absent when not all that waits could be seen. */
  readonly waitingBodies: () => Promise<ReadonlySet<string> | undefined>;
  readonly nowMs: () => number;
}

/** What the dead letters that are not over still need. */
interface Needed {
  readonly eventIds: ReadonlySet<string>;
  readonly bodyNames: ReadonlySet<string>;
}

/**
 * Deletes the blobs that nothing leads to any more, and no other.
 *
 * A body that came in goes when the end of its message is noted on it, and retention has passed since; one whose end
 * could not be noted, when it is older than the retention and no message that waits leads to it. What belongs to
 * an event goes when nobody has written it within the retention and the ledger knows the event no more. Nothing goes
 * that a dead letter needs which is `new`, `held` or being sent again. Each delete is refused by the service when the
 * blob was written meanwhile, so any number of hosts may run this at once.
 *
 * @param untilMs When to stop; what is left is for the next run.
 * @returns How many were deleted.
 */
export async function collectBodies(
  ports: CollectorPorts,
  { retentionMs, untilMs }: { readonly retentionMs: number; readonly untilMs: number },
): Promise<number> {
  const beforeMs = ports.nowMs() - retentionMs;
  const needed = await neededByLetters(ports);
  const isForgotten = async (id: string): Promise<boolean> =>
    readEventId(id) !== undefined && !needed.eventIds.has(id) && !(await ports.journal.knows(id));
  const isEventOver =
    (prefix: string) =>
    async ({ name, writtenAtMs }: ShelvedBody): Promise<boolean> => {
      const [id = ""] = name.slice(prefix.length).split("/");
      return writtenAtMs < beforeMs && (await isForgotten(id));
    };
  // Only for a body whose end was not noted, which is rare, has anybody to look at what waits.
  let waiting: ReturnType<CollectorPorts["waitingBodies"]> | undefined;
  const isMessageOver = async ({ name, endedAtMs, writtenAtMs }: ShelvedBody): Promise<boolean> => {
    if ((endedAtMs ?? writtenAtMs) >= beforeMs || needed.bodyNames.has(name)) return false;
    if (endedAtMs !== undefined) return true;
    waiting ??= ports.waitingBodies();
    return (await waiting)?.has(name) === false;
  };

  const folders = [
    { shelf: ports.bodies, prefix: INBOUND, isOver: isMessageOver },
    { shelf: ports.bodies, prefix: EVENTS, isOver: isEventOver(EVENTS) },
    { shelf: ports.eventData, prefix: "", isOver: isEventOver("") },
  ];
  let deleted = 0;
  for (const { shelf, prefix, isOver } of folders) {
    for await (const body of shelf.list(prefix)) {
      if (ports.nowMs() >= untilMs) return deleted;
      if ((await isOver(body)) && (await shelf.remove(body))) deleted += 1;
    }
  }
  return deleted;
}

async function neededByLetters({ openLetters }: CollectorPorts): Promise<Needed> {
  const eventIds = new Set<string>();
  const bodyNames = new Set<string>();
  for await (const { storedAs, event } of openLetters()) {
    if (storedAs !== undefined) bodyNames.add(storedAs);
    if (event !== undefined) eventIds.add(event.id);
  }
  return { eventIds, bodyNames };
}
