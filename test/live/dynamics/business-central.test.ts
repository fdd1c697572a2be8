import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import {
  type BusinessCentral,
  startBusinessCentral,
} from "../../../local/dynamics/businesscentral/start-business-central.ts";
import { listen, stopServer } from "../../../local/listen.ts";

const FIXTURES = new URL("../../fixtures/bc-json/", import.meta.url);
const COMPANY = "b18aed47-c385-49d2-b954-dbdf8ad71780";
const ITEMS = `/api/v2.0/companies(${COMPANY})/items`;
const CUSTOMERS = `/api/v2.0/companies(${COMPANY})/customers`;
/** The 30 seconds of the service are 300 ms. */
const TIME_SCALE = 0.01;
const DAY_MS = 24 * 60 * 60 * 1_000;

interface Notification {
  readonly value: readonly Readonly<Record<string, string>>[];
}

const handshakes: string[] = [];
const notifications: Notification[] = [];
let answers: (token: string) => string = (token) => token;
let status = 202;
let url: string;
let nowMs = 0;
let bc: BusinessCentral;

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const token = new URL(request.url ?? "", "http://x").searchParams.get("validationToken");
    if (token !== null) {
      handshakes.push(token);
      response.writeHead(200, { "content-type": "text/plain" }).end(answers(token));
      return;
    }
    notifications.push(JSON.parse(Buffer.concat(chunks).toString()));
    response.writeHead(status).end();
  });
});

beforeAll(async () => {
  const port = await listen(server, { port: 0, host: "127.0.0.1", part: "the subscriber" });
  url = `http://127.0.0.1:${port}/hook?code=k`;
});
afterAll(() => stopServer(server));
beforeEach(() => {
  handshakes.length = 0;
  notifications.length = 0;
  answers = (token) => token;
  status = 202;
  nowMs = Date.parse("2026-11-25T08:00:00Z");
  bc = startBusinessCentral({ nowMs: () => nowMs, newId: randomUUID, timeScale: TIME_SCALE });
});
afterEach(() => bc.stop());

const ask = (method: string, path: string, json?: unknown, headers = {}) =>
  bc.handle({ method, path, headers, json });

async function subscribe(resource: string, clientState = "state"): Promise<Readonly<Record<string, string>>> {
  const { json } = await ask("POST", "subscriptions", { notificationUrl: url, resource, clientState });
  return Object(json);
}

async function make(entity: string): Promise<string> {
  const { json } = await ask("POST", `companies(${COMPANY})/${entity}`, { displayName: "new" });
  return Object(json).id;
}

const notified = (count: number) =>
  vi.waitUntil(() => notifications.length >= count && bc.open() === 0, { timeout: 10_000, interval: 5 });

