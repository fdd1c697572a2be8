import rhea, { type EventContext, type Receiver, type Sender, type Typed } from "rhea";
import { Refusal } from "../queues/refusal.ts";
import { cutSections } from "../wire/sections.ts";
import { CONDITIONS } from "./conditions.ts";
import { mapEntries } from "./outcomes.ts";
import { decodeValue, linkInternals } from "./rhea-internals.ts";
import { receivedBytes, type WireSession } from "./wire-session.ts";

/** A request that a client sends on one link, to be answered on another. */
export interface Request {
  readonly properties: Readonly<Record<string, unknown>>;
  /** The entries of the body, each with its AMQP type; empty when the body is not a map. */
  readonly body: ReadonlyMap<string, Typed>;
}

export interface Reply {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The names of the status in an answer, which differ between `$cbs` and `$management`. */
export interface StatusNames {
  readonly status: string;
  readonly description: string;
  readonly condition: string;
}

/** The links on which one connection wants its answers, by the name that requests give for it. */
export type ReplyLinks = Map<string, Sender>;

const CREDIT = 100;

/** Opens a link for answers. They go out settled: nobody needs to hear that an answer arrived. */
export function openReplies(sender: Sender, replies: ReplyLinks): () => void {
  linkInternals(sender).local.attach.snd_settle_mode = 1;
  sender.set_source({ address: sender.source.address });
  const names = [sender.name, sender.target?.address].filter((name) => name !== undefined);
  for (const name of names) replies.set(name, sender);
  return () => {
    for (const name of names) replies.delete(name);
  };
}

/** Answers the requests of a link. A refusal becomes the answer that the SDKs make an error of. */
export function takeRequests(
  receiver: Receiver,
  replies: ReplyLinks,
  wire: WireSession,
  names: StatusNames,
  handle: (request: Request) => Reply,
): void {
  receiver.set_target({ address: receiver.target.address });
  receiver.add_credit(CREDIT);

  receiver.on("message", (context: EventContext) => {
    const { delivery } = context;
    if (delivery === undefined) return;
    wire.answer(delivery, undefined);
    receiver.add_credit(1);
    const bytes = receivedBytes(context);
    const { message_id, reply_to, application_properties = {} } = rhea.message.decode(bytes);
    replies.get(String(reply_to))?.send({
      correlation_id: message_id,
      ...answer(() => handle({ properties: application_properties, body: bodyOf(bytes) }), names),
    });
  });
}

function bodyOf(bytes: Buffer): ReadonlyMap<string, Typed> {
  return mapEntries(decodeValue(cutSections(bytes).body));
}

function answer(
  handle: () => Reply,
  names: StatusNames,
): { application_properties: Record<string, unknown>; body: unknown } {
  try {
    const { status, body } = handle();
    return {
      application_properties: { [names.status]: rhea.types.wrap_int(status), [names.description]: "OK" },
      body,
    };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { status, condition } = CONDITIONS[error.reason];
    return {
      application_properties: {
        [names.status]: rhea.types.wrap_int(status),
        [names.description]: error.message,
        [names.condition]: rhea.types.wrap_symbol(condition),
      },
      body: {},
    };
  }
}
