import { type Failure, toFailure } from "../failure/failure.ts";
import type { InboundQueue } from "../inbound/inbound-queue.ts";
import type { Spool } from "./spool.ts";

/** Read, sent and removed at a time: at most 7 MB. */
const TOGETHER = 32;

export interface DrainPorts {
  readonly spool: Spool;
  readonly inbound: InboundQueue;
  readonly nowMs: () => number;
}

/** What one run did. */
export interface Drained {
  readonly sent: number;
  /** Looked at and still spooled. */
  readonly stayed: number;
  /** Why the first of these stayed. */
  readonly failure: Failure | undefined;
}

/**
 * Moves what is spooled to the queue, what arrived first before the rest: send, then remove. A crash between, or two
 * runs at once, send the same ids again, which the queue drops. A message that cannot be moved stays and holds up none
 * behind it; the run ends early only where all of a group stayed, because then the queue is still away.
 *
 * @param limitMs After this long no further group is begun.
 * @throws {Failure} `STORAGE_UNAVAILABLE` when what waits cannot be listed.
 */
export async function drainSpool(limitMs: number, ports: DrainPorts): Promise<Drained> {
  const untilMs = ports.nowMs() + limitMs;
  const failures: Failure[] = [];
  let sent = 0;
  let group: string[] = [];
  const move = async (): Promise<boolean> => {
    const results = await moveGroup(group, ports);
    const failed = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
    failures.push(...failed.map(toFailure));
    sent += results.filter((result) => result.status === "fulfilled" && result.value === "sent").length;
    group = [];
    return failed.length < results.length && ports.nowMs() < untilMs;
  };
  for await (const messageId of ports.spool.waiting()) {
    group.push(messageId);
    if (group.length === TOGETHER && !(await move())) break;
  }
  if (group.length > 0) await move();
  return { sent, stayed: failures.length, failure: failures[0] };
}

/** Reads come together and sends begin in order, so that the queue gets the messages in theirs. */
async function moveGroup(
  messageIds: readonly string[],
  { spool, inbound, nowMs }: DrainPorts,
): Promise<readonly PromiseSettledResult<"sent" | "gone">[]> {
  const read = await Promise.allSettled(messageIds.map((messageId) => spool.read(messageId)));
  return await Promise.allSettled(
    read.map(async (reading, index) => {
      if (reading.status === "rejected") throw reading.reason;
      // Absent: another run was first.
      if (reading.value === undefined) return "gone";
      const { message, dueAtMs } = reading.value;
      await inbound.send(message, dueAtMs !== undefined && dueAtMs > nowMs() ? dueAtMs : undefined);
      const messageId = messageIds[index];
      if (messageId !== undefined) await spool.remove(messageId);
      return "sent";
    }),
  );
}
