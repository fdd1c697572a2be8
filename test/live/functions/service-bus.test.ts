import { ServiceBusClient, type ServiceBusMessage } from "@azure/service-bus";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { LogLine } from "../../../local/functions/log-line.ts";
import { type Functions, startFunctions } from "../../../local/functions/start-functions.ts";
import { readNamespaces } from "../../../local/servicebus/config/namespaces.ts";
import { type ServiceBusStandIn, startServiceBus } from "../../../local/servicebus/start-service-bus.ts";

const APP = new URL("../../fixtures/function-apps/service-bus", import.meta.url).pathname;
/** A lock of a minute lasts 1.5 s. */
const TIME_SCALE = 0.025;

function queue(Name: string, Properties: object = {}): object {
  return { Name, Properties: { MaxDeliveryCount: 3, ...Properties } };
}

const CONFIG = {
  UserConfig: {
    Namespaces: [
      {
        Name: "test",
        Queues: [
          queue("one"),
          queue("batch"),
          queue("text-batch"),
          queue("kept"),
          queue("session", { RequiresSession: true }),
          queue("session-batch", { RequiresSession: true }),
        ],
        Topics: [{ Name: "topic", Properties: {}, Subscriptions: [{ Name: "sub", Properties: {} }] }],
      },
    ],
  },
};

