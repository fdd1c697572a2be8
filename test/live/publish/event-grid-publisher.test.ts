import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { AzureKeyCredential } from "@azure/eventgrid";
import { afterEach, describe, expect, it } from "vitest";
import { connectTopic, eventGridPublisher } from "../../../shared/publish/event-grid-publisher.ts";
import type { Publisher } from "../../../shared/publish/publisher.ts";

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A topic that answers as it is told and keeps the requests' exact bodies. */
async function topic(answer: (body: string) => Answer | undefined) {
  const requests: { readonly body: string; readonly contentType: string; readonly key: string }[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    const { "content-type": contentType = "", "aeg-sas-key": key } = request.headers;
    requests.push({ body, contentType, key: String(key) });
    const given = answer(body);
    if (given === undefined) return;
    response.writeHead(given.status, given.headers).end();
  });
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const endpoint = `http://127.0.0.1:${port}/api/events`;
  const publisher: Publisher = eventGridPublisher((policy) =>
    connectTopic(
      { endpoint, credential: new AzureKeyCredential("a-key"), allowInsecureConnection: true },
      policy,
    ),
  );
  return { publisher, requests };
}

const event = (id: string, more = "") => ({ id, text: `{"specversion":"1.0","id":"${id}"${more}}` });
const EVENTS = ["a", "b", "c", "d"].map((id) => event(id));

describe("publishing to Event Grid with the SDK", () => {
  it("takes a limit that is no whole number, as a share of a deadline may be", async () => {
    const { publisher } = await topic(() => ({ status: 200 }));
    expect(await publisher.publish([event("a")], 159_999.8)).toEqual([undefined]);
  });

  it("sends the exact text of the events, and what authenticates us", async () => {
    const { publisher, requests } = await topic(() => ({ status: 200 }));
    const exact = event("n", ',"data":{"big":9007199254740993,"scale":1.50,"text":"\\u0041"}');
    expect(await publisher.publish([exact, event("m")], 5_000)).toEqual([undefined, undefined]);
    expect(requests).toEqual([
      {
        body: `[${exact.text},${event("m").text}]`,
        contentType: "application/cloudevents-batch+json; charset=utf-8",
        key: "a-key",
      },
    ]);
  });

  it("keeps apart what is published at the same time", async () => {
    const { publisher, requests } = await topic(() => ({ status: 200 }));
    await Promise.all(EVENTS.map((one) => publisher.publish([one], 5_000)));
    expect(requests.map(({ body }) => body).sort()).toEqual(EVENTS.map(({ text }) => `[${text}]`));
  });

  it("cuts a refused request until the guilty event stands alone", async () => {
    const { publisher } = await topic((body) => ({ status: body.includes('"id":"c"') ? 400 : 200 }));
    const results = await publisher.publish(EVENTS, 5_000);
    expect(results.map((result) => result?.code)).toEqual([
      undefined,
      undefined,
      "PUBLISH_REFUSED",
      undefined,
    ]);
  });

  it("cuts on when the topic finds a request too large, another event wrong and a third part busy", async () => {
    const { publisher, requests } = await topic((body) => {
      if (body.length > 200) return { status: 413 };
      if (body.includes('"id":"wrong"')) return { status: 400 };
      return { status: body.includes('"id":"busy"') ? 503 : 200 };
    });
    const ids = ["a", "b", "wrong", "c", "d", "e", "busy", "f"];
    const results = await publisher.publish(
      ids.map((id) => event(id)),
      5_000,
    );
    // Who stands beside a busy one in its request shares its answer, and is tried again.
    expect(results.map((result) => result?.code ?? "out")).toEqual([
      "out",
      "out",
      "PUBLISH_REFUSED",
      "out",
      "PUBLISH_UNAVAILABLE",
      "PUBLISH_UNAVAILABLE",
      "PUBLISH_UNAVAILABLE",
      "PUBLISH_UNAVAILABLE",
    ]);
    expect(requests.length).toBeLessThanOrEqual(2 * ids.length - 1);
  });

  it("refuses each of many that are wrong, and no other", async () => {
    const { publisher } = await topic((body) => ({ status: body.includes('"id":"bad') ? 400 : 200 }));
    const ids = ["bad0", "a", "b", "bad1", "bad2", "c", "d", "bad3"];
    const results = await publisher.publish(
      ids.map((id) => event(id)),
      5_000,
    );
    expect(results.map((result) => result?.code === "PUBLISH_REFUSED")).toEqual(
      ids.map((id) => id.startsWith("bad")),
    );
  });

  it("is over in time also when the parts of a refused request hang", async () => {
    const { publisher } = await topic((body) => {
      if (body.includes('"id":"a"') && body.includes('"id":"d"')) return { status: 400 };
      return undefined;
    });
    const startedMs = performance.now();
    const results = await publisher.publish(EVENTS, 300);
    expect(performance.now() - startedMs).toBeLessThan(550);
    expect(results.map((result) => result?.code)).toEqual(EVENTS.map(() => "PUBLISH_UNAVAILABLE"));
  });

  it.each([
    [401, "PUBLISH_DENIED"],
    [403, "PUBLISH_DENIED"],
    [404, "PUBLISH_UNAVAILABLE"],
    [413, "PUBLISH_REFUSED"],
    [500, "PUBLISH_UNAVAILABLE"],
  ])("tells what %i means", async (status, code) => {
    const { publisher } = await topic(() => ({ status }));
    const [failure] = await publisher.publish([event("a")], 5_000);
    expect(failure?.code).toBe(code);
  });

  it("says how long the topic asked us to wait", async () => {
    const { publisher, requests } = await topic(() => ({ status: 429, headers: { "retry-after": "7" } }));
    const [failure] = await publisher.publish([event("a")], 5_000);
    expect(failure).toMatchObject({ code: "PUBLISH_THROTTLED", again: true, afterMs: 7_000 });
    expect(requests).toHaveLength(1);
  });

  it("says it also when the topic asked with a date", async () => {
    const inAMinute = new Date(Date.now() + 60_000).toUTCString();
    const { publisher } = await topic(() => ({ status: 503, headers: { "retry-after": inAMinute } }));
    const [failure] = await publisher.publish([event("a")], 5_000);
    expect(failure?.afterMs).toBeGreaterThan(55_000);
    expect(failure?.afterMs).toBeLessThanOrEqual(61_000);
  });

  it("asks once more when a kept-alive connection was closed under it", async () => {
    let closed = false;
    const { publisher, requests } = await topic(() => {
      if (closed) return { status: 200 };
      closed = true;
      for (const server of servers) server.closeAllConnections();
      return undefined;
    });
    expect(await publisher.publish([event("a")], 5_000)).toEqual([undefined]);
    expect(requests.map(({ body }) => body)).toEqual([`[${event("a").text}]`, `[${event("a").text}]`]);
  });

  it("gives up in time when the topic hangs", async () => {
    const { publisher } = await topic(() => undefined);
    const [failure] = await publisher.publish([event("a")], 200);
    expect(failure).toMatchObject({ code: "PUBLISH_UNAVAILABLE", again: true });
  });
});
