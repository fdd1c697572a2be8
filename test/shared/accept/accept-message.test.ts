import { describe, expect, it } from "vitest";
import { type AcceptRequest, acceptMessage } from "../../../shared/accept/accept-message.ts";
import { makeCallerCheck } from "../../../shared/accept/caller.ts";
import { boundInFlight } from "../../../shared/accept/in-flight.ts";
import type { AcceptPorts } from "../../../shared/accept/ports.ts";
import { memoryBodies } from "../../../shared/bodies/memory-bodies.ts";
import { memoryDeadLetters } from "../../../shared/deadletter/memory-dead-letters.ts";
import { Failure } from "../../../shared/failure/failure.ts";
import { memoryInboundQueue } from "../../../shared/inbound/memory-inbound-queue.ts";
import { readQueueMessage } from "../../../shared/inbound/queue-format.ts";
import { memorySecrets } from "../../../shared/secrets/memory-secrets.ts";
import { memoryVault } from "../../../shared/secrets/memory-vault.ts";
import { vaultSecrets } from "../../../shared/secrets/vault-secrets.ts";
import type { EndpointKind } from "../../../shared/settings/endpoint.ts";
import { memorySpool } from "../../../shared/spool/memory-spool.ts";

const SECRET = "the-secret-of-the-endpoint";
const NOW = Date.UTC(2026, 10, 23, 9, 12, 45, 213);

const endpoint = {
  name: "sales",
  kind: "dataverse",
  environment: "contoso.crm4.dynamics.com",
  webhook: true,
  queueFormat: undefined,
} as const;

function rig(changed: Partial<AcceptPorts> = {}) {
  const inbound = memoryInboundQueue();
  const spool = memorySpool();
  const bodies = memoryBodies();
  const deadLetters = memoryDeadLetters();
  let tokens = 0;
  const ports: AcceptPorts = {
    proveCaller: makeCallerCheck({
      secrets: memorySecrets(new Map([["sales", [SECRET]]])),
      nowMs: () => NOW,
    }),
    inFlight: boundInFlight(64 * 1024 * 1024),
    inbound,
    spool,
    bodies,
    deadLetters,
    nowMs: () => NOW,
    newToken: () => String(tokens++),
    ...changed,
  };
  const kept = () => inbound.take(NOW).map(({ body, properties }) => readQueueMessage(body, properties));
  return { ports, kept, spool, bodies, deadLetters };
}

function post(body: Uint8Array | string, changed: Partial<AcceptRequest> = {}, headers = {}): AcceptRequest {
  const all: Readonly<Record<string, string>> = {
    "content-type": "application/json; charset=utf-8",
    "x-ms-dynamics-organization": "contoso.crm4.dynamics.com",
    authorization: "Bearer secret",
    cookie: "secret",
    "x-d365-events-secret": SECRET,
    ...headers,
  };
  return {
    endpoint,
    method: "POST",
    proof: { header: SECRET, query: undefined },
    header: (name) => all[name],
    query: () => undefined,
    body: new Response(Buffer.from(body)).body,
    traceparent: undefined,
    ...changed,
  };
}

