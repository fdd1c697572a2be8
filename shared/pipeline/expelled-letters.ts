import type { Bodies } from "../bodies/bodies.ts";
import type { DeadLetter } from "../deadletter/dead-letters.ts";
import { Failure, shown } from "../failure/failure.ts";
import { FAILURES } from "../failure/failures.ts";
import type { WaitingMessage } from "../inbound/waiting-message.ts";
import type { Endpoint } from "../settings/endpoint.ts";
import type { BatchItem } from "./batch-item.ts";
import { type BrokerBatch, brokerMessages } from "./broker-batch.ts";
import { unreadWaiting } from "./unread-waiting.ts";

/** What the broker adds to the properties of a message that it moves, in lower case as all names here. */
const REASON = "deadletterreason";
const DESCRIPTION = "deadlettererrordescription";

/** A batch of the dead letters of one of our queues. */
export interface ExpelledBatch {
  readonly queue: string;
  readonly batch: BrokerBatch;
  /** The batch as the queue's own function reads it. */
  readonly items: readonly BatchItem[];
}

interface ExpelledFacts {
  readonly endpoints: ReadonlyMap<string, Endpoint>;
  readonly bodies: Pick<Bodies, "get">;
  readonly nowMs: number;
}

/**
 * The dead letters that the broker made of messages which it gave up, by its own reason
 * (https://learn.microsoft.com/azure/service-bus-messaging/service-bus-dead-letter-queues).
 *
 * @throws {Failure} `STORAGE_UNAVAILABLE` when a body that lies apart could not be fetched.
 */
export async function expelledLetters(
  { queue, batch, items }: ExpelledBatch,
  { endpoints, bodies, nowMs }: ExpelledFacts,
): Promise<readonly DeadLetter[]> {
  const messages = brokerMessages(batch, nowMs);
  return await Promise.all(
    items.map(async (item, index): Promise<DeadLetter> => {
      const waiting = "waiting" in item ? item.waiting : unreadWaiting(item);
      const told = messages[index]?.properties ?? {};
      const { arrival, endpoint, path, receivedAtMs, contentType, headers, attempts, history } = waiting;
      const { [REASON]: _reason, [DESCRIPTION]: _description, ...properties } = waiting.properties;
      return {
        stream: "queue",
        from: queue,
        arrival,
        generation: waiting.copies,
        endpoint,
        kind: endpoints.get(endpoint)?.kind,
        path,
        receivedAtMs,
        code: "QUEUE_GAVE_UP",
        reason: reasonOf(told),
        step: "queue",
        attempts,
        history,
        contentType,
        headers,
        properties,
        event: undefined,
        ...(await bodyOf(waiting, bodies)),
      };
    }),
  );
}

function reasonOf(told: Readonly<Record<string, unknown>>): string {
  const reason = String(told[REASON] ?? "no reason");
  const description = told[DESCRIPTION] === undefined ? "" : `: ${shown(String(told[DESCRIPTION]))}`;
  return `Service Bus says ${reason}${description} ${FAILURES.QUEUE_GAVE_UP.next}`;
}

async function bodyOf(
  { body }: WaitingMessage,
  bodies: Pick<Bodies, "get">,
): Promise<Pick<DeadLetter, "body" | "bodyLength" | "storedAs">> {
  if (body.kind === "inline") return { body: body.bytes, bodyLength: body.bytes.byteLength };
  try {
    return { body: await bodies.get(body.name), bodyLength: body.length };
  } catch (error) {
    if (!(error instanceof Failure && error.code === "BODY_LOST")) throw error;
    return { body: undefined, bodyLength: body.length, storedAs: body.name };
  }
}