// «Working with webhooks in Dynamics 365 Business Central» and «Subscriptions» hold all numbers of this page.
describe("a subscription to Business Central", () => {
  it("is made when its address gives the token back, and looks like a real one", async () => {
    const answer = await ask("POST", "subscriptions", {
      notificationUrl: url,
      resource: ITEMS,
      clientState: "s",
    });
    expect(answer.status).toBe(201);
    expect(handshakes).toHaveLength(1);
    const real = JSON.parse(readFileSync(new URL("subscription-object-v2.json", FIXTURES), "utf8"));
    expect(Object.keys(Object(answer.json)).toSorted()).toEqual(
      ["@odata.etag", ...Object.keys(real)].toSorted(),
    );
    expect(answer.json).toMatchObject({
      expirationDateTime: new Date(nowMs + 3 * DAY_MS * TIME_SCALE).toISOString(),
    });
    expect((await ask("GET", "subscriptions")).json).toMatchObject({ value: [{ resource: ITEMS }] });
  });

  it.each([
    ["another text", () => "something else"],
    ["the token with more around it", (token: string) => `"${token}"`],
  ])("is not made by an address that answers %s", async (_, answer) => {
    answers = answer;
    const { status: refused } = await ask("POST", "subscriptions", { notificationUrl: url, resource: ITEMS });
    expect(refused).toBe(400);
    expect(bc.subscriptions.all()).toEqual([]);
  });

  it("is not made to what does not support webhooks, nor twice, nor as the 201st", async () => {
    const to = (resource: string, notificationUrl = url) =>
      ask("POST", "subscriptions", { notificationUrl, resource }).then((answer) => answer.status);
    expect(await to(`/api/v2.0/companies(${COMPANY})/jobQueueEntries`)).toBe(400);
    expect([await to(ITEMS), await to(ITEMS)]).toEqual([201, 409]);
    for (let number = 1; number < 200; number++) await to(ITEMS, `${url}&n=${number}`);
    expect(await to(CUSTOMERS)).toBe(400);
    expect(bc.subscriptions.all()).toHaveLength(200);
  });

  it("is renewed with its version, by the handshake again, and lives three days from then", async () => {
    const { subscriptionId, "@odata.etag": etag = "" } = await subscribe(ITEMS);
    nowMs += 2 * DAY_MS * TIME_SCALE;
    const renew = (headers = {}) =>
      ask(
        "PATCH",
        `subscriptions('${subscriptionId}')`,
        { notificationUrl: url, resource: ITEMS, clientState: "t" },
        headers,
      );
    expect((await renew()).status).toBe(428);
    expect((await renew({ "if-match": 'W/"old"' })).status).toBe(409);
    answers = () => "cold start";
    expect((await renew({ "if-match": etag })).status).toBe(400);
    answers = (token) => token;
    expect((await renew({ "if-match": etag })).json).toMatchObject({
      subscriptionId,
      clientState: "t",
      expirationDateTime: new Date(nowMs + 3 * DAY_MS * TIME_SCALE).toISOString(),
    });
    nowMs += 3 * DAY_MS * TIME_SCALE - 1;
    expect(bc.subscriptions.all()).toHaveLength(1);
    nowMs += 1;
    expect(bc.subscriptions.all()).toEqual([]);
    expect((await renew({ "if-match": "*" })).status).toBe(404);
  });

  it("is told of changes half a minute after the first, merged, with those of others at its address", async () => {
    const items = await subscribe(ITEMS, "one");
    const customers = await subscribe(CUSTOMERS, "two");
    const item = await make("items");
    await ask("PATCH", `companies(${COMPANY})/items(${item})`, { displayName: "b" });
    await make("customers");
    const gone = await make("customers");
    await ask("DELETE", `companies(${COMPANY})/customers(${gone})`);
    await make("vendors"); // nobody asked for these
    expect(notifications).toEqual([]);
    await notified(1);
    expect(notifications).toHaveLength(1);
    const told = notifications[0]?.value.map(({ subscriptionId, changeType, clientState }) => {
      return [subscriptionId, changeType, clientState];
    });
    expect(told).toEqual([
      [items.subscriptionId, "created", "one"],
      [customers.subscriptionId, "created", "two"],
      [customers.subscriptionId, "deleted", "two"],
    ]);
    const real = JSON.parse(readFileSync(new URL("notification-batch-four-kinds-v2.json", FIXTURES), "utf8"));
    expect(Object.keys(notifications[0]?.value[0] ?? {}).toSorted()).toEqual(
      Object.keys(real.value[0]).toSorted(),
    );
  });

  it("is told of more than a thousand rows as one collection", async () => {
    await subscribe(ITEMS);
    for (let number = 0; number < 1_001; number++) await make("items");
    await notified(1);
    expect(notifications.flatMap(({ value }) => value)).toMatchObject([
      {
        changeType: "collection",
        resource: expect.stringMatching(/\/items\?\$filter=lastModifiedDateTime%20gt%20/),
      },
    ]);
  });

  it.each([200, 202, 204])("lives on after the answer %i", async (answer) => {
    status = answer;
    await subscribe(ITEMS);
    await make("items");
    await notified(1);
    expect(bc.subscriptions.all()).toHaveLength(1);
  });

  it.each([400, 401, 403, 404, 413])("is deleted by the answer %i", async (answer) => {
    status = answer;
    await subscribe(ITEMS);
    await make("items");
    await notified(1);
    expect(bc.subscriptions.all()).toEqual([]);
    expect(notifications).toHaveLength(1);
  });

  it.each([408, 429, 500, 503])("is told again after the answer %i", async (answer) => {
    status = answer;
    await subscribe(ITEMS);
    await make("items");
    await vi.waitUntil(() => notifications.length === 1, { timeout: 10_000, interval: 5 });
    status = 202;
    await notified(2);
    expect(notifications[1]).toEqual(notifications[0]);
    expect(bc.subscriptions.all()).toHaveLength(1);
  });

  it("is told no more of what is older than 36 hours", async () => {
    status = 503;
    await subscribe(ITEMS);
    await make("items");
    await vi.waitUntil(() => notifications.length === 1, { timeout: 10_000, interval: 5 });
    nowMs += 1.5 * DAY_MS * TIME_SCALE;
    await notified(2);
    expect(notifications).toHaveLength(2);
    expect(bc.subscriptions.all()).toHaveLength(1);
  });
});
