import type { DeadLetter } from "../deadletter/dead-letters.ts";
import type { Failure } from "../failure/failure.ts";
import type { BatchItem } from "./batch-item.ts";
import type { EventOutcome } from "./outcome.ts";
import { unreadWaiting } from "./unread-waiting.ts";

/** A message that is at its end, with what it became. */
export interface DeadItem {
  readonly item: BatchItem;
  /** Its bytes, if they could be fetched. */
  readonly body: Uint8Array | undefined;
  readonly events: readonly EventOutcome[];
  /** The exact text that was made of an event, by its id. */
  readonly textOf: (id: string) => string | undefined;
}

/** All that is known of a message that cannot go on, for whoever looks into it. */
export function deadLetterOf(
  { item, body, events, textOf }: DeadItem,
  failure: Failure,
  step: string,
): Omit<DeadLetter, "kind"> {
  const waiting = "waiting" in item ? item.waiting : unreadWaiting(item);
  const event = events.find(({ result }) => result.kind === "failed") ?? events[0];
  const text = event === undefined ? undefined : textOf(event.id);
  return {
    arrival: waiting.arrival,
    generation: waiting.copies,
    endpoint: waiting.endpoint,
    path: waiting.path,
    receivedAtMs: waiting.receivedAtMs,
    code: failure.code,
    reason: failure.message,
    ...(failure.about === undefined ? {} : { about: failure.about }),
    step,
    attempts: waiting.attempts + 1,
    history: waiting.history,
    contentType: waiting.contentType,
    headers: waiting.headers,
    properties: waiting.properties,
    body,
    bodyLength: body?.byteLength ?? (waiting.body.kind === "stored" ? waiting.body.length : 0),
    // A body that could not be fetched may be there the next time.
    ...(body === undefined && waiting.body.kind === "stored" ? { storedAs: waiting.body.name } : {}),
    event: event === undefined ? undefined : { ...event, ...(text === undefined ? {} : { text }) },
    ...(waiting.edited === undefined
      ? {}
      : { editedOf: waiting.edited.of, takenIds: waiting.edited.takenIds }),
  };
}
