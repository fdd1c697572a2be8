import { describe, expect, it } from "vitest";
import { type DynamicsClient, dynamicsClient } from "../../../shared/registration/http/dynamics-client.ts";
import { query, quoted, readRows } from "../../../shared/registration/http/odata.ts";

const BASE = "https://contoso.crm4.dynamics.com/api/data/v9.2/";

interface Sent {
  readonly url: string;
  readonly init: RequestInit;
}

/** A client whose requests are answered in turn; the last answer goes on. Time passes only while it sleeps. */
function clientOf(...answers: readonly (Response | Error)[]): {
  client: DynamicsClient;
  sent: Sent[];
  waits: number[];
} {
  const sent: Sent[] = [];
  const waits: number[] = [];
  let nowMs = 0;
  const client = dynamicsClient({
    base: BASE,
    api: "Dataverse",
    token: () => Promise.resolve("a-token"),
    fetch: (url, init) => {
      const answer = answers[Math.min(sent.length, answers.length - 1)];
      sent.push({ url, init });
      return answer instanceof Response
        ? Promise.resolve(answer.clone())
        : Promise.reject(answer ?? new Error("none"));
    },
    nowMs: () => nowMs,
    sleep: (ms) => {
      waits.push(ms);
      nowMs += ms;
      return Promise.resolve();
    },
    random: () => 0.5,
  });
  return { client, sent, waits };
}

const ok = (body: unknown): Response =>
  Response.json(body, { headers: { "content-type": "application/json; odata.metadata=minimal" } });
const error = (
  status: number,
  code: string,
  message: string,
  headers: Record<string, string> = {},
): Response => Response.json({ error: { code, message } }, { status, headers });

describe("the client of Dynamics' APIs", () => {
  it("signs each request", async () => {
    const { client, sent } = clientOf(ok({ UserId: "1" }));
    expect(await client.send({ method: "GET", path: "WhoAmI" })).toEqual({
      status: 200,
      body: { UserId: "1" },
    });
    expect(sent[0]?.url).toBe(`${BASE}WhoAmI`);
    expect(sent[0]?.init.headers).toMatchObject({ authorization: "Bearer a-token" });
  });

  it("waits for as long as a throttled API says, and sends again", async () => {
    const { client, waits } = clientOf(error(429, "0x80072322", "slow down", { "retry-after": "7" }), ok({}));
    await client.send({ method: "GET", path: "WhoAmI" });
    expect(waits).toEqual([7_000]);
  });

  it("gives up at once on a wait that is longer than a run's lock lives, and says how long it is", async () => {
    const { client, sent } = clientOf(error(429, "0x80072321", "slow down", { "retry-after": "300" }));
    const failed = client.send({ method: "GET", path: "WhoAmI" });
    await expect(failed).rejects.toMatchObject({ code: "DYNAMICS_THROTTLED", afterMs: 300_000 });
    expect(sent).toHaveLength(1);
  });

  it.each([
    ["503", error(503, "", "")],
    ["no answer", new Error("ECONNRESET")],
  ])("tries again after %s, with growing waits, and not for ever", async (_, answer) => {
    const { client, sent, waits } = clientOf(answer);
    await expect(client.send({ method: "GET", path: "WhoAmI" })).rejects.toMatchObject({
      code: "DYNAMICS_UNAVAILABLE",
    });
    expect(waits.slice(0, 4)).toEqual([500, 1_000, 2_000, 4_000]);
    expect(sent.length).toBeGreaterThan(8);
    expect(sent.length).toBeLessThan(16);
  });

  it.each<readonly [status: number, code: string, failure: string, means: RegExp]>([
    [403, "0x80072560", "DYNAMICS_DENIED", /is no user of this environment\. Add the application/],
    [403, "0x80040220", "DYNAMICS_DENIED", /lacks a privilege\. Give them the role/],
    [401, "", "DYNAMICS_DENIED", /token is not accepted/],
    [404, "", "DYNAMICS_REFUSED", /check the url/],
    [400, "0x80048d19", "DYNAMICS_REFUSED", /navigation name is none/],
    [
      400,
      "0x80041103",
      "DYNAMICS_REFUSED",
      /does not take the request as it is\. It says: the column is odd/,
    ],
  ])("says what %i %s means here", async (status, code, failure, means) => {
    const { client, sent } = clientOf(error(status, code, "the column is odd"));
    const failed = client.send({ method: "POST", path: "serviceendpoints?$select=secret", body: "{}" });
    await expect(failed).rejects.toMatchObject({ code: failure, message: expect.stringMatching(means) });
    expect(sent).toHaveLength(1);
  });

  it("follows pages to the last one", async () => {
    const { client, sent } = clientOf(
      ok({ value: [{ id: 1 }], "@odata.nextLink": `${BASE}rows?$skiptoken=2` }),
      ok({ value: [{ id: 2 }] }),
    );
    const asked = query("rows", { $filter: `name eq ${quoted("O'Neil & Sons")}` });
    expect(await readRows(client, asked)).toEqual([{ id: 1 }, { id: 2 }]);
    expect(sent.map(({ url }) => new URL(url).search)).toEqual([
      "?$filter=name%20eq%20%27O%27%27Neil%20%26%20Sons%27",
      "?$skiptoken=2",
    ]);
  });

  it("takes its token to no other host, whatever a page says", async () => {
    const { client, sent } = clientOf(ok({ value: [], "@odata.nextLink": "https://evil.example/api" }));
    await expect(readRows(client, "rows")).rejects.toMatchObject({ code: "DYNAMICS_REFUSED" });
    expect(sent).toHaveLength(1);
  });
});