describe("accepting a message", () => {
  it("keeps the exact bytes, then answers 202", async () => {
    const { ports, kept } = rig();
    const bytes = Uint8Array.of(0xff, 0x00, 0xfe, 0x7b);
    const answer = await acceptMessage(post(bytes), ports);
    expect(answer).toMatchObject({ accepted: "kept", status: 202, place: "queue", bytes: 4 });
    expect(kept()).toEqual([
      expect.objectContaining({
        arrival: answer.arrival,
        endpoint: "sales",
        path: "webhook",
        receivedAtMs: NOW,
        contentType: "application/json",
        body: { kind: "inline", bytes },
        attempts: 0,
        copies: 0,
      }),
    ]);
  });

  it("keeps the headers that say something of the message, and none that proves a caller", async () => {
    const { ports, kept } = rig();
    await acceptMessage(post("{}"), ports);
    expect(kept()[0]?.headers).toEqual({
      "content-type": "application/json; charset=utf-8",
      "x-ms-dynamics-organization": "contoso.crm4.dynamics.com",
    });
    expect(JSON.stringify(kept())).not.toContain("secret");
  });

  it("keeps an empty body as well: what is wrong with it is decided later", async () => {
    const { ports, kept } = rig();
    expect((await acceptMessage(post("", { body: null }), ports)).status).toBe(202);
    expect(kept()[0]?.body).toEqual({ kind: "inline", bytes: new Uint8Array(0) });
  });

  it("answers 401 to a caller who proves nothing, and keeps nothing of the body", async () => {
    const { ports, kept, deadLetters } = rig();
    const answer = await acceptMessage(post("{}", { proof: { header: "wrong", query: undefined } }), ports);
    expect(answer).toMatchObject({ accepted: "unproven", status: 401, arrival: undefined });
    expect(kept()).toEqual([]);
    expect(deadLetters.all()).toEqual([]);
  });

  it.each(["GET", "PUT", "DELETE", "HEAD", "OPTIONS"])("answers 405 to %s", async (method) => {
    const { ports, kept } = rig();
    expect((await acceptMessage(post("{}", { method }), ports)).status).toBe(405);
    expect(kept()).toEqual([]);
  });

  it("puts a body above 200 KB into the store, and only its name on the queue", async () => {
    const { ports, kept, bodies } = rig();
    const bytes = new Uint8Array(200 * 1024 + 1).fill(0x61);
    const { arrival } = await acceptMessage(post(bytes), ports);
    expect(kept()[0]?.body).toEqual({ kind: "stored", name: `inbound/${arrival}`, length: bytes.length });
    expect(await bodies.get(`inbound/${arrival}`)).toEqual(bytes);
  });

  it("takes a body of exactly 1 MB", async () => {
    const { ports } = rig();
    expect((await acceptMessage(post(new Uint8Array(1024 * 1024)), ports)).status).toBe(202);
  });

  it("answers 413 above 1 MB, and keeps headers and length as a dead letter", async () => {
    const { ports, kept, deadLetters } = rig();
    const answer = await acceptMessage(post(new Uint8Array(3 * 1024 * 1024)), ports);
    expect(answer.status).toBe(413);
    expect(kept()).toEqual([]);
    expect(deadLetters.all()).toEqual([
      expect.objectContaining({
        arrival: answer.arrival,
        code: "PAYLOAD_TOO_LARGE",
        kind: "dataverse",
        bodyLength: 3 * 1024 * 1024,
        body: undefined,
        headers: expect.objectContaining({ "x-ms-dynamics-organization": "contoso.crm4.dynamics.com" }),
      }),
    ]);
  });

  it.each([
    ["is away", new Failure("QUEUE_UNAVAILABLE", "away")],
    ["fails as nobody foresaw", new TypeError("a bug")],
  ])("spools the message when the queue %s, and answers 202", async (_, error) => {
    const { ports, spool } = rig({ inbound: { send: () => Promise.reject(error) } });
    const answer = await acceptMessage(post("{}"), ports);
    expect(answer).toMatchObject({ accepted: "kept", status: 202, place: "spool" });
    const kept = await spool.read(`${answer.arrival}#0`);
    expect(kept?.message).toMatchObject({ body: Buffer.from("{}"), properties: { endpoint: "sales" } });
    expect(kept?.dueAtMs).toBeUndefined();
  });

  it("answers 503 when the spool is away as well", async () => {
    const { ports } = rig({
      inbound: { send: () => Promise.reject(new Failure("QUEUE_UNAVAILABLE", "away")) },
      spool: { ...memorySpool(), put: () => Promise.reject(new TypeError("a bug")) },
    });
    expect(await acceptMessage(post("{}"), ports)).toMatchObject({
      accepted: "unavailable",
      status: 503,
      place: undefined,
      failure: { code: "QUEUE_UNAVAILABLE" },
    });
  });

  it("answers 503 when a large body could not be stored", async () => {
    const away = new Failure("STORAGE_UNAVAILABLE", "away");
    const { ports, kept } = rig({ bodies: { ...memoryBodies(), put: () => Promise.reject(away) } });
    const answer = await acceptMessage(post(new Uint8Array(300 * 1024)), ports);
    expect(answer).toMatchObject({ status: 503, failure: away });
    expect(kept()).toEqual([]);
  });

  it("answers 503 when the dead letter of a body that is too large could not be kept", async () => {
    const away = new Failure("STORAGE_UNAVAILABLE", "away");
    const { ports } = rig({ deadLetters: { keep: () => Promise.reject(away) } });
    expect((await acceptMessage(post(new Uint8Array(2 * 1024 * 1024)), ports)).status).toBe(503);
  });

  it("gives two posts of the same bytes two arrivals", async () => {
    const { ports } = rig();
    const first = await acceptMessage(post("{}"), ports);
    const second = await acceptMessage(post("{}"), ports);
    expect(first.arrival).not.toBe(second.arrival);
  });
});

