import { readFileSync } from "node:fs";
import type { ServiceBusClient, ServiceBusSender } from "@azure/service-bus";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readNamespaces } from "../../../local/servicebus/config/namespaces.ts";
import { type ServiceBusStandIn, startServiceBus } from "../../../local/servicebus/start-service-bus.ts";
import { connectServiceBus } from "../../../shared/azure/clients.ts";
import { serviceBusWaitingQueue } from "../../../shared/waiting/service-bus-waiting-queue.ts";
import { waitingQueueSuite } from "../../shared/waiting/waiting-queue-suite.ts";

const HOUR_MS = 3_600_000;

let standIn: ServiceBusStandIn;
let client: ServiceBusClient;
/** The sequence numbers of what is to come in an hour. */
const scheduled: Awaited<ReturnType<ServiceBusSender["scheduleMessages"]>> = [];
let ids = 0;

beforeAll(async () => {
  const topology: { readonly serviceBus: unknown } = JSON.parse(readFileSync("topology.json", "utf8"));
  const namespaces = readNamespaces(topology.serviceBus, "serviceBus");
  standIn = await startServiceBus({ namespaces, port: 0, timeScale: 1 });
  client = await connectServiceBus({ kind: "connectionString", text: standIn.connectionString }, () => {
    throw new Error("A connection string needs no identity.");
  });
});
afterAll(async () => {
  await client.close();
  await standIn.stop();
});

/** Takes everything off a queue and its dead letters, also what is scheduled. */
async function empty(queue: string): Promise<void> {
  const sender = client.createSender(queue);
  if (scheduled.length > 0) await sender.cancelScheduledMessages(scheduled.splice(0));
  for (const options of [{}, { subQueueType: "deadLetter" as const }]) {
    const receiver = client.createReceiver(queue, { receiveMode: "receiveAndDelete", ...options });
    while ((await receiver.receiveMessages(50, { maxWaitTimeInMs: 100 })).length > 0);
    await receiver.close();
  }
  await sender.close();
}

waitingQueueSuite("Service Bus", async () => {
  const queue = "inbound";
  await empty(queue);
  const sender = client.createSender(queue);
  const message = (arrivedAtMs: number, stored?: string) => ({
    messageId: String(ids++),
    body: Buffer.from("{}"),
    applicationProperties: { received: String(arrivedAtMs), ...(stored === undefined ? {} : { stored }) },
  });
  return {
    queue: serviceBusWaitingQueue(() => Promise.resolve(client), queue),
    wait: (arrivedAtMs, bodyName) => sender.sendMessages(message(arrivedAtMs, bodyName)),
    async waitForLater(arrivedAtMs, bodyName) {
      const due = new Date(Date.now() + HOUR_MS);
      scheduled.push(...(await sender.scheduleMessages(message(arrivedAtMs, bodyName), due)));
    },
    async expel(bodyName) {
      const last = String(ids);
      await sender.sendMessages(message(0, bodyName));
      const receiver = client.createReceiver(queue);
      for (const got of await receiver.receiveMessages(50, { maxWaitTimeInMs: 200 })) {
        if (got.messageId === last) await receiver.deadLetterMessage(got);
        else await receiver.abandonMessage(got);
      }
      await receiver.close();
    },
  };
});

it("is as old as its enqueueing where the sender is not ours", async () => {
  const queue = "from-finops";
  const beforeMs = Date.now();
  await client.createSender(queue).sendMessages({ body: Buffer.from("{}") });
  const { oldestAtMs } = await serviceBusWaitingQueue(() => Promise.resolve(client), queue).look(10);
  expect(oldestAtMs).toBeGreaterThanOrEqual(beforeMs - 1_000);
  expect(oldestAtMs).toBeLessThanOrEqual(Date.now() + 1_000);
});

it("says what was expected when the queue is not there", async () => {
  const look = serviceBusWaitingQueue(() => Promise.resolve(client), "from-nowhere").look(10);
  await expect(look).rejects.toMatchObject({ code: "QUEUE_UNAVAILABLE", again: true });
});
