import type { DeadLetter } from "../deadletter/dead-letters.ts";
import { Failure, toFailure } from "../failure/failure.ts";
import { FAILURES, type FailureCode } from "../failure/failures.ts";
import { copyUnread, type QueueMessage, toQueueMessage } from "../inbound/queue-format.ts";
import { nextTry } from "../retry/next-try.ts";
import { sendOrSpool } from "../spool/send-or-spool.ts";
import type { BatchItem } from "./batch-item.ts";
import type { EventOutcome, Outcome, Step, Verdict } from "./outcome.ts";
import type { PipelinePorts } from "./ports.ts";
import { unreadWaiting } from "./unread-waiting.ts";

/** How much of a batch's time one write may take: there is time left to try it again. */
const WRITE_SHARE = 0.05;

/** A message whose handling is over but for the writing down of how it ended. */
export interface EndedItem {
  readonly item: BatchItem;
  readonly body: Uint8Array | undefined;
  readonly events: readonly EventOutcome[];
  readonly verdict: Verdict;
}

/**
 * Makes the end of a message durable: nothing for one that is out, a scheduled copy for another try (on `isolate` for
 * one that must be handled alone, in the spool while the queue takes none), a dead letter for one that needs a person.
 *
 * @throws {Failure} `QUEUE_UNAVAILABLE` when not even a copy could be kept: the message must not be completed.
 */
export async function settleItem(ended: EndedItem, ports: PipelinePorts): Promise<Outcome> {
  const { item, events, verdict } = ended;
  if (verdict.kind !== "failed") return await succeeded(ended, verdict.kind, ports);
  const { failure, step } = verdict;
  const corrected = correctedAnew(ended);
  if (corrected !== undefined) {
    const next = { dueAtMs: ports.nowMs(), counts: false };
    return await again({ ...ended, item: corrected }, failure, step, next, ports);
  }
  const { attempts, copies } = triesOf(item);
  const at = { nowMs: ports.nowMs(), random: ports.random() };
  const next = nextTry(failure, { attempts: attempts + 1, copies: copies + 1 }, at, ports.policy);
  if (next.kind === "later") return await again(ended, failure, step, next, ports);
  try {
    const kind = ports.endpoints.get(endpointNameOf(item))?.kind;
    const letter = { ...deadLetterOf(ended, failure, step), kind };
    await written(ports.deadLetters.keep(letter, ports.nowMs()), "STORAGE_UNAVAILABLE", ports);
    // What could not be fetched stands in the dead letter by its name alone, and stays.
    if (ended.body !== undefined) await endBody(item, ports);
    return { kind: "dead", events, failure, step };
  } catch (error) {
    // A dead letter that cannot be kept waits as a message, for as long as that takes.
    const unkept = toFailure(error);
    const { firstMs, capMs } = ports.policy.backoff;
    const waitMs = Math.max(unkept.afterMs ?? 0, firstMs) + Math.floor(ports.random() * capMs);
    return await again(ended, unkept, step, { dueAtMs: ports.nowMs() + waitMs, counts: false }, ports);
  }
}

/**
 * A corrected message again, where something else stands under the ids of its events: it comes back and gives these
 * events ids of their own. Absent for any other message.
 */
function correctedAnew({ item, events }: EndedItem): BatchItem | undefined {
  if (item.kind !== "waiting" || item.waiting.edited === undefined) return undefined;
  const { edited } = item.waiting;
  const found = events.flatMap(({ id, result }) =>
    result.kind === "failed" && result.failure.code === "LEDGER_CONFLICT" ? [id] : [],
  );
  const takenIds = [...new Set([...edited.takenIds, ...found])];
  // Under its own id a correction has its own content: it cannot stand in its own way twice.
  if (takenIds.length === edited.takenIds.length) return undefined;
  return { kind: "waiting", waiting: { ...item.waiting, edited: { ...edited, takenIds } } };
}

