import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { ServiceBusClient } from "@azure/service-bus";
import { NAMES } from "../../../shared/settings/names.ts";
import { inTime } from "../in-time.ts";

const BALLAST_BYTES = 200_000;
const BALLAST = "ballast-";
const HOUR_MS = 3_600_000;
const CALL_LIMIT_MS = 3_000;
/** On a slow machine a queue may take longer to fill than the fault is to last. */
const FILL_LIMIT_MS = 10_000;
const CLEAR_TRIES = 20;
/** Bodies come along with a look: two megabytes a page. */
const PAGE = 10;
const PAGE_LIMIT_MS = 15_000;
const AMQP = { retryOptions: { maxRetries: 0, timeoutInMs: 2_000 } };

/**
 * Fills the queue `inbound` up to its limit for a time, with messages that are due long after the run: they take up
 * room and reach nobody. A broker that is away meanwhile cuts the fault short; all of it is gone when this resolves.
 *
 * @throws Error when the ballast cannot be taken away: the run would judge a fault of its own.
 */
export async function fillQueue(connection: string, forMs: number): Promise<void> {
  await withClient(connection, async (client) => {
    const sender = client.createSender(NAMES.inboundQueue);
    const startedMs = performance.now();
    for (let bytes = BALLAST_BYTES; bytes > 1_000 && performance.now() - startedMs < FILL_LIMIT_MS; ) {
      const message = { messageId: `${BALLAST}${randomUUID()}`, body: Buffer.alloc(bytes) };
      const sending = sender.scheduleMessages(message, new Date(Date.now() + HOUR_MS));
      const taken = await inTime(CALL_LIMIT_MS, sending).catch(() => undefined);
      if (taken === undefined) bytes = Math.floor(bytes / 2);
    }
    await pause(forMs);
  });
  for (let tries = 0; tries < CLEAR_TRIES; tries += 1) {
    const left = await withClient(connection, clear).catch(() => undefined);
    if (left === 0) return;
    await pause(500);
  }
  throw new Error(
    `Expected to take the ballast off ${NAMES.inboundQueue}, could not in ${CLEAR_TRIES} tries.`,
  );
}

/** Cancels what ballast there is; gives how much was seen. */
async function clear(client: ServiceBusClient): Promise<number | undefined> {
  const receiver = client.createReceiver(NAMES.inboundQueue);
  const sender = client.createSender(NAMES.inboundQueue);
  const found: NonNullable<Awaited<ReturnType<typeof receiver.peekMessages>>[number]["sequenceNumber"]>[] =
    [];
  for (;;) {
    const page = await inTime(PAGE_LIMIT_MS, receiver.peekMessages(PAGE));
    if (page === undefined) return undefined;
    if (page.length === 0) break;
    for (const { messageId, sequenceNumber } of page)
      if (String(messageId).startsWith(BALLAST) && sequenceNumber !== undefined) found.push(sequenceNumber);
  }
  if (found.length > 0) await inTime(PAGE_LIMIT_MS, sender.cancelScheduledMessages(found));
  return found.length;
}

async function withClient<Result>(
  connection: string,
  use: (client: ServiceBusClient) => Promise<Result>,
): Promise<Result> {
  const client = new ServiceBusClient(connection, AMQP);
  try {
    return await use(client);
  } finally {
    await inTime(CALL_LIMIT_MS, client.close()).catch(() => undefined);
  }
}
