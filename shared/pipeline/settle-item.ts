import { Failure, toFailure } from "../failure/failure.ts";
import { nextTry } from "../retry/next-try.ts";
import type { BatchItem } from "./batch-item.ts";
import { type DeadItem, deadLetterOf } from "./dead-letter-of.ts";
import type { Outcome, Step, Verdict } from "./outcome.ts";
import type { PipelinePorts } from "./ports.ts";
import { sendCopy } from "./send-copy.ts";
import { written } from "./written.ts";

/** A message whose handling is over but for the writing down of how it ended. */
export interface EndedItem extends DeadItem {
  readonly verdict: Verdict;
}

/**
 * Makes the end of a message durable: nothing for one that is out, a scheduled copy for another try (on `isolate` for
 * one that must be handled alone, in the spool while the queue takes none), a dead letter for one that needs a person.
 *
 * @throws {Failure} `QUEUE_UNAVAILABLE` when not even a copy could be kept: the message must not be completed.
 */
export async function settleItem(ended: EndedItem, ports: PipelinePorts): Promise<Outcome> {
  const { item, verdict } = ended;
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
  if (next.kind === "never") return await died(ended, failure, step, ports);
  try {
    return await again(ended, failure, step, next, ports);
  } catch (error) {
    if (!(error instanceof Failure && error.code === "MESSAGE_TOO_LARGE")) throw error;
    const reason = `${error.message} It was to be tried again after ${failure.code}: ${failure.message}`;
    return await died(ended, new Failure(error.code, reason, { cause: failure }), step, ports);
  }
}

/** Keeps a dead letter. One that cannot be kept waits as a message, for as long as that takes. */
async function died(ended: EndedItem, failure: Failure, step: Step, ports: PipelinePorts): Promise<Outcome> {
  const { item, body, events } = ended;
  try {
    const kind = ports.endpoints.get(endpointNameOf(item))?.kind;
    const letter = { ...deadLetterOf(ended, failure, step), kind };
    await written(ports.deadLetters.keep(letter, ports.nowMs()), ports);
    // What could not be fetched stands in the dead letter by its name alone, and stays.
    if (body !== undefined) await endBody(item, ports);
    return { kind: "dead", events, failure, step };
  } catch (error) {
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
    for (const key of keys) await written(ports.deadLetters.resolve(key, ports.nowMs()), ports);
    await endBody(item, ports);
    return { kind, events };
  } catch (error) {
    const waitMs = ports.policy.backoff.firstMs + Math.floor(ports.random() * ports.policy.backoff.capMs);
    const next = { dueAtMs: ports.nowMs() + waitMs, counts: false };
    return await again(ended, toFailure(error), "complete", next, ports);
  }
}

/** A body whose end could not be noted stays until the collector has seen that nothing leads to it. */
async function endBody(item: BatchItem, ports: PipelinePorts): Promise<void> {
  if (!("waiting" in item) || item.waiting.body.kind !== "stored") return;
  const noting = ports.endBody(item.waiting.body.name, ports.nowMs());
  await written(noting, ports).catch(() => undefined);
}

async function again(
  { item, events }: EndedItem,
  failure: Failure,
  step: Step,
  next: { readonly dueAtMs: number; readonly counts: boolean },
  ports: PipelinePorts,
): Promise<Outcome> {
  await sendCopy(item, { failure, step, ...next }, ports);
  return { kind: "retry", events, failure, step, dueAtMs: next.dueAtMs, counts: next.counts };
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
