import { setTimeout as pause } from "node:timers/promises";
import { ServiceBusClient } from "@azure/service-bus";
import { NAMES } from "../../../shared/settings/names.ts";

const BALLAST_BYTES = 200_000;
const HOUR_MS = 3_600_000;

/**
 * Fills the queue `inbound` up to its limit for a time, with messages that are due long after the run: they take up
 * room and reach nobody. A broker that is away meanwhile cuts the fault short.
 */
export async function fillQueue(connection: string, forMs: number): Promise<void> {
  const client = new ServiceBusClient(connection, { retryOptions: { maxRetries: 0, timeoutInMs: 2_000 } });
  const sender = client.createSender(NAMES.inboundQueue);
  const ballast: Awaited<ReturnType<typeof sender.scheduleMessages>> = [];
  try {
    for (let bytes = BALLAST_BYTES; bytes > 1_000; ) {
      try {
        const body = Buffer.alloc(bytes);
        ballast.push(...(await sender.scheduleMessages({ body }, new Date(Date.now() + HOUR_MS))));
      } catch {
        bytes = Math.floor(bytes / 2);
      }
    }
    await pause(forMs);
  } finally {
    if (ballast.length > 0) await sender.cancelScheduledMessages(ballast);
    await client.close();
  }
}
