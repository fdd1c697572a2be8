import { readFileSync } from "node:fs";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, it, vi } from "vitest";
import { type Azurite, startAzurite } from "../../../local/azurite/start-azurite.ts";
import { contactUpdate } from "../../../local/dynamics/dataverse-changes.ts";
import { postDataverse } from "../../../local/dynamics/send.ts";
import { readNamespaces } from "../../../local/servicebus/config/namespaces.ts";
import { type ServiceBusStandIn, startServiceBus } from "../../../local/servicebus/start-service-bus.ts";
import { createStorage } from "../../../local/stack/create-storage.ts";
import { startAppOver } from "../../live/delivery/app-over.ts";

const ANSWER_LIMIT_MS = 10_000;
/** What can become of a post, the best first: on a busy machine a service that is well may answer too late at first. */
const ENDS = ["202 queue", "202 spool", "503 unavailable"] as const;
type End = (typeof ENDS)[number];
const TRIES_MS = 40_000;
/** Each flight of bytes takes so long: an AMQP connection needs several before it takes a message. */
const SLOW_MS = 1_500;

const SMALL = "";
/** Above 200 KB a body goes to a blob. */
const LARGE = " ".repeat(300 * 1024);

const topology = JSON.parse(readFileSync("topology.json", "utf8"));
const sockets = new Set<Socket>();
let bus: ServiceBusStandIn;
let azurite: Azurite;
/** Takes every connection and never says a word. */
let silent: Server;
/** Leads to Service Bus, slowly. */
let slow: Server;

async function listening(server: Server): Promise<Server> {
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
  });
  return await new Promise((resolve) => server.listen(0, "localhost", () => resolve(server)));
}

function slowWay(from: Socket): void {
  const to = connect({ port: bus.port, host: "localhost" });
  sockets.add(to);
  to.on("error", () => from.destroy());
  const late = (target: Socket) => (chunk: Buffer) => void pause(SLOW_MS).then(() => target.write(chunk));
  from.on("data", late(to));
  to.on("data", late(from));
}

const equal = (some: readonly string[], others: readonly string[]): boolean => some.join() === others.join();
const placeOf = (end: string): number => ENDS.map(String).indexOf(end);

const portOf = (server: Server): number => (server.address() as AddressInfo).port;
const busAt = (port: number): string =>
  `Endpoint=sb://localhost:${port};SharedAccessKeyName=l;SharedAccessKey=l;UseDevelopmentEmulator=true;`;
const storageAt = (port: number): string => {
  const url = `http://localhost:${port}/a`;
  return `DefaultEndpointsProtocol=http;AccountName=a;AccountKey=a2V5;BlobEndpoint=${url};TableEndpoint=${url};`;
};

beforeAll(async () => {
  const namespaces = readNamespaces(topology.serviceBus, "serviceBus");
  [silent, slow, bus, azurite] = await Promise.all([
    listening(createServer()),
    listening(createServer(slowWay)),
    startServiceBus({ namespaces, port: 0, timeScale: 1 }),
    startAzurite({ ports: { blob: 0, queue: 0, table: 0 } }),
  ]);
  await createStorage(azurite.connectionString, topology.storage);
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  for (const server of [silent, slow]) server.close();
  await Promise.all([bus.stop(), azurite.stop()]);
});

describe.concurrent("a sender hears within 10 s what became of its message", () => {
  it.for<[string, () => { serviceBus: string; storage: string }, small: End, large: End]>([
    [
      "Service Bus never answers",
      () => ({ serviceBus: busAt(portOf(silent)), storage: azurite.connectionString }),
      "202 spool",
      "202 spool",
    ],
    [
      "Service Bus is too slow",
      () => ({ serviceBus: busAt(portOf(slow)), storage: azurite.connectionString }),
      "202 spool",
      "202 spool",
    ],
    [
      "the storage never answers",
      () => ({ serviceBus: bus.connectionString, storage: storageAt(portOf(silent)) }),
      "202 queue",
      "503 unavailable",
    ],
    [
      "neither answers",
      () => ({ serviceBus: busAt(portOf(silent)), storage: storageAt(portOf(silent)) }),
      "503 unavailable",
      "503 unavailable",
    ],
  ])("when %s", { timeout: 120_000 }, async ([, services, small, large], { expect: expected }) => {
    const app = await startAppOver({ ...services(), topic: `http://localhost:${portOf(silent)}/topic` });
    try {
      let longestMs = 0;
      const posted = async (padding: string): Promise<string> => {
        const contact = contactUpdate({ nowMs: Date.now, newId: () => crypto.randomUUID() });
        const sentAtMs = Date.now();
        const body = `${contact.body}${padding}`;
        const { status, arrival } = await postDataverse(app.dataverse, { ...contact, body });
        longestMs = Math.max(longestMs, Date.now() - sentAtMs);
        // The log comes another way, perhaps a little later.
        const told = (): string | undefined => {
          for (const line of app.lines) {
            if (line.event === "message.received" && line.arrival === arrival) return line.place;
            if (line.event === "message.refused" && arrival === undefined) return line.why;
          }
          return undefined;
        };
        await vi.waitFor(() => expected(told()).toBeDefined(), { timeout: 5_000 });
        return `${status} ${told()}`;
      };
      const wanted = [small, large];
      let seen: readonly string[] = [];
      for (const startedMs = Date.now(); Date.now() - startedMs < TRIES_MS && !equal(seen, wanted); ) {
        seen = await Promise.all([posted(SMALL), posted(LARGE)]);
        // Whoever does not answer has taken nothing, in any try; and each answer is in time.
        for (const [index, end] of seen.entries())
          expected(placeOf(end), end).toBeGreaterThanOrEqual(placeOf(wanted[index] ?? ""));
        expected(longestMs).toBeLessThan(ANSWER_LIMIT_MS);
      }
      expected(seen).toEqual(wanted);
    } finally {
      await app.stop();
    }
  });
});
