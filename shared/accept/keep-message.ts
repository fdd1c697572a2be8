import { Failure } from "../failure/failure.ts";
import { FAILURES } from "../failure/failures.ts";
import { toQueueMessage } from "../inbound/queue-format.ts";
import {
  firstWait,
  LARGEST_INLINE,
  type WaitingBody,
  type WaitingMessage,
} from "../inbound/waiting-message.ts";
import { within } from "../retry/within.ts";
import type { Endpoint } from "../settings/endpoint.ts";
import { sendOrSpool } from "../spool/send-or-spool.ts";
import type { AcceptPorts } from "./ports.ts";
import { LARGEST_BODY } from "./read-body.ts";

/**
 * Every answer is out within 10 s, whatever hangs. Keeping a message may take two or three calls, one after the other;
 * they share what the secrets and the coming in of the body have left of the time.
 */
const ANSWER_LIMIT_MS = 9_500;
const CALL_LIMIT_MS = 4_000;

/** All that is known of an arrival but its body. */
export type ArrivalFacts = Omit<WaitingMessage, "body" | "attempts" | "copies" | "returns" | "history">;

/**
 * Makes a message durable.
 *
 * @returns Where it waits.
 * @throws {Failure} `QUEUE_UNAVAILABLE` when neither queue nor spool took it, `STORAGE_UNAVAILABLE` when its body is
 *   too large for a queue and could not be stored.
 */
export async function keepMessage(
  facts: ArrivalFacts,
  bytes: Uint8Array,
  ports: AcceptPorts,
): Promise<"queue" | "spool"> {
  const { inbound, spool } = ports;
  let body: WaitingBody = { kind: "inline", bytes };
  if (bytes.byteLength > LARGEST_INLINE) {
    body = { kind: "stored", name: `inbound/${facts.arrival}`, length: bytes.byteLength };
    await inTime(shareMs(facts.receivedAtMs, 3, ports), ports.bodies.put(body.name, bytes));
  }
  const message = toQueueMessage(firstWait({ ...facts, body }));
  return await sendOrSpool({ message }, shareMs(facts.receivedAtMs, 2, ports), { inbound, spool, within });
}

/**
 * Keeps what is known of a body above the limit as a dead letter: its headers and its length.
 *
 * @returns What a sender may be told.
 * @throws {Failure} `STORAGE_UNAVAILABLE`.
 */
export async function keepTooLarge(
  facts: ArrivalFacts,
  bodyLength: number,
  kind: Endpoint["kind"],
  ports: AcceptPorts,
): Promise<Failure> {
  const { next } = FAILURES.PAYLOAD_TOO_LARGE;
  const failure = new Failure(
    "PAYLOAD_TOO_LARGE",
    `Expected a body of at most ${LARGEST_BODY} bytes, got ${bodyLength} or more. ${next}`,
  );
  const why = {
    code: failure.code,
    reason: failure.message,
    step: "accept",
    attempts: 1,
    history: [],
  } as const;
  const letter = { ...facts, ...why, kind, body: undefined, bodyLength, event: undefined };
  const keeping = ports.deadLetters.keep(letter, facts.receivedAtMs);
  await inTime(shareMs(facts.receivedAtMs, 1, ports), keeping);
  return failure;
}

/** How long each of so many calls may take, one after the other, so that the answer is in time. */
function shareMs(receivedAtMs: number, calls: number, { nowMs }: AcceptPorts): number {
  const leftMs = receivedAtMs + ANSWER_LIMIT_MS - nowMs();
  return Math.min(CALL_LIMIT_MS, Math.max(0, Math.floor(leftMs / calls)));
}

/** For writes to storage; a late one may yet be done. */
function inTime(limitMs: number, work: Promise<void>): Promise<void> {
  return within(limitMs, work, () => {
    const { next } = FAILURES.STORAGE_UNAVAILABLE;
    return new Failure("STORAGE_UNAVAILABLE", `Expected storage to answer within ${limitMs} ms. ${next}`);
  });
}
