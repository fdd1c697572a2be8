import type { ServiceBusMessage, ServiceBusSender } from "@azure/service-bus";
import { Failure, shownError } from "../failure/failure.ts";
import { FAILURES } from "../failure/failures.ts";
import { within } from "../retry/within.ts";
import type { InboundQueue } from "./inbound-queue.ts";
import type { QueueMessage } from "./queue-format.ts";

/** One round of sending; once it is over, what it might still do is nobody's any more. */
interface Round {
  readonly sending: Gathered[];
  over: boolean;
}

/** Sends under way at once. Messages gather only while all of these wait for the broker. */
const SENDS_UNDER_WAY = 2;

interface Gathered {
  readonly message: ServiceBusMessage;
  readonly done: () => void;
  readonly failed: (failure: Failure) => void;
}

/**
 * The queue on Service Bus. Concurrent sends of fresh messages share batches, because one acknowledgement for many
 * costs little more than one for one; each caller still hears of its own message. Scheduled copies go alone: a batch
 * has one set of annotations, and the time is one of them.
 *
 * @param timeoutMs After this long without an acknowledgement a send fails. The message may have got there all the
 *   same; whoever tries again sends the same id.
 */
export function serviceBusInboundQueue(
  sender: () => Promise<ServiceBusSender>,
  timeoutMs: number,
): InboundQueue {
  const gathered: Gathered[] = [];
  let underWay = 0;

  const bounded = (work: Promise<void>): Promise<void> =>
    within(timeoutMs, work, () => unavailable(`no acknowledgement within ${timeoutMs} ms`));

  const drain = async (): Promise<void> => {
    underWay += 1;
    while (gathered.length > 0) {
      const round: Round = { sending: [], over: false };
      try {
        await bounded(sendTogether(sender, gathered, round));
        for (const { done } of round.sending) done();
      } catch (error) {
        const failure = toFailure(error);
        // Where not even a batch could be begun, nobody behind it is better off for waiting.
        for (const { failed } of round.sending.length > 0 ? round.sending : gathered.splice(0))
          failed(failure);
      }
      round.over = true;
    }
    underWay -= 1;
  };

  return {
    async send(queueMessage, dueAtMs) {
      const message = toServiceBusMessage(queueMessage);
      if (dueAtMs !== undefined) {
        message.scheduledEnqueueTimeUtc = new Date(dueAtMs);
        const sending = async (): Promise<void> => (await sender()).sendMessages(message);
        await bounded(sending()).catch((error: unknown) => {
          throw toFailure(error);
        });
        return;
      }
      await new Promise<void>((done, failed) => {
        gathered.push({ message, done, failed });
        if (underWay < SENDS_UNDER_WAY) void drain();
      });
    },
  };
}

/** Moves as many messages as fit one batch from `gathered` to the round, and sends them; none once the round is over. */
async function sendTogether(
  connect: () => Promise<ServiceBusSender>,
  gathered: Gathered[],
  round: Round,
): Promise<void> {
  const { sending } = round;
  const sender = await connect();
  const batch = await sender.createMessageBatch();
  if (round.over) return;
  for (let next = gathered[0]; next !== undefined; next = gathered[0]) {
    if (!batch.tryAddMessage(next.message) && sending.length > 0) break;
    gathered.shift();
    sending.push(next);
    if (batch.count < sending.length) break;
  }
  const [first] = sending;
  // One that fits no batch is sent alone, and fails alone if it is above the broker's limit.
  if (sending.length === 1 && first !== undefined) await sender.sendMessages(first.message);
  else if (sending.length > 0) await sender.sendMessages(batch);
}

function toServiceBusMessage({ messageId, body, properties }: QueueMessage): ServiceBusMessage {
  return {
    messageId,
    body: Buffer.from(body.buffer, body.byteOffset, body.byteLength),
    applicationProperties: { ...properties },
  };
}

/** The one error that is the message's own (https://learn.microsoft.com/azure/service-bus-messaging/service-bus-messaging-exceptions). */
const TOO_LARGE = "MessageSizeExceeded";

function toFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  const isTooLarge = error instanceof Error && "code" in error && error.code === TOO_LARGE;
  if (!isTooLarge) return unavailable(shownError(error), error);
  const { next } = FAILURES.MESSAGE_TOO_LARGE;
  const came = shownError(error);
  return new Failure("MESSAGE_TOO_LARGE", `Expected Service Bus to take a message, got: ${came}. ${next}`, {
    cause: error,
  });
}

function unavailable(what: string, cause?: unknown): Failure {
  return new Failure(
    "QUEUE_UNAVAILABLE",
    `Expected Service Bus to take a message, got: ${what}. ${FAILURES.QUEUE_UNAVAILABLE.next}`,
    { cause },
  );
}
