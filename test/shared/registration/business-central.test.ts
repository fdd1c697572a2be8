import { describe, expect, it } from "vitest";
import { Failure } from "../../../shared/failure/failure.ts";
import { keptLine } from "../../../shared/registration/businesscentral/kept-line.ts";
import { wantedSubscriptions } from "../../../shared/registration/businesscentral/wanted-subscriptions.ts";
import { warmUp } from "../../../shared/registration/businesscentral/warm-up.ts";
import { webSubscriptions } from "../../../shared/registration/businesscentral/web-subscriptions.ts";
import type { Registration } from "../../../shared/registration/file/registration.ts";
import type { DynamicsClient } from "../../../shared/registration/http/dynamics-client.ts";
import type { DynamicsRequest } from "../../../shared/registration/http/exchange.ts";

const ADDRESS = "https://events.example/api/businesscentral/bc";
const registration: Registration = {
  environment: "production",
  production: true,
  target: { connector: {} },
  connector: { url: "https://events.example", serviceBus: undefined, keyVault: undefined },
  file: {
    businessCentral: {
      endpoint: "bc",
      companies: [{ id: "1", resources: ["customers", "contoso/app1/v2.0/orders"] }],
    },
  },
};
const ENV = { SECRET_BC_PRIMARY: "a-long secret", CLIENT_STATE_BC_PRIMARY: "a-state" };

describe("what the file wants of Business Central", () => {
  it("is a resource of its API in each company, with the secret in the URL and the client state", async () => {
    expect(await wantedSubscriptions(registration, ENV, undefined)).toEqual([
      {
        api: "v2.0",
        resource: "/api/v2.0/companies(1)/customers",
        notificationUrl: `${ADDRESS}?code=a-long%20secret`,
        clientState: "a-state",
      },
      {
        api: "contoso/app1/v2.0",
        resource: "/api/contoso/app1/v2.0/companies(1)/orders",
        notificationUrl: `${ADDRESS}?code=a-long%20secret`,
        clientState: "a-state",
      },
    ]);
  });

  it("cannot be said without the secret", async () => {
    await expect(wantedSubscriptions(registration, {}, undefined)).rejects.toThrow(
      /SECRET_BC_PRIMARY, found none/,
    );
  });
});

describe("the API of Business Central", () => {
  it("is asked as its documentation says: renewals and removals with the tag, by each API's own list", async () => {
    const sent: DynamicsRequest[] = [];
    const row = {
      "@odata.etag": 'W/"1"',
      subscriptionId: "s'1",
      notificationUrl: ADDRESS,
      resource: "companies(1)/customers",
      clientState: "",
      expirationDateTime: "2026-11-28T00:00:00Z",
    };
    const client: DynamicsClient = {
      basePath: "/",
      send: (request) => {
        sent.push(request);
        return Promise.resolve({ status: request.method === "GET" ? 200 : 204, body: { value: [row] } });
      },
    };
    const subscriptions = webSubscriptions(client);
    const [found] = await subscriptions.list(["v2.0"]);
    expect(found).toMatchObject({
      id: "s'1",
      api: "v2.0",
      clientState: undefined,
      expiresAtMs: Date.UTC(2026, 10, 28),
    });
    const [wanted] = await wantedSubscriptions(registration, ENV, undefined);
    if (found === undefined || wanted === undefined) throw new Error("there is none");
    await subscriptions.create(wanted);
    expect(await subscriptions.renew(found, wanted)).toBe(true);
    await subscriptions.remove(found);
    expect(sent.map(({ method, path }) => `${method} ${decodeURIComponent(path)}`)).toEqual([
      "GET api/v2.0/subscriptions",
      "POST api/v2.0/subscriptions",
      "PATCH api/v2.0/subscriptions('s''1')",
      "DELETE api/v2.0/subscriptions('s''1')",
    ]);
    expect(sent[2]?.headers).toMatchObject({ "if-match": 'W/"1"' });
    expect(JSON.parse(sent[1]?.body ?? "")).toEqual({
      notificationUrl: wanted.notificationUrl,
      resource: wanted.resource,
      clientState: "a-state",
    });
  });
});

describe("the call that wakes the app", () => {
  const wake = (answers: readonly ((token: string) => Response)[]) => {
    let calls = 0;
    const ask = warmUp({
      fetch: (url) => {
        const answer = answers[Math.min(calls, answers.length - 1)];
        calls += 1;
        const token = new URL(url).searchParams.get("validationToken") ?? "";
        return answer === undefined ? Promise.reject(new Error("none")) : Promise.resolve(answer(token));
      },
      sleep: () => Promise.resolve(),
      newToken: () => "a-token",
    });
    return ask(`${ADDRESS}?code=1`).then((isAwake) => ({ isAwake, calls }));
  };

  it("asks until the token comes back, and gives up in time", async () => {
    const late = (): Response => new Response("starting", { status: 503 });
    expect(await wake([late, late, (token) => new Response(token)])).toEqual({ isAwake: true, calls: 3 });
    expect(await wake([() => new Response("another text")])).toEqual({ isAwake: false, calls: 6 });
    expect(await wake([])).toEqual({ isAwake: false, calls: 6 });
  });
});

describe("the log line of a subscription", () => {
  it("says from when to when changes may be missing, or why it failed", () => {
    const resource = "companies(1)/customers";
    expect(keptLine({ kind: "recreated", resource, goneAfterMs: 0, untilMs: 60_000 })).toEqual([
      "warn",
      {
        event: "subscription.kept",
        result: "recreated",
        resource,
        missedFrom: "1970-01-01T00:00:00.000Z",
        missedTo: "1970-01-01T00:01:00.000Z",
      },
    ]);
    const failure = new Failure("DYNAMICS_DENIED", "it said no");
    expect(keptLine({ kind: "failed", resource, failure })[1]).toMatchObject({
      code: "DYNAMICS_DENIED",
      reason: "it said no",
    });
  });
});
