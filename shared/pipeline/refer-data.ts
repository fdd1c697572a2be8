import { cutText, referTo } from "../cloudevents/data-ref.ts";
import type { PublishedEvent } from "../cloudevents/make-event.ts";
import { Failure, toFailure } from "../failure/failure.ts";
import type { EventToPublish } from "./join-events.ts";
import type { PipelinePorts } from "./ports.ts";

/** No character takes more bytes of UTF-8 than this: short texts need no counting. */
const MOST_BYTES = 3;

/** How much of a batch's time one blob may take: its neighbours go on without it. */
const KEEP_SHARE = 0.05;

/** An event that can be claimed. */
export interface ReadyEvent extends EventToPublish {
  readonly kind: "ready";
  /** What goes out: the event's own text; of a large one, with a reference in the place of its data. */
  readonly text: string;
}

type Referred =
  | ReadyEvent
  | { readonly kind: "failed"; readonly event: PublishedEvent; readonly failure: Failure };

/**
 * Puts the data of large events where a reference leads to them, before anything is claimed: what the ledger keeps is
 * what goes out. Each event by itself; the name says id and content, so whoever repeats it writes the same.
 */
export async function referData(
  events: readonly EventToPublish[],
  ports: PipelinePorts,
): Promise<readonly Referred[]> {
  const { aboveBytes } = ports.dataRef;
  return await Promise.all(
    events.map((joined) => {
      const { text } = joined.event;
      const isSmall = text.length * MOST_BYTES <= aboveBytes || Buffer.byteLength(text) <= aboveBytes;
      return isSmall ? { kind: "ready" as const, ...joined, text } : refer(joined, ports);
    }),
  );
}

async function refer(joined: EventToPublish, ports: PipelinePorts): Promise<Referred> {
  const { event, contentHash } = joined;
  const { attributes, data } = cutText(event.text);
  const late = (): Failure =>
    new Failure("STORAGE_UNAVAILABLE", `Expected the data of ${event.id} to be kept in time, got no answer.`);
  try {
    const kept = ports.dataRef.eventData.keep(`${event.id}/${contentHash}`, Buffer.from(data));
    const url = await ports.within(ports.deadlineMs * KEEP_SHARE, kept, late);
    return { kind: "ready", ...joined, text: referTo(url, attributes) };
  } catch (error) {
    return { kind: "failed", event, failure: toFailure(error) };
  }
}
