import { hash } from "node:crypto";
import type { DeadLetter } from "../deadletter/dead-letters.ts";
import type { KeptLetter } from "../deadletter/kept-letter.ts";
import { toFailure } from "../failure/failure.ts";
import { arrivalId } from "../inbound/arrival.ts";
import type { RedrivePorts } from "./redrive-ports.ts";
import { sendThroughPipeline } from "./send-letter.ts";

interface EditRequest {
  readonly key: string;
  readonly body: Uint8Array;
  readonly run: string;
  readonly who: string;
  readonly why: string;
}

/** How a correction went: on its way under a key of its own, or why it was not sent. */
export type EditResult =
  | { readonly kind: "sent"; readonly key: string }
  | { readonly kind: "refused"; readonly why: string };

/**
 * Sends a corrected body in the place of a dead letter's own. The original stays, held, and names the correction, which
 * is kept beside it and names the original; when the correction succeeds, both are resolved.
 *
 * Its events take over their ids, as the pipeline finds nothing else under them; else they get ids of their own, with
 * the other's as `causationid`. The same body again is the same correction.
 */
export async function redriveEdited(
  { key, body, run, who, why }: EditRequest,
  ports: RedrivePorts,
): Promise<EditResult> {
  const original = await ports.store.find(key);
  if (original === undefined) return { kind: "refused", why: `there is no dead letter ${key}` };
  if (original.stream === "eventgrid")
    return {
      kind: "refused",
      why: "it is an event that was published: a correction of it is a new message from its source",
    };
  const correction = correctionOf(original, body);
  const { arrival } = correction;
  const nowMs = ports.nowMs();
  const marked = await ports.store.change(key, { kind: "edit", editedAs: arrival, who, why }, nowMs);
  if (marked.kind === "refused") return marked;
  await ports.store.keep(correction, nowMs);
  const claim = { kind: "redrive", run, who, why, force: true } as const;
  const claimed = await ports.store.change(arrival, claim, nowMs);
  if (claimed.kind === "refused")
    return { kind: "refused", why: `the same correction was sent before: ${claimed.why}` };
  try {
    const { takenIds = [] } = claimed.letter;
    await sendThroughPipeline(claimed.letter, { body, edited: { of: key, takenIds } }, ports);
    return { kind: "sent", key: arrival };
  } catch (error) {
    const { code, message } = toFailure(error);
    await ports.store.change(arrival, { kind: "unsent", who, why: code }, ports.nowMs());
    return { kind: "refused", why: `it could not be sent: ${message}` };
  }
}

function correctionOf(original: KeptLetter, body: Uint8Array): DeadLetter {
  const { key, endpoint, kind, path, receivedAtMs, code, reason, step, contentType, headers, properties } =
    original;
  return {
    arrival: arrivalId(receivedAtMs, ["edited", key, hash("sha256", body)]),
    endpoint,
    kind,
    path,
    receivedAtMs,
    code,
    reason,
    step,
    attempts: 0,
    history: [],
    contentType,
    headers,
    properties,
    body,
    bodyLength: body.byteLength,
    event: undefined,
    editedOf: key,
    takenIds: [],
  };
}