describe("a flood", () => {
  const LIMIT = 4 * 1024 * 1024;
  const BODY = 100 * 1024;
  const flood = Array.from({ length: 60 }, (_, index) => Buffer.alloc(BODY, index));
  const lengths = { "content-length": String(BODY) };

  /** A queue that takes messages only when it is told to. */
  function gated(declared: boolean) {
    const inbound = memoryInboundQueue();
    const opened = Promise.withResolvers<void>();
    const ports = rig({
      inFlight: boundInFlight(LIMIT),
      inbound: { send: (message) => opened.promise.then(() => inbound.send(message)) },
    }).ports;
    return {
      open: opened.resolve,
      send: (body: Buffer) => acceptMessage(post(body, {}, declared ? lengths : {}), ports),
      taken: () => inbound.take(NOW).map((message) => message.body[0]),
    };
  }

  it.each([
    ["their lengths declared", true],
    ["no length declared", false],
  ])("is answered by 503 above the bound, and accepted when sent again, with %s", async (_, declared) => {
    const { open, send, taken } = gated(declared);
    const sending = Promise.all(flood.map(send));
    setImmediate(open);
    const answers = await sending;
    const refused = flood.filter((_, index) => answers[index]?.status === 503);
    const kept = answers.filter(({ accepted }) => accepted === "kept").length;
    expect(kept).toBeGreaterThan(0);
    expect(kept * BODY).toBeLessThanOrEqual(LIMIT);
    expect(refused.length).toBe(flood.length - kept);
    for (const { accepted, failure } of answers) {
      if (accepted !== "kept") expect([accepted, failure?.code]).toEqual(["overloaded", "OVERLOADED"]);
    }
    for (const body of refused) expect((await send(body)).status).toBe(202);
    expect(taken().toSorted()).toEqual(flood.map(([first]) => first).toSorted());
  });

  it("of callers who prove nothing takes no room, nor do those who have been answered", async () => {
    const { ports } = rig({ inFlight: boundInFlight(2 * 1024 * 1024) });
    for (let sent = 0; sent < 3; sent += 1) {
      await acceptMessage(post("{}", { proof: { header: "wrong", query: undefined } }), ports);
      await acceptMessage(post(new Uint8Array(3 * 1024 * 1024)), ports);
      expect((await acceptMessage(post(new Uint8Array(1024 * 1024)), ports)).status).toBe(202);
    }
  });

  it("tells those when to try again who may heed it", async () => {
    const { ports } = rig({ inFlight: boundInFlight(0) });
    const answerTo = (kind: EndpointKind) =>
      acceptMessage(post("{}", { endpoint: { ...endpoint, kind } }), ports);
    expect(await answerTo("aif")).toMatchObject({ status: 503, retryAfterS: 10 });
    expect(await answerTo("dataverse")).toMatchObject({ status: 503, retryAfterS: undefined });
    const well = rig().ports;
    const aif = { ...endpoint, kind: "aif" } as const;
    expect(await acceptMessage(post("{}", { endpoint: aif }), well)).toMatchObject({
      status: 202,
      retryAfterS: undefined,
    });
  });
});

