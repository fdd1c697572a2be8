import type { Clock } from "./clock.ts";
import type { SessionConsumer } from "./consumer.ts";
import { deadlines } from "./deadlines.ts";
import { type Lane, lane } from "./lane.ts";
import type { Line, LineOwner } from "./line.ts";
import type { QueuedMessage } from "./message.ts";
import type { MessageLog } from "./message-log.ts";
import { Refusal } from "./refusal.ts";
import { sessionWaiters } from "./session-waiters.ts";

/** A session that one receiver has for itself, until it releases it or the lock runs out. */
export interface AcceptedSession {
  readonly id: string;
  untilMs(): number;
  /** The receiver wants messages (again). */
  offer(): void;
  /** Gives the session back; its unsettled messages do not count as failed deliveries. */
  release(): void;
}

/** The line of a queue with sessions: messages are locked with their session, by one receiver at a time. */
export interface SessionLine extends Line {
  readonly kind: "sessions";
  accept(sessionId: string, consumer: SessionConsumer): AcceptedSession;
  /**
   * Accepts the free session that has waited longest with a message, now or as soon as there is one.
   *
   * @param done Gets nothing when the time was over before.
   * @returns Ends the waiting.
   */
  acceptNext(
    consumer: SessionConsumer,
    waitMs: number,
    done: (session: AcceptedSession | undefined) => void,
  ): () => void;
  /** As `renew` of a message's lock, for all messages of a session. */
  renewSession(sessionId: string): number;
  state(sessionId: string): Uint8Array | undefined;
  setState(sessionId: string, state: Uint8Array | undefined): void;
  ids(): readonly string[];
}

interface Session {
  readonly id: string;
  readonly lane: Lane<SessionConsumer>;
  readonly heldTokens: Set<string>;
  holder: SessionConsumer | undefined;
  state: Uint8Array | undefined;
}

interface Waiter {
  readonly consumer: SessionConsumer;
  readonly done: (session: AcceptedSession | undefined) => void;
}

export interface SessionLineParts {
  readonly clock: Clock;
  readonly lockMs: number;
  readonly newToken: () => string;
  readonly log: MessageLog;
  readonly states: ReadonlyMap<string, Uint8Array>;
  readonly owner: LineOwner<SessionConsumer>;
}

export function sessionLine(parts: SessionLineParts): SessionLine {
  const { clock, lockMs, owner } = parts;
  const sessions = new Map<string, Session>();
  const available = new Set<Session>();
  const holds = new Map<string, { readonly session: Session; readonly sequence: number }>();
  const locked = new Set<number>();
  const lockEnds = deadlines<Session>(clock, (session) => end(session, "expired"));
  const waiters = sessionWaiters<Waiter>(clock, (waiter) => waiter.done(undefined));

  for (const [id, state] of parts.states) sessionOf(id).state = state;

  function sessionOf(id: string): Session {
    const before = sessions.get(id);
    if (before !== undefined) return before;
    const session: Session = {
      id,
      lane: lane(owner.hand),
      heldTokens: new Set(),
      holder: undefined,
      state: undefined,
    };
    sessions.set(id, session);
    return session;
  }

  function hold(session: Session, consumer: SessionConsumer): AcceptedSession {
    available.delete(session);
    session.holder = consumer;
    lockEnds.set(session, clock.nowMs() + lockMs);
    return {
      id: session.id,
      untilMs: () => lockEnds.atMs(session) ?? clock.nowMs(),
      offer() {
        if (session.holder === consumer) session.lane.offer(consumer);
      },
      release() {
        if (session.holder === consumer) end(session, "released");
      },
    };
  }

  // Whether unsettled messages count as failed: learn.microsoft.com, "Message sessions", "Impact of delivery count".
  function end(session: Session, why: "expired" | "released"): void {
    const consumer = session.holder;
    if (consumer === undefined) return;
    session.holder = undefined;
    session.lane.leave(consumer);
    lockEnds.clear(session);
    const sequences = [...session.heldTokens].map(endHold);
    for (const sequence of sequences) {
      if (sequence !== undefined) owner.takeBack(sequence, why === "expired");
    }
    if (why === "expired") consumer.sessionLost();
    makeAvailable(session);
  }

  /** Gives a free session with messages to whoever waits; forgets one that has nothing. */
  function makeAvailable(session: Session): void {
    if (session.holder !== undefined) return;
    if (session.lane.size > 0) {
      const waiter = waiters.takeFirst();
      if (waiter === undefined) available.add(session);
      else waiter.done(hold(session, waiter.consumer));
    } else {
      available.delete(session);
      if (session.state === undefined) sessions.delete(session.id);
    }
  }

  function endHold(token: string): number | undefined {
    const held = holds.get(token);
    if (held === undefined) return undefined;
    holds.delete(token);
    held.session.heldTokens.delete(token);
    locked.delete(held.sequence);
    return held.sequence;
  }

  function heldSession(id: string): Session {
    const session = sessions.get(id);
    if (session?.holder === undefined) {
      throw new Refusal("sessionLockLost", `Nobody has session '${id}'. Accept it (again).`);
    }
    return session;
  }

  return {
    kind: "sessions",
    wait(message) {
      const session = sessionOf(sessionIdOf(message));
      session.lane.put(message.sequence);
      makeAvailable(session);
    },
    drop(message) {
      const session = sessions.get(sessionIdOf(message));
      if (session === undefined) return false;
      const found = session.lane.drop(message.sequence);
      makeAvailable(session);
      return found;
    },
    lock(message) {
      const session = heldSession(sessionIdOf(message));
      const token = parts.newToken();
      holds.set(token, { session, sequence: message.sequence });
      session.heldTokens.add(token);
      locked.add(message.sequence);
      return { token, untilMs: lockEnds.atMs(session) ?? clock.nowMs() };
    },
    unlock(token) {
      const sequence = endHold(token);
      if (sequence !== undefined) return sequence;
      throw new Refusal("sessionLockLost", "The session's lock is lost. Accept the session again.");
    },
    renew() {
      throw new Refusal(
        "notAllowed",
        "A message of a session has no lock of its own. Renew the session's lock.",
      );
    },
    isLocked: (sequence) => locked.has(sequence),
    accept(sessionId, consumer) {
      const session = sessionOf(sessionId);
      if (session.holder === undefined) return hold(session, consumer);
      throw new Refusal("sessionBusy", `Another receiver has session '${sessionId}'.`);
    },
    acceptNext(consumer, waitMs, done) {
      const [session] = available;
      if (session === undefined) return waiters.add({ consumer, done }, waitMs);
      done(hold(session, consumer));
      return () => undefined;
    },
    renewSession(sessionId) {
      const untilMs = clock.nowMs() + lockMs;
      lockEnds.set(heldSession(sessionId), untilMs);
      return untilMs;
    },
    state: (sessionId) => sessions.get(sessionId)?.state,
    setState(sessionId, state) {
      const session = heldSession(sessionId);
      parts.log.sessionState(sessionId, state);
      session.state = state;
    },
    ids: () => [...sessions.keys()],
    stop() {
      lockEnds.stop();
      waiters.stop();
    },
  };
}

function sessionIdOf(message: QueuedMessage): string {
  return message.content.sessionId ?? "";
}
