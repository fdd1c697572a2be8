import { ServiceBusClient, type ServiceBusReceivedMessage } from "@azure/service-bus";
import { CloudEvent } from "cloudevents";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { AttemptReport, UndeliveredReport } from "../../../local/eventgrid/reports.ts";
import type { EventGridStandIn } from "../../../local/eventgrid/start-event-grid.ts";
import { type ServiceBusStandIn, startServiceBus } from "../../../local/servicebus/start-service-bus.ts";
import { startLogicApp } from "../../../local/subscribers/logic-app.ts";
import { startRecordReader } from "../../../local/subscribers/record-reader.ts";
import { loadWorkflow } from "../../../local/subscribers/workflow-file.ts";
import { loadTopology } from "../../../local/topology.ts";
import { eventOf, publisherOf, startGrid } from "./grid.ts";

const TO_QUEUE = {
  name: "logicapp",
  destination: { kind: "serviceBusQueue", queue: "logicapp" },
  deliveryProperties: { MessageId: "deliverykey" },
};
const BY_RECORD = {
  name: "by-record",
  destination: { kind: "serviceBusQueue", queue: "by-record" },
  deliveryProperties: { SessionId: "partitionkey" },
};

function recordEvent(id: string, record: string) {
  return { ...eventOf(id), extensionAttributes: { partitionkey: record, deliverykey: id } };
}

