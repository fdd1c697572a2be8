import { createHash } from "node:crypto";
import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { LogLine } from "../../../local/functions/log-line.ts";
import { type Functions, startFunctions } from "../../../local/functions/start-functions.ts";

const APPS = new URL("../../fixtures/function-apps/", import.meta.url).pathname;
const TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
const MEGABYTE = 1_048_576;

/** What the sample function `echo` tells of its request. */
interface Told {
  readonly bytes: number;
  readonly traceParent: string;
  readonly invocationId: string;
}

async function told(response: Response): Promise<Told> {
  return JSON.parse(await response.text());
}

describe.each(["http-streamed", "http-buffered"])("the HTTP triggers of the app %s", (name) => {
  const lines: LogLine[] = [];
  let functions: Functions;

  beforeAll(async () => {
    functions = await startFunctions({
      directory: `${APPS}${name}`,
      port: 0,
      settings: { FUNCTIONS_REQUEST_BODY_SIZE_LIMIT: String(4 * MEGABYTE) },
      onLog: (line) => lines.push(line),
    });
  });
  afterAll(() => functions.stop());

  const post = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${functions.url}${path}`, { method: "POST", ...init });

  it("give the function its parameters, query, headers and the caller's trace", async () => {
    const response = await post("/api/ECHO/abc/n%20m?x=1&y=%26", {
      body: "hello",
      headers: { "X-Sent": "sent", traceparent: TRACEPARENT },
    });
    expect(response.status).toBe(201);
    expect(response.headers.get("x-answer")).toBe("yes");
    const echoed = await told(response);
    expect(echoed).toMatchObject({
      method: "POST",
      url: `${functions.url}/api/ECHO/abc/n%20m?x=1&y=%26`,
      params: { kind: "abc", name: "n m" },
      query: [
        ["x", "1"],
        ["y", "&"],
      ],
      header: "sent",
      bytes: 5,
    });
    expect(echoed.traceParent).toMatch(
      /^00-0af7651916cd43dd8448eb211c80319c-(?!b7ad6b7169203331)[0-9a-f]{16}-01$/,
    );
  });

  it("bring the bytes of a large body whole", async () => {
    const body = Buffer.alloc(3 * MEGABYTE, "0123456789\u00ff\u0000");
    expect(await told(await post("/api/echo/abc", { body }))).toMatchObject({
      bytes: body.length,
      sha256: createHash("sha256").update(body).digest("hex"),
    });
  });

  it("refuse a body above the limit", async () => {
    expect((await post("/api/echo/abc", { body: Buffer.alloc(5 * MEGABYTE) })).status).toBe(413);
  });

  it.each([
    ["GET", "/api/only-get", 200],
    ["HEAD", "/api/only-get", 404],
    ["POST", "/api/only-get", 404],
    ["POST", "/api/echo/literal", 200],
    ["POST", "/api/echo/12", 404],
    ["GET", "/api/files/a/b", 200],
    ["GET", "/only-get", 404],
    ["GET", "/api/%E0%A4%A", 404],
  ])("answer %s %s with %i", async (method, path, status) => {
    expect((await fetch(`${functions.url}${path}`, { method })).status).toBe(status);
  });

  it("answer 500 without details when a function throws, and log what it threw", async () => {
    lines.length = 0;
    const response = await post("/api/throws");
    expect([response.status, await response.text()]).toEqual([500, ""]);
    await expect
      .poll(() => lines)
      .toMatchObject([
        { level: "information", category: "user", message: "about to throw", function: "throws" },
        {
          level: "error",
          category: "host",
          message: expect.stringContaining("thrown on purpose"),
          function: "throws",
        },
      ]);
    expect(lines[0]?.invocationId).toBe(lines[1]?.invocationId);
  });

  it("bring an answer that comes in parts", async () => {
    expect(await (await post("/api/slow")).text()).toBe("first,second");
  });

  it("serve many callers at once, each with its own answer", async () => {
    const sizes = Array.from({ length: 200 }, (_, at) => at + 1);
    const answers = await Promise.all(
      sizes.map(async (size) => told(await post("/api/echo/abc", { body: Buffer.alloc(size) }))),
    );
    expect(answers.map(({ bytes }) => bytes)).toEqual(sizes);
    expect(new Set(answers.map(({ invocationId }) => invocationId)).size).toBe(sizes.length);
  });

  it("go on when a caller leaves in the middle", async () => {
    const leaving = request(`${functions.url}/api/echo/abc`, {
      method: "POST",
      headers: { "content-length": "100" },
    });
    leaving.on("error", () => undefined);
    leaving.write("half");
    await new Promise((resolve) => setTimeout(resolve, 50));
    leaving.destroy();
    expect((await post("/api/echo/abc", { body: "x" })).status).toBe(201);
  });
});

describe("a body without a length", () => {
  /** fetch sends a stream in chunks. */
  async function postChunks(app: string, chunks: number): Promise<Response> {
    const functions = await startFunctions({
      directory: `${APPS}${app}`,
      port: 0,
      settings: { FUNCTIONS_REQUEST_BODY_SIZE_LIMIT: "50000" },
    });
    try {
      const body = ReadableStream.from(Array.from({ length: chunks }, () => Buffer.alloc(10_000)));
      return await fetch(`${functions.url}/api/echo/abc`, { method: "POST", body, duplex: "half" });
    } finally {
      await functions.stop();
    }
  }

  it("arrives at an app that streams", async () => {
    expect(await (await postChunks("http-streamed", 3)).json()).toMatchObject({ bytes: 30_000 });
  });

  it("arrives empty at an app that does not, as in the host", async () => {
    expect(await (await postChunks("http-buffered", 3)).json()).toMatchObject({ bytes: 0 });
  });

  it("is cut off above the limit", async () => {
    const outcome = await postChunks("http-streamed", 30).then(
      ({ status }) => status,
      () => "cut",
    );
    expect([413, "cut"]).toContain(outcome);
  });
});

describe("the Event Grid webhook", () => {
  let functions: Functions;
  let webhook: string;

  beforeAll(async () => {
    functions = await startFunctions({ directory: `${APPS}http-streamed`, port: 0, settings: {} });
    webhook = `${functions.url}/runtime/webhooks/EventGrid?functionName=on-event`;
  });
  afterAll(() => functions.stop());

  it("agrees to the handshake of CloudEvents", async () => {
    const response = await fetch(webhook, {
      method: "OPTIONS",
      headers: { "webhook-request-origin": "eventgrid.azure.net" },
    });
    expect([response.status, response.headers.get("webhook-allowed-origin")]).toEqual([
      200,
      "eventgrid.azure.net",
    ]);
  });

  it("agrees to the handshake of the Event Grid schema", async () => {
    const response = await fetch(webhook, {
      method: "POST",
      headers: { "aeg-event-type": "SubscriptionValidation" },
      body: JSON.stringify([{ data: { validationCode: "c-1" } }]),
    });
    expect(await response.json()).toEqual({ validationResponse: "c-1" });
  });

  it.each([
    ["one event", { type: "good" }, 202],
    ["several events", [{ type: "good" }, { type: "good" }], 202],
    ["an event that fails", [{ type: "good" }, { type: "bad" }], 500],
  ])("answers %s", async (_, events, status) => {
    const body = JSON.stringify(events);
    expect((await fetch(webhook, { method: "POST", body })).status).toBe(status);
  });

  it("answers 400 to what is no JSON, and 404 to a function that it does not have", async () => {
    expect((await fetch(webhook, { method: "POST", body: "{" })).status).toBe(400);
    expect((await fetch(`${webhook}s`, { method: "POST", body: "{}" })).status).toBe(404);
  });
});
