import { Failure, toFailure } from "../failure/failure.ts";
import type { FailureCode } from "../failure/failures.ts";
import type { InboundQueue } from "../inbound/inbound-queue.ts";
import type { QueueMessage } from "../inbound/queue-format.ts";
import type { Spool } from "./spool.ts";

/** Read, sent and removed at a time: at most 7 MB. */
const TOGETHER = 32;

export interface DrainPorts {
  readonly spool: Spool;
  readonly inbound: InboundQueue;
  /** Keeps what the queue will never take for a person; it is durable when the promise resolves. */
  readonly giveUp: (message: QueueMessage, failure: Failure) => Promise<void>;
  readonly nowMs: () => number;
}

/** What one run did. */
export interface Drained {
  readonly sent: number;
  /** Kept as dead letters, because the queue will never take them. */
  readonly givenUp: number;
  /** Looked at and still spooled. */
  readonly stayed: number;
  /** Why the first of these stayed. */
  readonly failure: Failure | undefined;
}

/** What says nothing of the queue or the store: behind a message that fails so, others can be moved. */
const OWN_FAULT: ReadonlySet<FailureCode> = new Set(["FORMAT_NEWER", "PAYLOAD_MALFORMED"]);

/**
 * Moves what is spooled to the queue, what arrived first before the rest: send, then remove. A crash between, or two
 * runs at once, send the same ids again, which the queue drops. A message that cannot be moved stays and holds up none
 * behind it; the run ends early only where all of a group stayed for no fault of theirs: the queue is still away.
 *
 * @param limitMs After this long no further group is begun.
 * @throws {Failure} `STORAGE_UNAVAILABLE` when what waits cannot be listed.
 */
export async function drainSpool(limitMs: number, ports: DrainPorts): Promise<Drained> {
  const untilMs = ports.nowMs() + limitMs;
  const failures: Failure[] = [];
  let sent = 0;
  let givenUp = 0;
  let group: string[] = [];
  const move = async (): Promise<boolean> => {
    const results = await moveGroup(group, ports);
    const failed = results.flatMap((result) =>
      result.status === "rejected" ? [toFailure(result.reason)] : [],
    );
    failures.push(...failed);
    const ended = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
    sent += ended.filter((end) => end === "sent").length;
    givenUp += ended.filter((end) => end === "given up").length;
    group = [];
    const isAway = ended.length === 0 && failed.every(({ code }) => !OWN_FAULT.has(code));
    return !isAway && ports.nowMs() < untilMs;
  };
  for await (const messageId of ports.spool.waiting()) {
    group.push(messageId);
    if (group.length === TOGETHER && !(await move())) break;
  }
  if (group.length > 0) await move();
  return { sent, givenUp, stayed: failures.length, failure: failures[0] };
}

/** Reads come together and sends begin in order, so that the queue gets the messages in theirs. */
async function moveGroup(
  messageIds: readonly string[],
  { spool, inbound, giveUp, nowMs }: DrainPorts,
): Promise<readonly PromiseSettledResult<"sent" | "given up" | "gone">[]> {
  const read = await Promise.allSettled(messageIds.map((messageId) => spool.read(messageId)));
  return await Promise.allSettled(
    read.map(async (reading, index) => {
      if (reading.status === "rejected") throw reading.reason;
      // Absent: another run was first.
      if (reading.value === undefined) return "gone";
      const { message, dueAtMs } = reading.value;
      const end = await inbound
        .send(message, dueAtMs !== undefined && dueAtMs > nowMs() ? dueAtMs : undefined)
        .then(() => "sent" as const)
        .catch(async (error: unknown) => {
          if (!(error instanceof Failure && error.code === "MESSAGE_TOO_LARGE")) throw error;
          await giveUp(message, error);
          return "given up" as const;
        });
      const messageId = messageIds[index];
      if (messageId !== undefined) await spool.remove(messageId);
      return end;
    }),
  );
}
