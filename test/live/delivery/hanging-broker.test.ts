import { createServer, type Server, type Socket } from "node:net";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { contactUpdate } from "../../../local/dynamics/dataverse-changes.ts";
import { postDataverse } from "../../../local/dynamics/send.ts";
import { type Functions, startFunctions } from "../../../local/functions/start-functions.ts";
import { appSettings } from "../../../local/stack/app-settings.ts";
import { freePorts } from "../../../local/stack/ports.ts";

const APP = fileURLToPath(new URL("../../../dist", import.meta.url));
const SECRET = "s".repeat(43);
const ANSWER_LIMIT_MS = 10_000;

let server: Server;
let app: Functions;
const sockets = new Set<Socket>();

beforeAll(async () => {
  // Half-open: it takes every connection, and never says a word.
  server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
  });
  const { functions, serviceBus } = await freePorts(Math.random);
  await new Promise<void>((resolve) => server.listen(serviceBus, "localhost", resolve));
  const silent = `http://localhost:${serviceBus}`;
  app = await startFunctions({
    directory: APP,
    port: functions,
    settings: appSettings({
      functionsUrl: `http://127.0.0.1:${functions}`,
      serviceBus: `Endpoint=sb://localhost:${serviceBus};SharedAccessKeyName=l;SharedAccessKey=l;UseDevelopmentEmulator=true;`,
      storage: `DefaultEndpointsProtocol=http;AccountName=a;AccountKey=a2V5;BlobEndpoint=${silent}/a;TableEndpoint=${silent}/a;`,
      topic: { endpoint: `${silent}/topic`, key: "a2V5" },
      secrets: { dataverse: SECRET, finops: SECRET, businesscentral: SECRET, aif: SECRET },
      timeScale: 1,
    }),
  });
});
afterAll(async () => {
  await app?.stop();
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => server.close(resolve));
});

describe("a Service Bus that takes connections and never answers", () => {
  it.each([
    ["a message", ""],
    ["a message whose body would go to a blob", "x".repeat(300 * 1024)],
  ])("lets a sender of %s know within 10 s that it must try again", async (_, padding) => {
    const webhook = {
      url: `${app.url}/api/dataverse/dataverse`,
      headers: { "x-d365-events-secret": SECRET },
    };
    const contact = contactUpdate({ nowMs: Date.now, newId: () => crypto.randomUUID() });
    const sentAtMs = Date.now();
    const { status } = await postDataverse(webhook, { ...contact, body: `${contact.body}${padding}` });
    expect(status).toBe(503);
    expect(Date.now() - sentAtMs).toBeLessThan(ANSWER_LIMIT_MS);
  });
});