describe("the Service Bus triggers of an app", () => {
  let bus: ServiceBusStandIn;
  let client: ServiceBusClient;
  let functions: Functions;
  const lines: LogLine[] = [];

  beforeAll(async () => {
    const namespaces = readNamespaces(CONFIG, "config");
    bus = await startServiceBus({ namespaces, port: 0, timeScale: TIME_SCALE });
    client = new ServiceBusClient(bus.connectionString);
    functions = await startFunctions({
      directory: APP,
      port: 0,
      settings: { Bus: bus.connectionString, ONE: "one" },
      onLog: (line) => lines.push(line),
    });
  });
  afterAll(async () => {
    await functions.stop();
    await client.close();
    await bus.stop();
  });
  beforeEach(() => {
    lines.length = 0;
  });

  async function send(entity: string, ...messages: ServiceBusMessage[]): Promise<void> {
    const sender = client.createSender(entity);
    await sender.sendMessages(messages.map((message) => ({ ...message, body: bytes(message.body) })));
    await sender.close();
  }

  function bytes(body: unknown): Buffer {
    return Buffer.isBuffer(body) ? body : Buffer.from(String(body));
  }

  /** What a function told of its calls. */
  // biome-ignore lint/suspicious/noExplicitAny: each sample function tells something else
  function calls(name: string): any[] {
    return lines
      .filter((line) => line.function === name && line.category === "user")
      .map(({ message }) => JSON.parse(message));
  }

  const waiting = (entity: string): number => bus.counts(entity).active + bus.counts(entity).locked;
  const isEmpty = (entity: string) => expect.poll(() => waiting(entity), { timeout: 10_000 }).toBe(0);

  it("give one message with .NET's metadata, names in camel case and text that is JSON parsed", async () => {
    await send("one", {
      body: '{"EventType":1}',
      messageId: "m-1",
      contentType: "application/json",
      subject: "",
      applicationProperties: { EventType: "Contact", Size: 3 },
    });
    await expect.poll(() => calls("one")).toHaveLength(1);
    const [{ body, metadata }] = calls("one");
    expect(body).toEqual({ EventType: 1 });
    expect(metadata).toMatchObject({
      messageId: "m-1",
      contentType: "application/json",
      deliveryCount: 1,
      applicationProperties: { eventType: "Contact", size: 3 },
      userProperties: { eventType: "Contact", size: 3 },
      sequenceNumber: expect.any(Number),
      lockToken: expect.stringMatching(/^[0-9a-f-]{36}$/),
      enqueuedTimeUtc: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+$/),
    });
    expect(metadata).not.toHaveProperty("correlationId");
    await isEmpty("one");
  });

  it("bring a message again at once when its function throws, until it is dead", async () => {
    await send("one", { body: "fail", messageId: "bad" });
    await expect.poll(() => bus.counts("one").deadLetter, { timeout: 5_000 }).toBe(1);
    expect(calls("one").map(({ metadata }) => metadata.deliveryCount)).toEqual([1, 2, 3]);
    expect(lines.filter(({ level }) => level === "error")).toHaveLength(3);
  });

  it("lose and double nothing when calls side by side end in different ways", async () => {
    const before = bus.counts("one").deadLetter;
    const bodies = Array.from({ length: 400 }, (_, at) => (at % 4 === 0 ? "fail" : `ok-${at}`));
    await send("one", ...bodies.map((body, at) => ({ body, messageId: `mixed-${at}` })));
    await isEmpty("one");
    expect(bus.counts("one").deadLetter - before).toBe(100);
    const good = calls("one")
      .map(({ body }) => body)
      .filter((body) => body !== "fail");
    expect(good.toSorted()).toEqual(bodies.filter((body) => body !== "fail").toSorted());
  });

  it("renew the lock of a single message while its function runs", async () => {
    await send("one", { body: "wait 2000", messageId: "long" });
    await isEmpty("one");
    expect(calls("one")).toHaveLength(1);
  });

  it("read a topic's subscription", async () => {
    await send("topic", { body: "hello" });
    await expect.poll(() => calls("topic")).toMatchObject([{ body: "hello" }]);
  });

  it("leave messages alone when they are not to be completed", async () => {
    await send("kept", { body: "k" });
    await expect.poll(() => calls("kept"), { timeout: 8_000 }).toHaveLength(2);
    expect(calls("kept").map(({ metadata }) => metadata.deliveryCount)).toEqual([1, 2]);
  });

  it("give a lone message of a batch function without waiting for others", async () => {
    const sentMs = Date.now();
    await send("batch", { body: "x", messageId: "alone" });
    await expect.poll(() => calls("batch"), { interval: 5 }).toHaveLength(1);
    expect(calls("batch")[0].started - sentMs).toBeLessThan(500);
  });

  it("give a batch in bytes and order, one batch at a time", async () => {
    const bodies = Array.from({ length: 200 }, (_, at) => (at === 0 ? "wait 100" : `b${at}`));
    await send("batch", ...bodies.map((body, at) => ({ body, messageId: `m${at}` })));
    await isEmpty("batch");
    const told = calls("batch");
    expect(told.flatMap((call) => call.bodies)).toEqual(bodies);
    expect(told.flatMap((call) => call.messageIdArray)).toEqual(bodies.map((_, at) => `m${at}`));
    expect(Math.max(...told.map((call) => call.bodies.length))).toBe(64);
    expect(Math.max(...told.map((call) => call.most))).toBe(1);
  });

  it("abandon the whole batch when its function throws, and lose nothing", async () => {
    await send("batch", { body: "good" }, { body: "fail" }, { body: "good" });
    await expect.poll(() => bus.counts("batch").deadLetter, { timeout: 5_000 }).toBe(3);
    expect(lines.filter(({ level }) => level === "error").length).toBeGreaterThanOrEqual(3);
  });

  it("move later texts of a batch forward where one is empty", async () => {
    await send(
      "text-batch",
      { body: "{}", messageId: "a", contentType: "application/json" },
      { body: "", messageId: "b" },
      { body: "third", messageId: "c", contentType: "text/plain" },
    );
    await isEmpty("text-batch");
    const told = calls("text-batch");
    const ofThree = told.find(({ metadata }) => metadata.messageIdArray.length === 3);
    expect(ofThree).toMatchObject({
      body: [{}, "third"],
      metadata: {
        messageIdArray: ["a", "b", "c"],
        contentTypeArray: ["application/json", "text/plain"],
        deliveryCountArray: [1, 1, 1],
      },
    });
  });

  it("give the messages of a session in order, and several sessions side by side", async () => {
    const messages = ["a", "b", "c"].flatMap((sessionId) =>
      [1, 2, 3].map((n) => ({ body: `${sessionId}${n}`, sessionId })),
    );
    await send("session", ...messages);
    await isEmpty("session");
    for (const sessionId of ["a", "b", "c"])
      expect(
        calls("session")
          .filter(({ metadata }) => metadata.sessionId === sessionId)
          .map(({ body }) => body),
      ).toEqual([1, 2, 3].map((n) => `${sessionId}${n}`));
  });

  it("give a session's messages in batches of one session", async () => {
    await send(
      "session-batch",
      ...["a", "b"].flatMap((sessionId) => [1, 2].map((n) => ({ body: `${sessionId}${n}`, sessionId }))),
    );
    await isEmpty("session-batch");
    expect(calls("session-batch").map(({ body }) => body)).toEqual([
      ["a1", "a2"],
      ["b1", "b2"],
    ]);
  });

  it("finish what runs before they stop, and settle it", async () => {
    await send("batch", { body: "wait 300" });
    await expect.poll(() => bus.counts("batch").locked).toBe(1);
    await functions.stop();
    expect(waiting("batch")).toBe(0);
  });
});
