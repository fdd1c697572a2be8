import type { Intake } from "../../queues/intake.ts";
import type { Queue } from "../../queues/queue.ts";
import { Refusal } from "../../queues/refusal.ts";
import type { SessionLine } from "../../queues/session-line.ts";
import type { Reply } from "../requests.ts";
import type { RequestBody } from "./arguments.ts";

/** What a `$management` link manages: a queue (also a subscription, or dead letters), or a topic's intake. */
export interface Managed {
  readonly queue: Queue | undefined;
  readonly intake: Intake | undefined;
  readonly newMessageId: () => string;
}

export type Operation = (managed: Managed, body: RequestBody) => Reply;

export function queueOf({ queue }: Managed): Queue {
  if (queue === undefined) throw new Refusal("notAllowed", "A topic keeps no messages; ask a subscription.");
  return queue;
}

export function intakeOf({ intake }: Managed): Intake {
  if (intake === undefined) throw new Refusal("notAllowed", "Nothing can be sent to this entity.");
  return intake;
}

export function sessionsOf(managed: Managed): SessionLine {
  const { line } = queueOf(managed);
  if (line.kind !== "sessions") throw new Refusal("notAllowed", "This queue has no sessions.");
  return line;
}

export function ok(body: Reply["body"] = {}): Reply {
  return { status: 200, body };
}

/** The answer when there is nothing to give. */
export const NO_CONTENT: Reply = { status: 204, body: {} };
