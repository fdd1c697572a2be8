import { Failure, toFailure } from "../failure/failure.ts";
import { FAILURES } from "../failure/failures.ts";
import { arrivalId } from "../inbound/arrival.ts";
import { within } from "../retry/within.ts";
import type { Endpoint } from "../settings/endpoint.ts";
import {
  type Accepted,
  ANSWERS,
  type Answers,
  HANDSHAKES,
  type Handshake,
  RETRY_AFTER_S,
} from "./answers.ts";
import type { Proof } from "./caller.ts";
import { declaredType } from "./declared-type.ts";
import { keepMessage, keepTooLarge } from "./keep-message.ts";
import { keptHeaders } from "./kept-headers.ts";
import type { AcceptPorts } from "./ports.ts";
import { LARGEST_BODY, readBody } from "./read-body.ts";

/** What they leave of the 10 s within which every answer is out, the keeping may use. */
const PROVE_LIMIT_MS = 1_000;
const READ_LIMIT_MS = 4_000;

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
  /** After how many seconds to try again, where the sender may heed it. */
  readonly retryAfterS: number | undefined;
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
    retryAfterS: statuses[accepted] === 503 ? RETRY_AFTER_S[endpoint.kind] : undefined,
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
    return await takeIn(request, receivedAtMs, answer, ports);
  } catch (error) {
    const failure = toFailure(error);
    return answer(failure.code === "OVERLOADED" ? "overloaded" : "unavailable", { failure });
  }
}

/** Reads the body of a proven caller and keeps it, while there is room for it in memory. */
async function takeIn(
  { endpoint, header, body, traceparent }: AcceptRequest,
  receivedAtMs: number,
  answer: (accepted: keyof Answers, rest: Partial<Answer>) => Answer,
  ports: AcceptPorts,
): Promise<Answer> {
  const held = ports.inFlight.begin();
  try {
    // Room for the whole is asked for first, so that no body is half read in vain.
    held.body(Math.min(declaredLength(header("content-length")) ?? LARGEST_BODY, LARGEST_BODY));
    const reading = await readBody(body, READ_LIMIT_MS);
    held.body(reading.kind === "whole" ? reading.bytes.byteLength : 0);
    const facts = {
      arrival: arrivalId(receivedAtMs, [endpoint.name, ports.newToken()]),
      endpoint: endpoint.name,
      path: "webhook",
      receivedAtMs,
      contentType: declaredType(header("content-type")),
      headers: keptHeaders(header),
      properties: {},
      traceparent,
    } as const;
    const { arrival } = facts;
    if (reading.kind === "tooLarge") {
      const failure = await keepTooLarge(facts, reading.length, endpoint.kind, ports);
      return answer("tooLarge", { arrival, bytes: reading.length, failure });
    }
    const place = await keepMessage(facts, reading.bytes, ports);
    return answer("kept", { arrival, place, bytes: reading.bytes.byteLength });
  } finally {
    held.end();
  }
}

/** The handshake that a request is, if it is one: what it asks to have sent back, and the statuses of its own. */
function greetingOf({ endpoint, query }: AcceptRequest): Greeting | undefined {
  const handshake = HANDSHAKES[endpoint.kind];
  if (handshake === undefined) return undefined;
  const token = query(handshake.query);
  return token === undefined ? undefined : { token, statuses: handshake.statuses };
}

/** What Content-Length says; absent where it says nothing. */
function declaredLength(header: string | undefined): number | undefined {
  return header !== undefined && /^[0-9]{1,15}$/.test(header) ? Number(header) : undefined;
}

function secretsLate(): Failure {
  const { next } = FAILURES.SECRETS_UNAVAILABLE;
  return new Failure(
    "SECRETS_UNAVAILABLE",
    `Expected the endpoint's secrets within ${PROVE_LIMIT_MS} ms. ${next}`,
  );
}