describe("accepting a message whose secrets are in a key vault", () => {
  const stored = new Map([["sales-primary", SECRET]]);
  const withVault = (get: () => Promise<string | undefined>) => {
    const secrets = vaultSecrets({ ...memoryVault(stored), get }, () => NOW);
    return rig({ proveCaller: makeCallerCheck({ secrets, nowMs: () => NOW }) });
  };
  const wrong = { proof: { header: "another-secret", query: undefined } };

  it("answers 503 and not 401 to everybody where the app started without the vault", async () => {
    const { ports, kept } = withVault(() => Promise.reject(new Failure("SECRETS_UNAVAILABLE", "away")));
    for (const request of [post("{}"), post("{}", wrong)]) {
      const answer = await acceptMessage(request, ports);
      expect(answer).toMatchObject({ accepted: "unavailable", status: 503 });
      expect(answer.failure?.code).toBe("SECRETS_UNAVAILABLE");
    }
    expect(kept()).toEqual([]);
  });

  it("answers 503 to another secret alone when the vault goes away later", async () => {
    let reads = 0;
    const { ports } = withVault(() => {
      reads += 1;
      return reads > 2
        ? Promise.reject(new Failure("SECRETS_UNAVAILABLE", "away"))
        : Promise.resolve(reads === 1 ? SECRET : undefined);
    });
    expect((await acceptMessage(post("{}"), ports)).status).toBe(202);
    expect(await acceptMessage(post("{}", wrong), ports)).toMatchObject({ status: 503 });
    expect((await acceptMessage(post("{}"), ports)).status).toBe(202);
  });

  it("answers 503 after a second of the ten when the vault hangs", async () => {
    const { ports } = withVault(() => new Promise(() => undefined));
    const answer = await acceptMessage(post("{}"), ports);
    expect(answer).toMatchObject({ accepted: "unavailable", status: 503 });
    expect(answer.failure?.message).toContain("within 1000 ms");
  });
});

describe("accepting a message of Business Central", () => {
  const stores = { ...endpoint, name: "sales", kind: "businesscentral" } as const;
  const unproven = { header: undefined, query: "wrong" };
  const greeting = {
    endpoint: stores,
    query: (name: string) => (name === "validationToken" ? "a b&<c>" : undefined),
  };

  it("never refuses a body, because that would delete the subscription", async () => {
    const { ports, deadLetters } = rig();
    expect((await acceptMessage(post("", { endpoint: stores, body: null }), ports)).status).toBe(202);
    const large = await acceptMessage(post(new Uint8Array(2 * 1024 * 1024), { endpoint: stores }), ports);
    expect(large.status).toBe(202);
    expect(deadLetters.all()).toMatchObject([{ code: "PAYLOAD_TOO_LARGE", kind: "businesscentral" }]);
  });

  it("answers 503 to an unproven caller, who then tries again", async () => {
    const { ports, kept } = rig();
    const answer = await acceptMessage(post("{}", { endpoint: stores, proof: unproven }), ports);
    expect(answer).toMatchObject({ accepted: "unproven", status: 503, text: undefined });
    expect(kept()).toEqual([]);
  });

  it("sends the token of a handshake back, and keeps nothing", async () => {
    const { ports, kept, deadLetters } = rig();
    const answer = await acceptMessage(post("", greeting), ports);
    expect(answer).toMatchObject({ accepted: "greeted", status: 200, text: "a b&<c>", arrival: undefined });
    expect(kept()).toEqual([]);
    expect(deadLetters.all()).toEqual([]);
  });

  it("answers 401 to a handshake without the secret, and sends no token back", async () => {
    const { ports } = rig();
    const answer = await acceptMessage(post("", { ...greeting, proof: unproven }), ports);
    expect(answer).toMatchObject({ accepted: "unproven", status: 401, text: undefined });
  });

  it("knows no handshake of other kinds", async () => {
    const { ports, kept } = rig();
    const answer = await acceptMessage(post("{}", { ...greeting, endpoint }), ports);
    expect(answer).toMatchObject({ accepted: "kept", text: undefined });
    expect(kept()).toHaveLength(1);
  });
});
