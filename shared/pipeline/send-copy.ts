import type { Failure } from "../failure/failure.ts";
import { copyUnread, type QueueMessage, toQueueMessage } from "../inbound/queue-format.ts";
import { LARGEST_INLINE, type WaitingMessage } from "../inbound/waiting-message.ts";
import { sendOrSpool } from "../spool/send-or-spool.ts";
import type { BatchItem } from "./batch-item.ts";
import type { Step } from "./outcome.ts";
import type { PipelinePorts } from "./ports.ts";
import { WRITE_SHARE, written } from "./written.ts";

interface NextTry {
  readonly failure: Failure;
  readonly step: Step;
  readonly dueAtMs: number;
  readonly counts: boolean;
}

/**
 * Makes another try of a message durable: a copy on `inbound` (on `isolate` for one that must be handled alone), or in
 * the spool while the queue takes none.
 *
 * @throws {Failure} `QUEUE_UNAVAILABLE` or `STORAGE_UNAVAILABLE` when not even a copy could be kept: the message must
 *   not be completed; `MESSAGE_TOO_LARGE` when no queue will ever take it.
 */
export async function sendCopy(item: BatchItem, next: NextTry, ports: PipelinePorts): Promise<void> {
  const nowMs = ports.nowMs();
  const message = await nextCopy(item, next, ports);
  const inbound = item.kind === "returned" ? ports.isolate : ports.inbound;
  const dueAtMs = next.dueAtMs > nowMs ? next.dueAtMs : undefined;
  await sendOrSpool({ message, dueAtMs }, ports.deadlineMs * WRITE_SHARE, { ...ports, inbound });
}

async function nextCopy(item: BatchItem, next: NextTry, ports: PipelinePorts): Promise<QueueMessage> {
  if (item.kind === "unread") return copyUnread(item.queued);
  const { waiting } = item;
  const { failure, step, counts } = next;
  const tried = { atMs: ports.nowMs(), step, code: failure.code };
  return toQueueMessage({
    ...(await stowed(waiting, ports)),
    attempts: waiting.attempts + (counts ? 1 : 0),
    copies: waiting.copies + 1,
    // Whoever was handled to an end, well or not, kills nobody.
    returns: item.kind === "returned" ? waiting.returns : 0,
    history: counts ? [...waiting.history, tried] : waiting.history,
  });
}

/**
 * The message with its body in the store, if that is too large to travel: on its sender's own queue it had the whole
 * message to itself, or more than `inbound` takes.
 */
async function stowed(waiting: WaitingMessage, ports: PipelinePorts): Promise<WaitingMessage> {
  const { arrival, body } = waiting;
  if (body.kind === "stored" || body.bytes.byteLength <= LARGEST_INLINE) return waiting;
  const name = `inbound/${arrival}`;
  await written(ports.bodies.put(name, body.bytes), ports);
  return { ...waiting, body: { kind: "stored", name, length: body.bytes.byteLength } };
}
