import type { Delivery, EventContext, Sender, Session, Typed } from "rhea";
import frames from "rhea/lib/frames.js";
import type { Settlement } from "../queues/message.ts";
import type { Queue } from "../queues/queue.ts";
import { Refusal, refusalOf } from "../queues/refusal.ts";
import { accepted, readOutcome, refused } from "./outcomes.ts";
import {
  type DispositionFields,
  forgetDelivery,
  isAttached,
  linkInternals,
  sessionInternals,
  socketOf,
} from "./rhea-internals.ts";

/** A format that rhea does not know and so leaves a message's bytes alone; AMQP's own is 0. */
const RAW_FORMAT = 0x0d36_5000;

/** An AMQP session as the broker drives it, past those parts of rhea that lose messages or types. */
export interface WireSession {
  /** How many more messages a receiver may be sent now. */
  credit(sender: Sender): number;
  /** Sends a message; with a lock it stays with the client until that settles it. */
  send(sender: Sender, bytes: Buffer, tag: Buffer, held: Held | undefined): void;
  /** Called when messages of a link were written and it may be sent more. */
  onWritten(sender: Sender, written: () => void): void;
  /** Answers a sender: its message was taken, or refused. */
  answer(delivery: Delivery, refusal: Refusal | undefined): void;
}

interface Held {
  readonly queue: Queue;
  readonly token: string;
}

export function wireSession(session: Session): WireSession {
  const internals = sessionInternals(session);
  const { outgoing } = internals;
  const held = new Map<number, Held>();
  const pending: { readonly id: number; readonly sender: Sender }[] = [];
  const unsent = new Map<Sender, number>();
  const listeners = new Map<Sender, () => void>();
  const socket = socketOf(session);
  let corked = false;

  // rhea decodes messages of format 0 into JavaScript values and so loses their AMQP types.
  const takeTransfer = internals.on_transfer.bind(session);
  internals.on_transfer = (frame) => {
    frame.performative.message_format ||= RAW_FORMAT;
    takeTransfer(frame);
  };

  // rhea remembers at most 2048 deliveries until they are settled, in one ring: a single message that is held
  // for long would block all behind it. What was written is forgotten there and remembered here.
  const processOutgoing = outgoing.process.bind(outgoing);
  outgoing.process = () => {
    processOutgoing();
    outgoing.deliveries.pop_if(({ id }) => id < outgoing.next_pending_delivery);
    const written = new Set<Sender>();
    for (
      let next = pending[0];
      next !== undefined && next.id < outgoing.next_pending_delivery;
      next = pending[0]
    ) {
      pending.shift();
      unsent.set(next.sender, (unsent.get(next.sender) ?? 1) - 1);
      written.add(next.sender);
    }
    for (const sender of written) listeners.get(sender)?.();
  };

  // rhea ignores dispositions of deliveries that it forgot, and the client then waits for a minute.
  const takeDisposition = internals.on_disposition.bind(session);
  internals.on_disposition = (frame) => {
    if (!frame.performative.role) return takeDisposition(frame);
    cork();
    settleAll(frame.performative);
  };

  function settleAll({ first, last, settled, state }: DispositionFields): void {
    const outcome = state === undefined ? undefined : readOutcome(state);
    if (outcome === undefined) return;
    let answeredUpTo = first;
    const answer = (end: number, echo: Typed): void => {
      if (!settled && end >= answeredUpTo) dispose(false, answeredUpTo, end, echo);
      answeredUpTo = end + 1;
    };
    const end = last ?? first;
    for (let id = first; id <= end; id += 1) {
      const refusal = settleOne(id, outcome.settlement);
      if (refusal === undefined) continue;
      answer(id - 1, outcome.echo);
      answer(id, refused(refusal));
    }
    answer(end, outcome.echo);
  }

  function settleOne(id: number, settlement: Settlement): Refusal | undefined {
    const holds = held.get(id);
    held.delete(id);
    if (holds === undefined) return new Refusal("lockLost", "This delivery was settled before.");
    return refusalOf(() => holds.queue.settle(holds.token, settlement));
  }

  function dispose(role: boolean, first: number, last: number, state: Typed): void {
    internals.output(frames.disposition({ role, first, last, settled: true, state }));
  }

  /** Joins the frames of one turn of the event loop into one write to the socket. */
  function cork(): void {
    if (corked) return;
    corked = true;
    socket.cork();
    setImmediate(() => {
      corked = false;
      socket.uncork();
    });
  }

  return {
    credit: (sender) =>
      isAttached(sender)
        ? Math.min(linkInternals(sender).credit - (unsent.get(sender) ?? 0), outgoing.available())
        : 0,
    send(sender, bytes, tag, holds) {
      cork();
      unsent.set(sender, (unsent.get(sender) ?? 0) + 1);
      const { id } = sender.send(bytes, tag, 0);
      pending.push({ id, sender });
      if (holds !== undefined) held.set(id, holds);
    },
    onWritten(sender, written) {
      listeners.set(sender, written);
    },
    answer(delivery, refusal) {
      forgetDelivery(delivery);
      if (delivery.remote_settled) return;
      cork();
      dispose(true, delivery.id, delivery.id, refusal === undefined ? accepted : refused(refusal));
    },
  };
}

/** The message of an event as the bytes that were received. */
export function receivedBytes(context: EventContext): Buffer {
  const message: unknown = context.message;
  if (Buffer.isBuffer(message)) return message;
  throw new Refusal("malformed", "The message was decoded on its way, so its bytes are lost.");
}
