import type { Bodies } from "../bodies/bodies.ts";
import type { DeadLetters } from "../deadletter/dead-letters.ts";
import { Failure, toFailure } from "../failure/failure.ts";
import { FAILURES } from "../failure/failures.ts";
import { arrivalId } from "../inbound/arrival.ts";
import type { InboundQueue } from "../inbound/inbound-queue.ts";
import { toQueueMessage } from "../inbound/queue-format.ts";
import { firstWait, type WaitingBody } from "../inbound/waiting-message.ts";
import { within } from "../retry/within.ts";
import type { Endpoint } from "../settings/endpoint.ts";
import { sendOrSpool } from "../spool/send-or-spool.ts";
import type { Spool } from "../spool/spool.ts";
import { type Accepted, ANSWERS, type Answers, HANDSHAKES, type Handshake } from "./answers.ts";
import type { Proof } from "./caller.ts";
import { declaredType } from "./declared-type.ts";
import { keptHeaders } from "./kept-headers.ts";
import { LARGEST_BODY, readBody } from "./read-body.ts";

/** Above this a body travels as a reference: a message of Service Bus Standard holds 256 KB, properties included. */
const LARGEST_INLINE = 200 * 1024;

/**
 * Every answer is out within 10 s, whatever hangs: the secrets, the body's coming in, its keeping. Keeping may take
 * two or three calls, one after the other; they share what the sender has left of the time.
 */
const ANSWER_LIMIT_MS = 9_500;
const PROVE_LIMIT_MS = 1_000;
const READ_LIMIT_MS = 4_000;
const KEEP_LIMIT_MS = 4_000;

/** All that accept reaches outside of itself. */
export interface AcceptPorts {
  readonly proveCaller: (endpoint: string, proof: Proof) => Promise<boolean>;
  readonly inbound: InboundQueue;
  /** Where a message goes that the queue does not take. */
  readonly spool: Spool;
  readonly bodies: Bodies;
  readonly deadLetters: DeadLetters;
  readonly nowMs: () => number;
  readonly newToken: () => string;
}

/** A request to an endpoint, as far as accept looks at it. */
export interface AcceptRequest {
  readonly endpoint: Endpoint;
  readonly method: string;
  readonly proof: Proof;
  /** A header by its lower-case name. */
  readonly header: (name: string) => string | undefined;
  readonly query: (name: string) => string | undefined;
  readonly body: ReadableStream<Uint8Array> | null | undefined;
  readonly traceparent: string | undefined;
}

/** What became of a request, with the status that its sender sees. */
export interface Answer {
  readonly accepted: Accepted;
  readonly status: number;
  /** Our name for what was kept. */
  readonly arrival: string | undefined;
  /** Where it was kept; absent when it was not. */
  readonly place: "queue" | "spool" | undefined;
  readonly bytes: number;
  /** The whole body of the answer, as plain text; nearly all have none. */
  readonly text: string | undefined;
  /** Why it was not kept. */
  readonly failure: Failure | undefined;
}

interface Greeting {
  readonly token: string;
  readonly statuses: Handshake["statuses"];
}

/**
 * The first hop: proves the caller, keeps the bytes, answers. It does not look into bodies, so nothing that a body
 * holds can make it refuse, and an answer of success goes out only after the bytes are durable.
 */
export async function acceptMessage(request: AcceptRequest, ports: AcceptPorts): Promise<Answer> {
  const { endpoint } = request;
  const greeting = greetingOf(request);
  const statuses = { ...ANSWERS[endpoint.kind], ...greeting?.statuses };
  const answer = (accepted: keyof Answers, rest: Partial<Answer> = {}): Answer => ({
    accepted,
    status: statuses[accepted],
    arrival: undefined,
    place: undefined,
    bytes: 0,
    text: undefined,
    failure: undefined,
    ...rest,
  });
  if (request.method !== "POST") return answer("wrongMethod");
  const receivedAtMs = ports.nowMs();
  try {
    if (!(await within(PROVE_LIMIT_MS, ports.proveCaller(endpoint.name, request.proof), secretsLate))) {
      return answer("unproven");
    }
    if (greeting !== undefined)
      return {
        ...answer("kept"),
        accepted: "greeted",
        status: greeting.statuses.greeted,
        text: greeting.token,
      };
    const arrival = arrivalId(receivedAtMs, [endpoint.name, ports.newToken()]);
    const facts = {
      arrival,
      endpoint: endpoint.name,
      path: "webhook",
      receivedAtMs,
      contentType: declaredType(request.header("content-type")),
      headers: keptHeaders(request.header),
      properties: {},
      traceparent: request.traceparent,
    } as const;
    const reading = await readBody(request.body, READ_LIMIT_MS);
    if (reading.kind === "tooLarge") {
      const failure = tooLarge(reading.length);
      const letter = { ...facts, code: failure.code, reason: failure.message, step: "accept", attempts: 1 };
      const end = {
        kind: endpoint.kind,
        history: [],
        body: undefined,
        bodyLength: reading.length,
        event: undefined,
      };
      const keeping = ports.deadLetters.keep({ ...letter, ...end }, receivedAtMs);
      await inTime(shareMs(receivedAtMs, 1, ports), keeping);
      return answer("tooLarge", { arrival, bytes: reading.length, failure });
    }
    const { bytes } = reading;
    const place = await keep(facts, bytes, ports);
    return answer("kept", { arrival, place, bytes: bytes.byteLength });
  } catch (error) {
    return answer("unavailable", { failure: toFailure(error) });
  }
}

/** The handshake that a request is, if it is one: what it asks to have sent back, and the statuses of its own. */
function greetingOf({ endpoint, query }: AcceptRequest): Greeting | undefined {
  const handshake = HANDSHAKES[endpoint.kind];
  if (handshake === undefined) return undefined;
  const token = query(handshake.query);
  return token === undefined ? undefined : { token, statuses: handshake.statuses };
}

async function keep(
  facts: Omit<Parameters<typeof firstWait>[0], "body">,
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

/** How long each of so many calls may take, one after the other, so that the answer is in time. */
function shareMs(receivedAtMs: number, calls: number, { nowMs }: AcceptPorts): number {
  const leftMs = receivedAtMs + ANSWER_LIMIT_MS - nowMs();
  return Math.min(KEEP_LIMIT_MS, Math.max(0, Math.floor(leftMs / calls)));
}

/** For writes to storage; a late one may yet be done. */
function inTime(limitMs: number, work: Promise<void>): Promise<void> {
  return within(limitMs, work, () => {
    const { next } = FAILURES.STORAGE_UNAVAILABLE;
    return new Failure("STORAGE_UNAVAILABLE", `Expected storage to answer within ${limitMs} ms. ${next}`);
  });
}

function secretsLate(): Failure {
  return new Failure("UNEXPECTED", `Expected the endpoint's secrets within ${PROVE_LIMIT_MS} ms.`);
}

function tooLarge(length: number): Failure {
  return new Failure(
    "PAYLOAD_TOO_LARGE",
    `Expected a body of at most ${LARGEST_BODY} bytes, got ${length} or more. ${FAILURES.PAYLOAD_TOO_LARGE.next}`,
  );
}
