import {
  AzureKeyCredential,
  AzureSASCredential,
  EventGridPublisherClient,
  generateSharedAccessSignature,
} from "@azure/eventgrid";
import { CloudEvent, HTTP } from "cloudevents";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { EventGridStandIn } from "../../../local/eventgrid/start-event-grid.ts";
import {
  startWebhookSubscriber,
  type WebhookSubscriber,
} from "../../../local/subscribers/webhook-subscriber.ts";
import { eventOf, HOOK, KEY, publisherOf, startGrid } from "./grid.ts";

const BATCH = "application/cloudevents-batch+json; charset=utf-8";

describe("a topic with a webhook", () => {
  let grid: EventGridStandIn;
  let subscriber: WebhookSubscriber;
  const warnings: string[] = [];

  beforeAll(async () => {
    subscriber = await startWebhookSubscriber({ port: 0 });
    grid = await startGrid([HOOK], {
      webhooks: { hook: subscriber.hookUrl },
      onWarning: (_, warning) => warnings.push(warning),
    });
  });
  afterAll(async () => {
    await grid.stop();
    await subscriber.stop();
  });

  function post(body: string, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${grid.endpoint}?api-version=2018-01-01`, {
      method: "POST",
      headers: { "content-type": BATCH, "aeg-sas-key": KEY, ...headers },
      body,
    });
  }

  async function received(since = 0): Promise<string> {
    return (await fetch(`${subscriber.eventsUrl}?since=${since}`)).text();
  }

  /** What is received after this point, once it is that many events. */
  async function receivedAfter(act: () => Promise<unknown>, count: number): Promise<string> {
    const before = JSON.parse(await received()).length;
    await act();
    return await vi.waitFor(async () => {
      const text = await received(before);
      expect(JSON.parse(text)).toHaveLength(count);
      return text;
    });
  }

  it("takes what the SDK publishes, and an independent reader reads what arrives", async () => {
    const events = [eventOf("1"), { ...eventOf("2"), extensionAttributes: { partitionkey: "contact/2" } }];
    const text = await receivedAfter(() => publisherOf(grid.endpoint).send(events), 2);
    const read = JSON.parse(text).map((event: object) => new CloudEvent(event));
    expect(read.map(({ id }: CloudEvent) => id).sort()).toEqual(["1", "2"]);
    expect(read.find(({ id }: CloudEvent) => id === "2")).toMatchObject({
      partitionkey: "contact/2",
      data: { name: "Ada" },
    });
  });

  it("delivers every event as it was written, to the letter", async () => {
    const exact =
      '{ "specversion":"1.0","id":"exact","source":"urn:a","type":"t","data":{"n":9007199254740993,"d":1.10} }';
    const text = await receivedAfter(() => post(`[${exact}]`), 1);
    expect(text).toBe(`[${exact}]\n`);
  });

  it.each([
    ["structured", HTTP.structured(new CloudEvent({ ...eventOf("s"), time: "2026-01-01T00:00:00Z" }))],
    ["binary", HTTP.binary(new CloudEvent({ ...eventOf("b"), time: "2026-01-01T00:00:00Z" }))],
  ])("takes an event in the %s mode of the CloudEvents SDK", async (_, message) => {
    const headers = Object.fromEntries(
      Object.entries(message.headers).map(([name, value]) => [name, `${value}`]),
    );
    const text = await receivedAfter(() => post(`${message.body}`, headers), 1);
    expect(JSON.parse(text)).toMatchObject([
      { subject: expect.stringMatching(/^contact\//), data: { name: "Ada" } },
    ]);
  });

  it("takes a token that the SDK signed", async () => {
    const inAMinute = new Date(Date.now() + 60_000);
    const token = await generateSharedAccessSignature(grid.endpoint, new AzureKeyCredential(KEY), inAMinute);
    const publisher = new EventGridPublisherClient(
      grid.endpoint,
      "CloudEvent",
      new AzureSASCredential(token),
      {
        allowInsecureConnection: true,
      },
    );
    const text = await receivedAfter(() => publisher.send([eventOf("token")]), 1);
    expect(JSON.parse(text)).toMatchObject([{ id: "token" }]);
  });

  it("takes an empty batch", async () => {
    expect((await post("[]")).status).toBe(200);
  });

  it("says which names are longer than CloudEvents advises, and takes them", async () => {
    const long = "a".repeat(21);
    await receivedAfter(
      () => publisherOf(grid.endpoint).send([{ ...eventOf("l"), extensionAttributes: { [long]: "x" } }]),
      1,
    );
    expect(warnings).toEqual([`The attribute name '${long}' is longer than 20 characters.`]);
  });

  it("publishes nothing of a batch in which one event is wrong", async () => {
    const before = JSON.parse(await received()).length;
    const answer = await post(JSON.stringify([{ specversion: "1.0", ...eventOf("good") }, { id: "bad" }]));
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      error: { code: "BadRequest", details: [{ code: "InputJsonInvalid" }] },
    });
    // What was published would have been delivered before what is published after it.
    await publisherOf(grid.endpoint).send([eventOf("after")]);
    await vi.waitFor(async () => expect(JSON.parse(await received(before))).toHaveLength(1));
  });

  it.each<[string, number, string, Record<string, string>]>([
    ["a wrong key", 401, "[]", { "aeg-sas-key": "wrong" }],
    ["one byte above 1 MB", 413, `[${" ".repeat(1_048_575)}]`, {}],
    ["an unknown content type", 400, "[]", { "content-type": "application/json" }],
  ])("refuses %s with %i and one error in the service's shape", async (_, status, body, headers) => {
    const answer = await post(body, headers);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({
      error: { code: expect.any(String), message: expect.any(String) },
    });
  });

  it("takes exactly 1 MB", async () => {
    expect((await post(`[${" ".repeat(1_048_574)}]`)).status).toBe(200);
  });

  it("gives the SDK the status of a refusal", async () => {
    const stranger = new EventGridPublisherClient(
      grid.endpoint,
      "CloudEvent",
      new AzureKeyCredential("wrong"),
      {
        allowInsecureConnection: true,
      },
    );
    await expect(stranger.send([eventOf("1")])).rejects.toMatchObject({
      statusCode: 401,
      code: "Unauthorized",
    });
  });

  it("answers 404 for another topic, 405 for GET and 400 for another version", async () => {
    const headers = { "aeg-sas-key": KEY };
    const other = grid.endpoint.replace("orders", "others");
    expect((await fetch(other, { method: "POST", headers })).status).toBe(404);
    expect((await fetch(grid.endpoint, { headers })).status).toBe(405);
    expect((await fetch(grid.endpoint, { method: "POST", headers })).status).toBe(400);
  });

  it("says in one line which port is taken", async () => {
    const port = Number(new URL(grid.endpoint).port);
    await expect(startGrid([], { port })).rejects.toThrow(
      new Error(`Port ${port}, for the Event Grid stand-in, is taken.`),
    );
  });
});

describe("a topic whose subscriptions lack something", () => {
  it("does not start without a webhook's URL", async () => {
    await expect(startGrid([HOOK])).rejects.toThrow('The webhook subscription "hook" has no URL');
  });

  it("does not start without a Service Bus for a queue", async () => {
    const queue = { name: "to-queue", destination: { kind: "serviceBusQueue", queue: "orders" } };
    await expect(startGrid([queue])).rejects.toThrow('The subscription "to-queue" goes to a queue');
  });
});