describe("deliveries to a Service Bus queue", () => {
  let bus: ServiceBusStandIn;
  let grid: EventGridStandIn;
  let delivered: string[];
  let attempts: AttemptReport[];
  let undelivered: UndeliveredReport[];
  const stops: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    const { serviceBus } = await loadTopology();
    bus = await startServiceBus({ namespaces: serviceBus.namespaces, port: 0, timeScale: 1 });
  });
  beforeEach(() => {
    delivered = [];
    attempts = [];
    undelivered = [];
  });
  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop();
  });
  afterAll(() => bus.stop());

  async function start(...subscriptions: readonly object[]): Promise<void> {
    grid = await startGrid(subscriptions, {
      serviceBusConnectionString: bus.connectionString,
      random: () => 0,
      onDelivered: (_, { id }) => delivered.push(id),
      onFailedAttempt: (_, __, report) => attempts.push(report),
      onUndelivered: (_, __, report) => undelivered.push(report),
    });
    stops.push(() => grid.stop());
  }

  it("reach a Logic App with the event's exact text and the mapped message id", async () => {
    const messages: ServiceBusReceivedMessage[] = [];
    const texts: string[] = [];
    let branch: string | undefined;
    const logicApp = startLogicApp(await loadWorkflow(), {
      connectionString: bus.connectionString,
      queue: "logicapp",
      onEvent: ({ text }, message, taken) => {
        branch = taken;
        texts.push(text);
        messages.push(message);
      },
      onError: (error) => expect.fail(String(error)),
    });
    stops.push(() => logicApp.stop());
    await start(TO_QUEUE);
    const exact =
      '{ "specversion":"1.0","id":"exact","source":"urn:a","type":"t","deliverykey":"exact#r1","data":{"n":9007199254740993}}';
    const answer = await fetch(`${grid.endpoint}?api-version=2018-01-01`, {
      method: "POST",
      headers: { "content-type": "application/cloudevents+json", "aeg-sas-key": grid.key },
      body: exact,
    });
    expect(answer.status).toBe(200);
    await vi.waitFor(() => expect(texts).toEqual([exact]), { timeout: 5_000 });
    expect(new CloudEvent(JSON.parse(exact)).validate()).toBe(true);
    expect(branch).toBe("By_type → default");
    await vi.waitFor(() => expect(bus.counts("logicapp")).toMatchObject({ active: 0, deadLetter: 0 }));
    expect(messages[0]).toMatchObject({
      messageId: "exact#r1",
      contentType: "application/cloudevents+json; charset=utf-8",
      applicationProperties: { "aeg-subscription-name": "LOGICAPP", "aeg-delivery-count": "0" },
    });
  });

  it("of one delivery key reach the queue once", async () => {
    await start(TO_QUEUE);
    await publisherOf(grid.endpoint).send([recordEvent("twice", "r"), recordEvent("twice", "r")]);
    await vi.waitFor(() => expect(delivered).toEqual(["twice", "twice"]), { timeout: 5_000 });
    expect(bus.counts("logicapp").active).toBe(1);
    const client = new ServiceBusClient(bus.connectionString);
    await client.createReceiver("logicapp", { receiveMode: "receiveAndDelete" }).receiveMessages(1);
    await client.close();
  });

  it("reach a reader of records in the order of each record", async () => {
    const seen: Record<string, string[]> = {};
    const reader = startRecordReader({
      connectionString: bus.connectionString,
      queue: "by-record",
      onEvent: ({ id }, { sessionId = "" }) => {
        seen[sessionId] = [...(seen[sessionId] ?? []), id];
      },
      onError: (error) => expect.fail(String(error)),
    });
    stops.push(() => reader.stop());
    await start(BY_RECORD);
    const numbers = Array.from({ length: 30 }, (_, number) => number);
    await publisherOf(grid.endpoint).send(
      numbers.map((number) => recordEvent(`${number}`, `r${number % 3}`)),
    );
    const expected = [0, 1, 2].map((record) => [
      `r${record}`,
      numbers.filter((number) => number % 3 === record).map(String),
    ]);
    await vi.waitFor(() => expect(seen).toEqual(Object.fromEntries(expected)), { timeout: 5_000 });
  });

  it("without a session, where one is mapped, are given up", async () => {
    await start(BY_RECORD);
    await publisherOf(grid.endpoint).send([eventOf("no-record"), recordEvent("record", "r9")]);
    await vi.waitFor(
      () => expect(undelivered).toMatchObject([{ reason: "UndeliverableDueToSessionQueueNotSupported" }]),
      {
        timeout: 5_000,
      },
    );
    expect(delivered).toEqual(["record"]);
  });

  it("to a queue that is not there are tried again", async () => {
    await start({ ...TO_QUEUE, destination: { kind: "serviceBusQueue", queue: "missing" } });
    await publisherOf(grid.endpoint).send([eventOf("1")]);
    await vi.waitFor(() => expect(attempts[0]).toEqual({ outcome: "NotFound", attempts: 1, nextInMs: 300 }), {
      timeout: 5_000,
    });
  });

  it("give up what is too large for the queue, and its neighbours arrive", async () => {
    await start({ ...TO_QUEUE, deliveryProperties: {} });
    const large = { ...eventOf("large"), data: { text: "x".repeat(300_000) } };
    await publisherOf(grid.endpoint).send([eventOf("before"), large, eventOf("after")]);
    await vi.waitFor(
      () => expect(undelivered).toMatchObject([{ reason: "UndeliverableDueToPayloadTooLarge" }]),
      {
        timeout: 5_000,
      },
    );
    await vi.waitFor(() => expect(delivered.sort()).toEqual(["after", "before"]), { timeout: 5_000 });
  });

  it("are sent in smaller batches when their properties make one too large", async () => {
    const properties = { ...TO_QUEUE.deliveryProperties, team: { value: "x".repeat(2_000) } };
    await start({ ...TO_QUEUE, deliveryProperties: properties });
    const ids = Array.from({ length: 200 }, (_, at) => `small-${at}`);
    await publisherOf(grid.endpoint).send(ids.map((id) => recordEvent(id, "r")));
    await vi.waitFor(() => expect([...delivered].sort()).toEqual([...ids].sort()), { timeout: 5_000 });
    expect(attempts).toEqual([]);
  });

  it("whose message id is too long are given up, and their neighbours arrive", async () => {
    await start(TO_QUEUE);
    await publisherOf(grid.endpoint).send([
      recordEvent("before", "r"),
      recordEvent("i".repeat(129), "r"),
      recordEvent("after", "r"),
    ]);
    await vi.waitFor(() => expect(undelivered).toMatchObject([{ reason: "UndeliverableDueToBadRequest" }]), {
      timeout: 5_000,
    });
    await vi.waitFor(() => expect(delivered.sort()).toEqual(["after", "before"]), { timeout: 5_000 });
  });

  it("go on when the Service Bus has come back", async () => {
    const { serviceBus } = await loadTopology();
    const first = await startServiceBus({ namespaces: serviceBus.namespaces, port: 0, timeScale: 1 });
    grid = await startGrid([TO_QUEUE], {
      serviceBusConnectionString: first.connectionString,
      onDelivered: (_, { id }) => delivered.push(id),
      onFailedAttempt: (_, __, report) => attempts.push(report),
    });
    stops.push(() => grid.stop());
    await publisherOf(grid.endpoint).send([recordEvent("1", "r")]);
    await vi.waitFor(() => expect(delivered).toEqual(["1"]), { timeout: 5_000 });
    await first.stop();
    await publisherOf(grid.endpoint).send([recordEvent("2", "r")]);
    await vi.waitFor(() => expect(attempts).not.toEqual([]), { timeout: 5_000 });
    const second = await startServiceBus({
      namespaces: serviceBus.namespaces,
      port: first.port,
      timeScale: 1,
    });
    stops.push(() => second.stop());
    await vi.waitFor(() => expect(delivered).toEqual(["1", "2"]), { timeout: 20_000 });
  }, 30_000);
});
