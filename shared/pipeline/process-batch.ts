import type { PublishedEvent } from "../cloudevents/make-event.ts";
import { toFailure } from "../failure/failure.ts";
import type { BatchItem } from "./batch-item.ts";
import { type EventToPublish, joinEvents } from "./join-events.ts";
import { type EventResult, type Outcome, verdictOf } from "./outcome.ts";
import type { PipelinePorts } from "./ports.ts";
import { type PreparedItem, prepareItem } from "./prepare-item.ts";
import { publishEvents } from "./publish-events.ts";
import { type EndedItem, settleItem } from "./settle-item.ts";
import { tellDrift } from "./tell-drift.ts";

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
  const { rounds, joinedOf } = joinEvents(prepared);
  const results = new Map<EventToPublish, EventResult>();
  for (const round of rounds) {
    const answers = await publishEvents(round, workUntilMs, ports);
    for (const joined of round) {
      const answer = answers.get(joined.event.id);
      if (answer !== undefined) results.set(joined, answer);
    }
  }
  const resultOf = (event: PublishedEvent): EventResult => {
    const joined = joinedOf(event);
    const result = joined === undefined ? undefined : results.get(joined);
    if (result === undefined) throw new Error(`No result for the event ${event.id}.`);
    return result.kind === "published" && joined?.event !== event ? { kind: "duplicate" } : result;
  };
  const ended = prepared.map((item) => endedItem(item, resultOf));
  const outcomes = await Promise.all(ended.map((item) => settleUntil(deadlineMs, item, ports)));
  await tellDrift(items, outcomes, ports);
  return outcomes;
}

function endedItem(prepared: PreparedItem, resultOf: (event: PublishedEvent) => EventResult): EndedItem {
  const { item, body } = prepared;
  if (prepared.kind === "failed") {
    const { failure, step } = prepared;
    return { item, body, events: [], textOf: () => undefined, verdict: { kind: "failed", failure, step } };
  }
  const textOf = (id: string): string | undefined => prepared.events.find((event) => event.id === id)?.text;
  const events = prepared.events.map((event) => {
    const { id, type, source, subject, drift } = event;
    const result = resultOf(event);
    return { id, type, source, subject, result, ...(drift === undefined ? {} : { drift }) };
  });
  return { item, body, events, textOf, verdict: verdictOf(events.map(({ result }) => result)) };
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
