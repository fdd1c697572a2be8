import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import type { ServiceBusClient } from "@azure/service-bus";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readNamespaces } from "../../../local/servicebus/config/namespaces.ts";
import { type ServiceBusStandIn, startServiceBus } from "../../../local/servicebus/start-service-bus.ts";
import { connectServiceBus } from "../../../shared/azure/clients.ts";
import { serviceBusInboundQueue } from "../../../shared/inbound/service-bus-inbound-queue.ts";
import { inboundQueueSuite } from "../../shared/inbound/inbound-queue-suite.ts";

const noIdentity = (): never => {
  throw new Error("A connection string needs no identity.");
};

const connect = (text: string): Promise<ServiceBusClient> =>
  connectServiceBus({ kind: "connectionString", text }, noIdentity);

let standIn: ServiceBusStandIn;
let client: ServiceBusClient;

beforeAll(async () => {
  const topology: { readonly serviceBus: unknown } = JSON.parse(readFileSync("topology.json", "utf8"));
  const namespaces = readNamespaces(topology.serviceBus, "serviceBus");
  standIn = await startServiceBus({ namespaces, port: 0, timeScale: 1 });
  client = await connect(standIn.connectionString);
});
afterAll(async () => {
  await client.close();
  await standIn.stop();
});

inboundQueueSuite("Service Bus", async () => {
  const sender = client.createSender("inbound");
  const receiver = client.createReceiver("inbound", { receiveMode: "receiveAndDelete" });
  return {
    queue: serviceBusInboundQueue(() => Promise.resolve(sender), 4_000),
    nowMs: () => Date.now(),
    receive: async (most) => {
      const got = [];
      for (let left = most; left > 0; left = most - got.length) {
        const some = await receiver.receiveMessages(left, { maxWaitTimeInMs: 300 });
        if (some.length === 0) break;
        got.push(...some);
      }
      return got.map(({ messageId, body, applicationProperties }) => ({
        messageId: String(messageId),
        body,
        properties: Object.fromEntries(
          Object.entries(applicationProperties ?? {}).map(([name, value]) => [name, String(value)]),
        ),
      }));
    },
  };
});

describe("the queue inbound in Service Bus, with a message above its limit", () => {
  it.each([undefined, Date.now() + 60_000])(
    "refuses it for good, and takes what was handed over beside it (due %s)",
    async (dueAtMs) => {
      const sender = client.createSender("inbound");
      const queue = serviceBusInboundQueue(() => Promise.resolve(sender), 4_000);
      const message = (bytes: number) => ({
        messageId: `${randomUUID()}#0`,
        body: Buffer.alloc(bytes),
        properties: {},
      });
      const [small, large, other] = await Promise.allSettled(
        [10, 300_000, 10].map((bytes) => queue.send(message(bytes), dueAtMs)),
      );
      expect(large).toMatchObject({
        status: "rejected",
        reason: { code: "MESSAGE_TOO_LARGE", again: false },
      });
      expect([small?.status, other?.status]).toEqual(["fulfilled", "fulfilled"]);
    },
  );
});

describe("the queue inbound in Service Bus, when a batch begins too late", () => {
  it("leaves what was handed over since to the next one", async () => {
    const sender = client.createSender("inbound");
    const late = Promise.withResolvers<void>();
    const waits = [late.promise, pause(200)];
    const slow = Object.assign(Object.create(sender), {
      createMessageBatch: async () => {
        await waits.shift();
        return await sender.createMessageBatch();
      },
    });
    const queue = serviceBusInboundQueue(() => Promise.resolve(slow), 1_000);
    const message = (id: string) => ({
      messageId: `${randomUUID()}#${id}`,
      body: Buffer.from("{}"),
      properties: {},
    });
    await expect(queue.send(message("0"))).rejects.toMatchObject({ code: "QUEUE_UNAVAILABLE" });
    const next = queue.send(message("1"));
    late.resolve();
    expect(await Promise.race([next.then(() => "acknowledged"), pause(5_000, "nobody answers")])).toBe(
      "acknowledged",
    );
  });
});

describe("the queue inbound in Service Bus, when the broker is away", () => {
  const message = { messageId: "x#0", body: Buffer.from("{}"), properties: {} };

  it("fails within its time when the socket is half open, for every message that waits", async () => {
    const sockets: Socket[] = [];
    const silent = createServer((socket) => sockets.push(socket.on("error", () => undefined)));
    await new Promise<void>((done) => silent.listen(0, "127.0.0.1", done));
    const { port } = silent.address() as AddressInfo;
    const away = await connect(
      `Endpoint=sb://localhost:${port};SharedAccessKeyName=x;SharedAccessKey=y;UseDevelopmentEmulator=true;`,
    );
    const sender = away.createSender("inbound");
    const queue = serviceBusInboundQueue(() => Promise.resolve(sender), 300);
    const startedMs = performance.now();
    const results = await Promise.allSettled(Array.from({ length: 40 }, () => queue.send(message)));
    expect(performance.now() - startedMs).toBeLessThan(3_000);
    for (const result of results) {
      expect(result).toMatchObject({
        status: "rejected",
        reason: { code: "QUEUE_UNAVAILABLE", again: true },
      });
    }
    for (const socket of sockets) socket.destroy();
    silent.close();
    await away.close().catch(() => undefined);
  });

  it("fails when nobody listens", async () => {
    const away = await connect(
      "Endpoint=sb://localhost:9;SharedAccessKeyName=x;SharedAccessKey=y;UseDevelopmentEmulator=true;",
    );
    const queue = serviceBusInboundQueue(() => Promise.resolve(away.createSender("inbound")), 4_000);
    await expect(queue.send(message)).rejects.toMatchObject({ code: "QUEUE_UNAVAILABLE" });
    await away.close().catch(() => undefined);
  });
});
