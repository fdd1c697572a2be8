import { Failure, toFailure } from "../failure/failure.ts";
import { FAILURES, type FailureCode } from "../failure/failures.ts";
import type { InboundQueue } from "../inbound/inbound-queue.ts";
import type { QueueMessage } from "../inbound/queue-format.ts";
import type { Within } from "../retry/within.ts";
import type { Spool } from "./spool.ts";

interface SendPorts {
  readonly inbound: InboundQueue;
  readonly spool: Spool;
  readonly within: Within;
}

/**
 * Makes a message durable: on the queue, or in the spool when the queue does not take it in time. A send that hung may
 * have got there all the same; it has the same id as what is drained later, and the queue takes an id once.
 *
 * @param limitMs How long each of the two may take.
 * @throws {Failure} `QUEUE_UNAVAILABLE`, with what both said, when neither took it; `MESSAGE_TOO_LARGE`, since the
 *   queue would not take it from the spool either.
 */
export async function sendOrSpool(
  { message, dueAtMs }: { readonly message: QueueMessage; readonly dueAtMs?: number | undefined },
  limitMs: number,
  { inbound, spool, within }: SendPorts,
): Promise<"queue" | "spool"> {
  const inTime = (work: Promise<void>, code: FailureCode): Promise<void> =>
    within(limitMs, work, () => {
      return new Failure(code, `Expected an answer within ${limitMs} ms, got none. ${FAILURES[code].next}`);
    });
  try {
    await inTime(inbound.send(message, dueAtMs), "QUEUE_UNAVAILABLE");
    return "queue";
  } catch (sendError) {
    if (sendError instanceof Failure && sendError.code === "MESSAGE_TOO_LARGE") throw sendError;
    try {
      await inTime(spool.put(message, dueAtMs), "STORAGE_UNAVAILABLE");
      return "spool";
    } catch (spoolError) {
      const [first, second] = [toFailure(sendError), toFailure(spoolError)];
      throw new Failure("QUEUE_UNAVAILABLE", `${first.message} Nor did the spool: ${second.message}`, {
        cause: new AggregateError([sendError, spoolError]),
      });
    }
  }
}
