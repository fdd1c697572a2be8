import { afterEach, describe, expect, it, vi } from "vitest";
import type { AttemptReport, UndeliveredReport } from "../../../local/eventgrid/reports.ts";
import type { EventGridOptions, EventGridStandIn } from "../../../local/eventgrid/start-event-grid.ts";
import { AGREED, eventOf, HOOK, type Hook, publisherOf, startGrid, startHook } from "./grid.ts";

describe("deliveries to a webhook", () => {
  let hook: Hook;
  let grid: EventGridStandIn;
  let delivered: string[];
  let attempts: AttemptReport[];
  let undelivered: UndeliveredReport[];

  async function start(
    answer: Parameters<typeof startHook>[0],
    subscription: object = {},
    options: Partial<EventGridOptions> = {},
  ): Promise<void> {
    delivered = [];
    attempts = [];
    undelivered = [];
    hook = await startHook(answer);
    grid = await startGrid([{ ...HOOK, ...subscription }], {
      webhooks: { hook: hook.url },
      random: () => 0,
      onDelivered: (_, { id }) => delivered.push(id),
      onFailedAttempt: (_, __, report) => attempts.push(report),
      onUndelivered: (_, __, report) => undelivered.push(report),
      ...options,
    });
  }
  const publish = (...ids: string[]) => publisherOf(grid.endpoint).send(ids.map(eventOf));

  afterEach(async () => {
    await grid.stop();
    await hook.stop();
  });

  it("begin with one handshake and bear the service's headers", async () => {
    await start(({ method }) => (method === "OPTIONS" ? AGREED : { status: 200 }), {
      deliveryProperties: { "x-record": "subject", "x-team": { value: "crm" } },
    });
    await publish("1", "2", "3");
    await vi.waitFor(() => expect(delivered.sort()).toEqual(["1", "2", "3"]));
    expect(hook.requests.map(({ method }) => method)).toEqual(["OPTIONS", "POST", "POST", "POST"]);
    expect(hook.requests[0]?.headers).toMatchObject({
      "webhook-request-origin": "eventgrid.azure.net",
      "webhook-request-rate": "120",
    });
    expect(hook.requests[1]?.headers).toMatchObject({
      "content-type": "application/cloudevents+json; charset=utf-8",
      "aeg-subscription-name": "HOOK",
      "aeg-delivery-count": "0",
      "aeg-event-type": "Notification",
      "x-record": expect.stringMatching(/^contact\//),
      "x-team": "crm",
    });
  });

  it("are tried again, with the same id and a higher count", async () => {
    await start(({ method }, number) => {
      if (method === "OPTIONS") return AGREED;
      return { status: number <= 3 ? 500 : 204 };
    });
    await publish("1");
    await vi.waitFor(() => expect(delivered).toEqual(["1"]));
    expect(attempts).toEqual([
      { outcome: "GenericError", attempts: 1, nextInMs: 10 },
      { outcome: "GenericError", attempts: 2, nextInMs: 30 },
    ]);
    const posts = hook.requests.slice(1);
    expect(posts.map(({ headers }) => headers["aeg-delivery-count"])).toEqual(["0", "1", "2"]);
    expect(new Set(posts.map(({ headers }) => headers["aeg-output-event-id"])).size).toBe(1);
    expect(new Set(posts.map(({ body }) => body)).size).toBe(1);
  });

  it("do not begin before the webhook agrees", async () => {
    await start(({ method }, number) => {
      if (method === "OPTIONS") return number > 1 ? AGREED : { status: 200 };
      return { status: 200 };
    });
    await publish("1");
    await vi.waitFor(() => expect(delivered).toEqual(["1"]));
    expect(hook.requests.map(({ method }) => method)).toEqual(["OPTIONS", "OPTIONS", "POST"]);
    expect(attempts).toEqual([{ outcome: "HandshakeRefused", attempts: 1, nextInMs: 10 }]);
  });

  it("begin when a webhook that was not there has come", async () => {
    await start(({ method }) => (method === "OPTIONS" ? AGREED : { status: 200 }));
    const port = Number(new URL(hook.url).port);
    await hook.stop();
    await publish("1");
    await vi.waitFor(() => expect(attempts[0]).toMatchObject({ outcome: "SocketError" }));
    hook = await startHook(({ method }) => (method === "OPTIONS" ? AGREED : { status: 200 }), port);
    await vi.waitFor(() => expect(delivered).toEqual(["1"]), { timeout: 10_000 });
  });

  it("that get no answer in time count as timed out", async () => {
    await start(({ method }) => (method === "OPTIONS" ? AGREED : { status: "never" }));
    await publish("1");
    await vi.waitFor(() => expect(attempts).toEqual([{ outcome: "TimedOut", attempts: 1, nextInMs: 120 }]), {
      timeout: 5_000,
    });
  });

  it("that are refused for good are dropped, and that is said, without a dead-letter container", async () => {
    await start(({ method }) => (method === "OPTIONS" ? AGREED : { status: 400 }));
    await publish("1");
    await vi.waitFor(() =>
      expect(undelivered).toEqual([
        {
          kind: "dropped",
          reason: "UndeliverableDueToHttpBadRequest",
          attempts: 1,
          why: "the topic has no dead-letter container",
        },
      ]),
    );
    expect(attempts).toEqual([{ outcome: "BadRequest", attempts: 1, nextInMs: undefined }]);
  });

  it("leave out what the filter does not want", async () => {
    await start(({ method }) => (method === "OPTIONS" ? AGREED : { status: 200 }), {
      filter: { subjectEndsWith: "/2" },
    });
    await publish("1", "2");
    await vi.waitFor(() => expect(delivered).toEqual(["2"]));
    expect(grid.waiting()).toEqual({ hook: 0 });
  });

  it("end at once when the stand-in stops, however long the webhook hangs", async () => {
    await start(({ method }) => (method === "OPTIONS" ? AGREED : { status: "never" }), {}, { timeScale: 1 });
    await publish("1");
    await vi.waitFor(() => expect(hook.requests).toHaveLength(2));
    const startedMs = Date.now();
    await grid.stop();
    expect(Date.now() - startedMs).toBeLessThan(1_000);
  });
});
