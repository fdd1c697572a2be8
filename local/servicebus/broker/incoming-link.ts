import type { EventContext, Receiver } from "rhea";
import type { Intake } from "../queues/intake.ts";
import { Refusal, refusalOf } from "../queues/refusal.ts";
import { readMessage } from "../wire/incoming.ts";
import { cutBatch } from "../wire/sections.ts";
import { linkInternals } from "./rhea-internals.ts";
import { receivedBytes, type WireSession } from "./wire-session.ts";

/** The largest message or batch of the Standard tier: learn.microsoft.com, "Service Bus quotas". */
const MOST_BYTES = 262_144;

/** The message format in which the SDKs send a batch: every data section holds a message. */
const BATCH_FORMAT = 0x8001_3700;

const CREDIT = 1_000;

/** Takes what a client sends to a queue or topic. */
export function takeFromClient(
  receiver: Receiver,
  intake: Intake,
  wire: WireSession,
  newMessageId: () => string,
): void {
  const internals = linkInternals(receiver);
  internals.local.attach.max_message_size = MOST_BYTES;
  receiver.set_source({ address: receiver.source?.address ?? "" });
  receiver.set_target({ address: receiver.target.address });
  receiver.add_credit(CREDIT);

  receiver.on("message", (context: EventContext) => {
    const { delivery } = context;
    if (delivery === undefined) return;
    const refusal = refusalOf(() => {
      const bytes = receivedBytes(context);
      if (bytes.length > MOST_BYTES) throw tooLarge(bytes.length);
      const messages = delivery.format === BATCH_FORMAT ? cutBatch(bytes) : [bytes];
      intake.accept(messages.map((message) => readMessage(message, newMessageId)));
    });
    wire.answer(delivery, refusal);
    if (internals.credit < CREDIT / 2) receiver.add_credit(CREDIT - internals.credit);
  });
}

function tooLarge(bytes: number): Refusal {
  return new Refusal("tooLarge", `The message has ${bytes} bytes; the limit is ${MOST_BYTES}.`);
}
