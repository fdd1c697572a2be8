import type { Failure } from "../failure/failure.ts";
import { arrivalId } from "../inbound/arrival.ts";
import { type QueueMessage, readQueueMessage } from "../inbound/queue-format.ts";
import type { BatchItem } from "./batch-item.ts";
import { deadLetterOf } from "./dead-letter-of.ts";
import type { PipelinePorts } from "./ports.ts";

/** Makes what keeps a spooled message, which its queue will never take, as a dead letter with all that it says. */
export function makeGiveUp({
  deadLetters,
  endpoints,
  nowMs,
}: Pick<PipelinePorts, "deadLetters" | "endpoints" | "nowMs">): (
  message: QueueMessage,
  failure: Failure,
) => Promise<void> {
  return async (message, failure) => {
    const item = itemOf(message, failure, nowMs());
    const body = "waiting" in item ? inlineOf(item.waiting.body) : message.body;
    const parts = { item, body, events: [], textOf: () => undefined };
    const letter = deadLetterOf(parts, failure, "spool");
    await deadLetters.keep({ ...letter, kind: endpoints.get(letter.endpoint)?.kind }, nowMs());
  };
}

function itemOf(queued: QueueMessage, failure: Failure, nowMs: number): BatchItem {
  try {
    return { kind: "waiting", waiting: readQueueMessage(queued.body, queued.properties) };
  } catch {
    // Unread it is told of as it is; its id alone tells it from others.
    const arrival = arrivalId(0, ["spool", queued.messageId]);
    return { kind: "unread", queued, arrival, receivedAtMs: nowMs, failure };
  }
}

function inlineOf(body: (BatchItem & { kind: "waiting" })["waiting"]["body"]): Uint8Array | undefined {
  return body.kind === "inline" ? body.bytes : undefined;
}
