import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ReceivedEvent } from "../../../local/subscribers/received-event.ts";
import {
  startWebhookSubscriber,
  type WebhookSubscriber,
} from "../../../local/subscribers/webhook-subscriber.ts";

const FIRST = '{ "specversion":"1.0","id":"1","source":"urn:a","type":"t","data":{"n":9007199254740993} }';
const SECOND = '{"specversion":"1.0","id":"2","source":"urn:a","type":"t","subject":"s","data":1.10}';

describe("the sample webhook", () => {
  let subscriber: WebhookSubscriber;
  const seen: ReceivedEvent[] = [];

  beforeAll(async () => {
    subscriber = await startWebhookSubscriber({ port: 0, onEvent: (event) => seen.push(event) });
  });
  afterAll(() => subscriber.stop());

  function post(contentType: string, body: string): Promise<Response> {
    const headers = { "content-type": contentType };
    return fetch(subscriber.hookUrl, { method: "POST", headers, body });
  }

  it("agrees to deliveries from whoever asks", async () => {
    const headers = { "WebHook-Request-Origin": "eventgrid.azure.net", "WebHook-Request-Rate": "120" };
    const answer = await fetch(subscriber.hookUrl, { method: "OPTIONS", headers });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("webhook-allowed-origin")).toBe("eventgrid.azure.net");
    expect(answer.headers.get("webhook-allowed-rate")).toBe("*");
  });

  it("lists no events before the first", async () => {
    expect(await (await fetch(subscriber.eventsUrl)).json()).toEqual([]);
  });

  it("lists every event with its exact text, newest last, without the first n where asked", async () => {
    expect((await post("application/cloudevents+json; charset=utf-8", FIRST)).status).toBe(200);
    expect((await post("application/cloudevents-batch+json", `[${SECOND},\n${FIRST}]`)).status).toBe(200);
    expect(await (await fetch(subscriber.eventsUrl)).text()).toBe(`[${FIRST},\n${SECOND},\n${FIRST}]\n`);
    const rest = await fetch(`${subscriber.eventsUrl}?since=1`);
    expect(await rest.text()).toBe(`[${SECOND},\n${FIRST}]\n`);
    expect(rest.headers.get("x-events-total")).toBe("3");
    expect(rest.headers.get("x-events-cut")).toBe("0");
    expect(seen).toEqual([
      { id: "1", type: "t", subject: undefined, text: FIRST },
      { id: "2", type: "t", subject: "s", text: SECOND },
      { id: "1", type: "t", subject: undefined, text: FIRST },
    ]);
  });

  it.each([
    ["what is not JSON", "{"],
    ["what is no event", "[1]"],
  ])("refuses %s with 400 and keeps nothing of it", async (_, body) => {
    const before = await (await fetch(subscriber.eventsUrl)).text();
    expect((await post("application/cloudevents+json", body)).status).toBe(400);
    expect(await (await fetch(subscriber.eventsUrl)).text()).toBe(before);
  });

  it.each(["-1", "x", ""])("refuses ?since=%s and says what it expects", async (since) => {
    const answer = await fetch(`${subscriber.eventsUrl}?since=${since}`);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toMatch(/^Expected \?since=<n>/);
  });

  it("answers 404 elsewhere", async () => {
    expect((await fetch(new URL("/", subscriber.hookUrl))).status).toBe(404);
  });

  it("lists many megabytes as one valid array", async () => {
    const many = await startWebhookSubscriber({ port: 0 });
    const event = (id: number) =>
      JSON.stringify({
        specversion: "1.0",
        id: `${id}`,
        source: "urn:a",
        type: "t",
        data: "x".repeat(2_000),
      });
    const headers = { "content-type": "application/cloudevents-batch+json" };
    for (let batch = 0; batch < 10; batch += 1) {
      const body = `[${Array.from({ length: 200 }, (_, at) => event(batch * 200 + at)).join()}]`;
      await fetch(many.hookUrl, { method: "POST", headers, body });
    }
    const events = JSON.parse(await (await fetch(many.eventsUrl)).text());
    expect(events.map(({ id }: { id: string }) => Number(id))).toEqual(
      Array.from({ length: 2_000 }, (_, at) => at),
    );
    await many.stop();
  });

  it("says in one line which port is taken", async () => {
    const port = Number(new URL(subscriber.hookUrl).port);
    await expect(startWebhookSubscriber({ port })).rejects.toThrow(
      new Error(`Port ${port}, for the sample webhook, is taken.`),
    );
  });
});
