import type { Sender } from "rhea";
import type { SessionConsumer } from "../queues/consumer.ts";
import type { Queue } from "../queues/queue.ts";
import { Refusal } from "../queues/refusal.ts";
import type { AcceptedSession, SessionLine } from "../queues/session-line.ts";
import { deliveryTag } from "../wire/lock-token.ts";
import { writeMessage } from "../wire/outgoing.ts";
import { refuseLink } from "./refuse-link.ts";
import { isAttached, linkInternals } from "./rhea-internals.ts";
import {
  grantedFilter,
  lockedUntilProperty,
  readSessionWish,
  readWaitMs,
  type SessionWish,
} from "./session-filter.ts";
import type { WireSession } from "./wire-session.ts";

/** How a link ends: the client closed it, or its connection is gone. */
export type LinkEnd = "closed" | "dropped";

/** The sender's settle mode that says: what arrives is yours, there is nothing to settle. */
const SETTLED = 1;

/**
 * Gives a client the messages of a queue.
 *
 * @returns What to do when the link ends. Locks of messages stay until they run out; that of a session is
 * given back when the client closed the link.
 */
export function giveToClient(sender: Sender, queue: Queue, wire: WireSession): (end: LinkEnd) => void {
  const { line } = queue;
  const wish = readSessionWish(sender);
  prepareAttach(sender);

  let open = true;
  const consumer: SessionConsumer = {
    mode: sender.snd_settle_mode === SETTLED ? "receiveAndDelete" : "peekLock",
    wanted: () => (open ? wire.credit(sender) : 0),
    deliver({ message, lock }) {
      const tag = deliveryTag(lock?.token ?? UNLOCKED);
      const held = lock === undefined ? undefined : { queue, token: lock.token };
      wire.send(sender, writeMessage(message, lock), tag, held);
    },
    sessionLost() {
      open = false;
      const refusal = new Refusal("sessionLockLost", "The session's lock ran out. Accept the session again.");
      sender.close({ condition: "com.microsoft:session-lock-lost", description: refusal.message });
    },
  };

  if (line.kind === "open") {
    if (wish !== undefined) {
      refuseLink(sender, new Refusal("notAllowed", "This queue has no sessions. Receive without one."));
      return () => undefined;
    }
    serve(sender, wire, () => line.offer(consumer));
    return () => {
      open = false;
      line.leave(consumer);
    };
  }
  if (wish === undefined) {
    refuseLink(sender, new Refusal("notAllowed", "This queue has sessions. Accept one to receive from it."));
    return () => undefined;
  }
  const session = acceptSession(sender, line, wish, consumer);
  serve(sender, wire, () => session.current()?.offer());
  return (end) => {
    open = false;
    session.stopWaiting();
    if (end === "closed") session.current()?.release();
  };
}

/** The tag of a message that needs no settling: its value does not matter, but AMQP wants one. */
const UNLOCKED = "00000000-0000-0000-0000-000000000000";

function prepareAttach(sender: Sender): void {
  const { attach } = linkInternals(sender).local;
  attach.snd_settle_mode = sender.snd_settle_mode;
  attach.rcv_settle_mode = sender.rcv_settle_mode;
  sender.set_source({ address: sender.source.address });
  sender.set_target({ address: sender.target?.address ?? "" });
}

/** Asks for messages whenever the client may be sent some, and ends a drain when there are no more. */
function serve(sender: Sender, wire: WireSession, offer: () => void): void {
  const internals = linkInternals(sender);
  // rhea answers a drain only when credit is left; the SDK waits for the answer in any case.
  internals._get_drain = () => {
    if (!internals._draining) return false;
    internals.delivery_count += internals.credit;
    internals.credit = 0;
    return true;
  };
  sender.on("sender_flow", () => {
    // A client may give credit before it has our attach; by the next turn that is written.
    if (isAttached(sender)) offer();
    else setImmediate(offer);
    if (internals._draining) internals.issue_flow = true;
  });
  wire.onWritten(sender, offer);
}

interface SessionAttempt {
  current(): AcceptedSession | undefined;
  stopWaiting(): void;
}

/** Accepts the wished session, or holds the client's attach until one is free or its time is over. */
function acceptSession(
  sender: Sender,
  line: SessionLine,
  wish: SessionWish,
  consumer: SessionConsumer,
): SessionAttempt {
  let accepted: AcceptedSession | undefined;
  let stopWaiting = (): void => undefined;

  function attach(session: AcceptedSession): void {
    accepted = session;
    linkInternals(sender).local.attach.properties = lockedUntilProperty(session.untilMs());
    sender.set_source({ address: sender.source.address, filter: grantedFilter(session.id) });
    sender.open();
    setImmediate(() => session.offer());
  }

  if (wish.kind === "named") {
    try {
      attach(line.accept(wish.id, consumer));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refuseLink(sender, error);
    }
  } else {
    hold(sender);
    stopWaiting = line.acceptNext(consumer, readWaitMs(sender), (session) => {
      if (session !== undefined) attach(session);
      else refuseLink(sender, new Refusal("noSession", "No session became free within the time."));
    });
  }
  return { current: () => accepted, stopWaiting: () => stopWaiting() };
}

/** rhea answers an attach by itself; taken back here, the answer goes out when the link is opened. */
function hold(sender: Sender): void {
  const { state } = linkInternals(sender);
  state.local_open = false;
  state.open_requests = 0;
}
