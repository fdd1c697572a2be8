import { Failure } from "../failure/failure.ts";
import { FAILURES } from "../failure/failures.ts";
import type { WaitingMessage } from "../inbound/waiting-message.ts";
import type { BatchItem } from "./batch-item.ts";

/** After so many returns a message is not handled among others any more. */
const RETURNS_AMONG_OTHERS = 2;
/** After so many in all, half of them alone, it is not handled at all: what it does, it does by itself. */
export const RETURNS_AT_ALL = 4;

/**
 * Decides whether a message may be handled where it is. One that comes back was handled by a process that died, or
 * lost its lock, or gave the whole batch back; nobody can tell which, so it is looked at alone.
 *
 * @param deliveries How often its queue has given it out, this time included; 1 where the host does not say.
 */
export function judgeReturns(
  waiting: WaitingMessage,
  deliveries: number,
  where: "among others" | "alone",
): BatchItem {
  const here = Math.max(0, deliveries - 1);
  if (where === "among others") {
    if (waiting.returns + here < RETURNS_AMONG_OTHERS) return { kind: "waiting", waiting };
    // Returns to this queue beyond the second were not handlings: the message waited for `isolate` to take it.
    const returns = Math.max(waiting.returns, RETURNS_AMONG_OTHERS);
    return { kind: "returned", waiting: { ...waiting, returns }, failure: returned("ISOLATED", returns) };
  }
  const returns = Math.max(waiting.returns, RETURNS_AMONG_OTHERS) + here;
  if (returns < RETURNS_AT_ALL) return { kind: "waiting", waiting };
  return {
    kind: "returned",
    waiting: { ...waiting, returns },
    failure: returned("CAME_BACK_UNHANDLED", returns),
  };
}

function returned(code: "ISOLATED" | "CAME_BACK_UNHANDLED", returns: number): Failure {
  return new Failure(
    code,
    `Expected whoever handled the message to come to an end, but it came back ${returns} times. ${FAILURES[code].next}`,
  );
}