/** What was sent again and is out resolves its dead letters; when that cannot be written, a copy comes back to do it. */
async function succeeded(
  ended: EndedItem,
  kind: "published" | "duplicate",
  ports: PipelinePorts,
): Promise<Outcome> {
  const { item, events } = ended;
  try {
    const keys = (item.kind === "waiting" ? item.waiting.resolves : undefined) ?? [];
    for (const key of keys)
      await written(ports.deadLetters.resolve(key, ports.nowMs()), "STORAGE_UNAVAILABLE", ports);
    await endBody(item, ports);
    return { kind, events };
  } catch (error) {
    const waitMs = ports.policy.backoff.firstMs + Math.floor(ports.random() * ports.policy.backoff.capMs);
    const next = { dueAtMs: ports.nowMs() + waitMs, counts: false };
    return await again(ended, toFailure(error), "complete", next, ports);
  }
}

/** A body whose end could not be noted stays for good, which costs space and nothing else. */
async function endBody(item: BatchItem, ports: PipelinePorts): Promise<void> {
  if (!("waiting" in item) || item.waiting.body.kind !== "stored") return;
  const noting = ports.endBody(item.waiting.body.name, ports.nowMs());
  await written(noting, "STORAGE_UNAVAILABLE", ports).catch(() => undefined);
}

async function again(
  { item, events }: EndedItem,
  failure: Failure,
  step: Step,
  next: { readonly dueAtMs: number; readonly counts: boolean },
  ports: PipelinePorts,
): Promise<Outcome> {
  const nowMs = ports.nowMs();
  const message = nextCopy(item, failure, step, next.counts, nowMs);
  const inbound = item.kind === "returned" ? ports.isolate : ports.inbound;
  const dueAtMs = next.dueAtMs > nowMs ? next.dueAtMs : undefined;
  await sendOrSpool({ message, dueAtMs }, ports.deadlineMs * WRITE_SHARE, { ...ports, inbound });
  return { kind: "retry", events, failure, step, dueAtMs: next.dueAtMs, counts: next.counts };
}

/** A write that hangs may have been done all the same: whoever repeats it writes under the same key. */
async function written(work: Promise<void>, code: FailureCode, ports: PipelinePorts): Promise<void> {
  await ports.within(
    ports.deadlineMs * WRITE_SHARE,
    work,
    () => new Failure(code, `Expected a write to end in time, got no answer. ${FAILURES[code].next}`),
  );
}

function nextCopy(
  item: BatchItem,
  failure: Failure,
  step: Step,
  counts: boolean,
  nowMs: number,
): QueueMessage {
  if (item.kind === "unread") return copyUnread(item.queued);
  const { waiting } = item;
  return toQueueMessage({
    ...waiting,
    attempts: waiting.attempts + (counts ? 1 : 0),
    copies: waiting.copies + 1,
    // Whoever was handled to an end, well or not, kills nobody.
    returns: item.kind === "returned" ? waiting.returns : 0,
    history: counts ? [...waiting.history, { atMs: nowMs, step, code: failure.code }] : waiting.history,
  });
}

function triesOf(item: BatchItem): { readonly attempts: number; readonly copies: number } {
  if ("waiting" in item) return item.waiting;
  // What nobody can read says nothing of its attempts; each copy was one, or a wait that never counts.
  const copies = Number(item.queued.properties.copies) || 0;
  return { attempts: copies, copies };
}

function endpointNameOf(item: BatchItem): string {
  return "waiting" in item ? item.waiting.endpoint : (item.queued.properties.endpoint ?? "");
}

function deadLetterOf(
  { item, body, events }: EndedItem,
  failure: Failure,
  step: Step,
): Omit<DeadLetter, "kind"> {
  const waiting = "waiting" in item ? item.waiting : unreadWaiting(item);
  const event = events.find(({ result }) => result.kind === "failed") ?? events[0];
  return {
    arrival: waiting.arrival,
    generation: waiting.copies,
    endpoint: waiting.endpoint,
    path: waiting.path,
    receivedAtMs: waiting.receivedAtMs,
    code: failure.code,
    reason: failure.message,
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
    event,
    ...(waiting.edited === undefined
      ? {}
      : { editedOf: waiting.edited.of, takenIds: waiting.edited.takenIds }),
  };
}
