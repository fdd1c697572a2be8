import type { PublishedEvent } from "../cloudevents/make-event.ts";
import { toFailure } from "../failure/failure.ts";
import type { BatchItem } from "./batch-item.ts";
import { type EventOutcome, type EventResult, type Outcome, verdictOf } from "./outcome.ts";
import type { PipelinePorts } from "./ports.ts";
import { type PreparedItem, prepareItem } from "./prepare-item.ts";
import { type EventToPublish, publishEvents } from "./publish-events.ts";
import { type EndedItem, settleItem } from "./settle-item.ts";

/** How much of the time is left for writing down how messages ended. */
const SETTLE_SHARE = 0.2;
/** Pauses between tries to schedule copies, while the queue takes none. */
const PAUSES = 20;

/**
 * The one path of a message: understand, make the event, check its contract, claim, publish, complete.
 *
 * A batch comes in, each message stands alone: it has its own outcome, and a bad one never touches its neighbours.
 * When the promise resolves, every message of the batch has ended durably and may be completed on its queue.
 *
 * @throws {Failure} `QUEUE_UNAVAILABLE` just before the deadline, when copies could not be scheduled: the batch must
 *   go back to its queue. What is published by then is recognised when it comes again.
 */
export async function processBatch(
  items: readonly BatchItem[],
  ports: PipelinePorts,
): Promise<readonly Outcome[]> {
  const deadlineMs = ports.nowMs() + ports.deadlineMs;
  const prepared = await Promise.all(items.map((item) => prepareItem(item, ports)));
  const workUntilMs = deadlineMs - ports.deadlineMs * SETTLE_SHARE;
  const results = await publishEvents(joined(prepared), workUntilMs, ports);
  const firstUses = new Set<string>();
  const ended = prepared.map((item) => endedItem(item, results, firstUses));
  return await Promise.all(ended.map((item) => settleUntil(deadlineMs, item, ports)));
}

/** The events of all messages, equal ids once: the first message with an id publishes for the others. */
function joined(prepared: readonly PreparedItem[]): readonly EventToPublish[] {
  const byId = new Map<string, EventToPublish>();
  for (const item of prepared) {
    if (item.kind === "failed") continue;
    for (const event of item.events) {
      if (!byId.has(event.id)) byId.set(event.id, { event, waiting: item.item.waiting, body: item.body });
    }
  }
  return [...byId.values()];
}

function endedItem(
  prepared: PreparedItem,
  results: ReadonlyMap<string, EventResult>,
  firstUses: Set<string>,
): EndedItem {
  const { item, body } = prepared;
  if (prepared.kind === "failed") {
    const { failure, step } = prepared;
    return { item, body, events: [], verdict: { kind: "failed", failure, step } };
  }
  const events = prepared.events.map((event) => eventOutcome(event, results, firstUses));
  return { item, body, events, verdict: verdictOf(events.map(({ result }) => result)) };
}

function eventOutcome(
  { id, type, source, subject }: PublishedEvent,
  results: ReadonlyMap<string, EventResult>,
  firstUses: Set<string>,
): EventOutcome {
  const result = results.get(id);
  if (result === undefined) throw new Error(`No result for the event ${id}.`);
  const repeated = firstUses.has(id);
  firstUses.add(id);
  const own: EventResult = repeated && result.kind === "published" ? { kind: "duplicate" } : result;
  return { id, type, source, subject, result: own };
}

/** Tries to settle until just before the deadline, so that a queue that is away for a moment costs no delivery. */
async function settleUntil(deadlineMs: number, item: EndedItem, ports: PipelinePorts): Promise<Outcome> {
  const pauseMs = (ports.deadlineMs * SETTLE_SHARE) / PAUSES;
  for (;;) {
    try {
      return await settleItem(item, ports);
    } catch (error) {
      if (ports.nowMs() + pauseMs >= deadlineMs) throw toFailure(error);
      await ports.sleep(pauseMs);
    }
  }
}
