import type { Clock } from "./clock.ts";
import type { Consumer } from "./consumer.ts";
import { deadlines } from "./deadlines.ts";
import { lane } from "./lane.ts";
import type { Line, LineOwner } from "./line.ts";
import { Refusal } from "./refusal.ts";

/** The line of a queue without sessions: any receiver gets the next message, each with a lock of its own. */
export interface OpenLine extends Line {
  readonly kind: "open";
  /** A receiver wants messages (again). */
  offer(consumer: Consumer): void;
  /** A receiver is gone. Its locks stay until they run out. */
  leave(consumer: Consumer): void;
}

export function openLine(
  clock: Clock,
  lockMs: number,
  newToken: () => string,
  owner: LineOwner<Consumer>,
): OpenLine {
  const waiting = lane<Consumer>(owner.hand);
  const holds = new Map<string, number>();
  const locked = new Set<number>();
  const ends = deadlines<string>(clock, (token) => {
    const sequence = endHold(token);
    if (sequence !== undefined) owner.takeBack(sequence, true);
  });

  function endHold(token: string): number | undefined {
    const sequence = holds.get(token);
    if (sequence === undefined) return undefined;
    holds.delete(token);
    locked.delete(sequence);
    ends.clear(token);
    return sequence;
  }

  return {
    kind: "open",
    wait: (message) => waiting.put(message.sequence),
    drop: (message) => waiting.drop(message.sequence),
    lock(message) {
      const token = newToken();
      const untilMs = clock.nowMs() + lockMs;
      holds.set(token, message.sequence);
      locked.add(message.sequence);
      ends.set(token, untilMs);
      return { token, untilMs };
    },
    unlock(token) {
      const sequence = endHold(token);
      if (sequence === undefined) throw lockLost();
      return sequence;
    },
    renew(token) {
      if (!holds.has(token)) throw lockLost();
      const untilMs = clock.nowMs() + lockMs;
      ends.set(token, untilMs);
      return untilMs;
    },
    isLocked: (sequence) => locked.has(sequence),
    offer: waiting.offer,
    leave: waiting.leave,
    stop: ends.stop,
  };
}

function lockLost(): Refusal {
  return new Refusal(
    "lockLost",
    "The message's lock is lost: it ran out, or the message was settled before.",
  );
}
