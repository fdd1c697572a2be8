import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { BlobServiceClient } from "@azure/storage-blob";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Azurite, startAzurite } from "../../../local/azurite/start-azurite.ts";
import { contactUpdate } from "../../../local/dynamics/dataverse-changes.ts";
import { postDataverse } from "../../../local/dynamics/send.ts";
import { readNamespaces } from "../../../local/servicebus/config/namespaces.ts";
import { type ServiceBusStandIn, startServiceBus } from "../../../local/servicebus/start-service-bus.ts";
import { createStorage } from "../../../local/stack/create-storage.ts";
import { type AppOver, startAppOver } from "../../live/delivery/app-over.ts";

const SCALE = 0.02;
const LIMIT_MS = 60_000;
const BOUND = 2 * 1024 * 1024;

let directory: string;
let azurite: Azurite;
let bus: ServiceBusStandIn;
let startBus: (port: number) => Promise<ServiceBusStandIn>;
let topic: Server;
let app: AppOver;
/** The subject of each event, as often as it was published. */
const published: string[] = [];

beforeAll(async () => {
  const topology = JSON.parse(await readFile("topology.json", "utf8"));
  const namespaces = readNamespaces(topology.serviceBus, "serviceBus");
  directory = await mkdtemp(join(tmpdir(), "broker-outage-"));
  startBus = (port) => startServiceBus({ namespaces, port, timeScale: SCALE, directory });
  topic = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const events: readonly { readonly subject: string }[] = JSON.parse(Buffer.concat(chunks).toString());
      published.push(...events.map(({ subject }) => subject));
      response.end();
    });
  });
  await new Promise<void>((resolve) => topic.listen(0, "127.0.0.1", resolve));
  [bus, azurite] = await Promise.all([startBus(0), startAzurite({ ports: { blob: 0, queue: 0, table: 0 } })]);
  await createStorage(azurite.connectionString, topology.storage);
  app = await startAppOver({
    serviceBus: bus.connectionString,
    storage: azurite.connectionString,
    topic: `http://127.0.0.1:${(topic.address() as AddressInfo).port}/topic`,
    timeScale: SCALE,
    settings: { IN_FLIGHT_BYTES: String(BOUND) },
  });
});
afterAll(async () => {
  await app.stop();
  topic.closeAllConnections();
  topic.close();
  await Promise.all([bus.stop(), azurite.stop()]);
  await rm(directory, { recursive: true, force: true });
});

const contacts = (count: number) =>
  Array.from({ length: count }, () => {
    const contact = contactUpdate({ nowMs: Date.now, newId: () => crypto.randomUUID() });
    return { ...contact, subject: `contact/${JSON.parse(contact.body).PrimaryEntityId}` };
  });

/** Waits until each of these is out, and a moment longer, in which none must come twice. */
async function eachPublishedOnce(subjects: readonly string[]): Promise<void> {
  const ours = (): readonly string[] => published.filter((subject) => subjects.includes(subject));
  await vi.waitFor(() => expect(new Set(ours()).size).toBe(subjects.length), {
    timeout: LIMIT_MS,
    interval: 50,
  });
  await pause(500);
  expect(ours().toSorted()).toEqual(subjects.toSorted());
}

async function spooled(): Promise<number> {
  const container = BlobServiceClient.fromConnectionString(azurite.connectionString).getContainerClient(
    "spool",
  );
  let count = 0;
  for await (const _ of container.listBlobsFlat()) count += 1;
  return count;
}

describe("while Service Bus is away", () => {
  it("messages are accepted, and each is published once when it is back", { timeout: 180_000 }, async () => {
    const before = contacts(5);
    const during = contacts(40);
    const statuses = async (messages: typeof before): Promise<readonly number[]> =>
      await Promise.all(
        messages.map(async (message) => (await postDataverse(app.dataverse, message)).status),
      );
    expect(await statuses(before)).toEqual(before.map(() => 202));
    await bus.stop();
    expect(await statuses(during)).toEqual(during.map(() => 202));
    expect(await spooled()).toBeGreaterThanOrEqual(during.length);
    bus = await startBus(bus.port);
    await eachPublishedOnce([...before, ...during].map(({ subject }) => subject));
    await vi.waitFor(async () => expect(await spooled()).toBe(0), { timeout: LIMIT_MS, interval: 100 });
  });
});

describe("a flood of posts", () => {
  it("is answered by 503 above the bound, and each that is sent again is published once", {
    timeout: 180_000,
  }, async () => {
    const body = (text: string): string => text.padEnd(190 * 1024);
    const flood = contacts(100).map((contact) => ({ ...contact, body: body(contact.body) }));
    let refused = 0;
    const postOnAndOn = async (message: (typeof flood)[number]): Promise<void> => {
      for (;;) {
        const { status } = await postDataverse(app.dataverse, message);
        if (status === 202) return;
        expect(status).toBe(503);
        refused += 1;
        await pause(100 + Math.random() * 400);
      }
    };
    await Promise.all(flood.map(postOnAndOn));
    expect(refused).toBeGreaterThan(0);
    const overloaded = app.lines.filter(
      (line) => line.event === "message.refused" && line.why === "overloaded",
    );
    expect(overloaded).toHaveLength(refused);
    await eachPublishedOnce(flood.map(({ subject }) => subject));
  });
});
