import type { ServiceBusClient } from "@azure/service-bus";
import { freshMessage } from "../fresh-message.ts";

/** A scheduling request must stay below the 256 KB that a queue takes at once. */
const MESSAGES_A_REQUEST = 8;

/** What sending may take at most, in milliseconds: much more than it does take. */
const LEAD_MS = 500;
const LEAD_MS_A_MESSAGE = 5;

/** When a backlog of so many messages can be due, if its sending begins now. */
export function dueTimeMs(count: number, nowMs: number): number {
  return nowMs + LEAD_MS + count * LEAD_MS_A_MESSAGE;
}

interface Backlog {
  readonly queue: string;
  readonly templates: readonly Buffer[];
  /** The number of the first message; each message has its own. */
  readonly from: number;
  readonly count: number;
  readonly dueAtMs: number;
}

/**
 * Puts messages on a queue so that all of them become due at one moment: whoever receives finds a backlog, however
 * long the sending took.
 *
 * @throws Error when the moment came before the last message was there: it would be no backlog.
 */
export async function makeBacklog(client: ServiceBusClient, backlog: Backlog): Promise<void> {
  const { queue, from, count, dueAtMs } = backlog;
  const sender = client.createSender(queue);
  for (let number = from; number < from + count; number += MESSAGES_A_REQUEST) {
    const last = Math.min(number + MESSAGES_A_REQUEST, from + count);
    const messages = Array.from({ length: last - number }, (_, at) => backlogMessage(backlog, number + at));
    await sender.scheduleMessages(messages, new Date(dueAtMs));
  }
  await sender.close();
  const lateMs = Date.now() - dueAtMs;
  if (lateMs > 0)
    throw new Error(`Expected the backlog of ${queue} to be there in time, it was ${lateMs} ms late.`);
}

function backlogMessage({ templates }: Backlog, number: number): { messageId: string; body: Buffer } {
  const template = templates[number % templates.length];
  if (template === undefined) throw new Error("Expected at least one message in the corpus, got none.");
  return { messageId: String(number), body: freshMessage(template, number) };
}
