import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, expect, it } from "vitest";
import { stopServer } from "../../../local/listen.ts";
import { acceptMessage } from "../../../shared/accept/accept-message.ts";
import { makeCallerCheck, SECRET_HEADER } from "../../../shared/accept/caller.ts";
import { boundInFlight } from "../../../shared/accept/in-flight.ts";
import { memoryBodies } from "../../../shared/bodies/memory-bodies.ts";
import { memoryDeadLetters } from "../../../shared/deadletter/memory-dead-letters.ts";
import { memoryInboundQueue } from "../../../shared/inbound/memory-inbound-queue.ts";
import { apply } from "../../../shared/registration/dataverse/apply.ts";
import { memoryRegistry } from "../../../shared/registration/dataverse/memory-registry.ts";
import { plan } from "../../../shared/registration/dataverse/plan.ts";
import { rotate } from "../../../shared/registration/dataverse/rotate.ts";
import { memoryVault } from "../../../shared/secrets/memory-vault.ts";
import type { Vault } from "../../../shared/secrets/vault.ts";
import { vaultSecrets } from "../../../shared/secrets/vault-secrets.ts";
import { memorySpool } from "../../../shared/spool/memory-spool.ts";
import { ORGANIZATION, step, webhook } from "../../shared/registration/registrations.ts";

/** A second of the test is so many of the hosts': 35 s to get to know a secret are 1.4 s. */
const SPEED = 25;
const PER_SECOND = 50;
const FIRST = "the-first-secret-of-sales";
const endpoint = {
  name: "sales",
  kind: "dataverse",
  environment: "contoso.crm4.dynamics.com",
  webhook: true,
  queueFormat: undefined,
} as const;
const inbound = memoryInboundQueue();
const servers: Server[] = [];
afterAll(() => Promise.all(servers.map(stopServer)));

const startedMs = performance.now();
/** The clock of the hosts, which goes faster. */
const nowMs = (): number => Date.UTC(2026, 10, 25) + (performance.now() - startedMs) * SPEED;
const sleep = (ms: number): Promise<void> => pause(ms / SPEED);

/** A host of the app: its own memory of the secrets, one queue for all. */
async function startHost(vault: Vault, tokens: string): Promise<string> {
  let made = 0;
  const ports = {
    proveCaller: makeCallerCheck({ secrets: vaultSecrets(vault, nowMs), nowMs }),
    inFlight: boundInFlight(64 * 1024 * 1024),
    inbound,
    spool: memorySpool(),
    bodies: memoryBodies(),
    deadLetters: memoryDeadLetters(),
    nowMs,
    newToken: () => `${tokens}-${made++}`,
  };
  const server = createServer(async (request, response) => {
    const header = (name: string): string | undefined => {
      const value = request.headers[name];
      return typeof value === "string" ? value : undefined;
    };
    const proof = { header: header(SECRET_HEADER), query: undefined };
    const body = ReadableStream.from(request);
    const answer = await acceptMessage(
      { endpoint, method: "POST", proof, header, query: () => undefined, body, traceparent: undefined },
      ports,
    );
    response.writeHead(answer.status).end();
  });
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}/`;
}

it("a rotation under 50 posts a second refuses none and loses none, while one host holds the old secret in memory", async () => {
  const values = new Map([["sales-primary", FIRST]]);
  const vault = memoryVault(values);
  const registry = memoryRegistry({ organizationId: ORGANIZATION, endpoints: [], steps: [] });
  const wanted = { endpoints: [webhook("sales")], steps: [step("sales")] };
  const lock = { keep: () => Promise.resolve() };
  const secretOf = (): string | undefined => values.get("sales-primary");
  await apply(plan({ wanted, registered: await registry.read(), secretOf }), {
    registry,
    lock,
    secretOf,
    onDone: () => undefined,
  });
  const hosts = [await startHost(vault, "a"), await startHost(vault, "b")];

  const statuses: number[] = [];
  const secretsUsed = new Set<string>();
  const posts: Promise<void>[] = [];
  const post = async (host: string, secret: string, mark: string): Promise<number> => {
    const headers = { [SECRET_HEADER]: secret, "content-type": "application/json" };
    return (await fetch(host, { method: "POST", headers, body: JSON.stringify({ mark }) })).status;
  };
  let isOver = false;
  // A stranger with a wrong secret has each host look into the vault just before the rotation, and 30 s not again.
  const strangers = await Promise.all(
    hosts.map((host) => post(host, "a-stranger-with-a-wrong-secret", "stranger")),
  );
  expect(strangers).toEqual([401, 401]);
  const traffic = (async () => {
    const beganMs = performance.now();
    for (let number = 0; !isOver; number += 1) {
      const [secret = ""] = registry.secrets.values();
      secretsUsed.add(secret);
      const host = hosts[number % hosts.length] ?? "";
      posts.push(post(host, secret, `post-${number}`).then((status) => void statuses.push(status)));
      // By the clock, so that a busy machine makes up for what it was late.
      const dueMs = beganMs + ((number + 1) * 1_000) / PER_SECOND;
      if (dueMs > performance.now()) await pause(dueMs - performance.now());
    }
  })();
  await pause(200);
  let made = 0;
  await rotate(
    { wanted, key: "sales", acceptMs: 35_000, retireMs: 15_000 },
    {
      vault,
      registry,
      lock,
      sleep,
      newSecret: () => `a-new-secret-of-sales-${made++}`,
      onStep: () => undefined,
    },
  );
  await pause(300);
  isOver = true;
  await traffic;
  await Promise.all(posts);

  expect(secretsUsed).toEqual(new Set([FIRST, "a-new-secret-of-sales-0"]));
  expect(statuses.filter((status) => status >= 300)).toEqual([]);
  expect(statuses.length).toBeGreaterThan(2 * PER_SECOND);
  const kept = inbound.take(Number.POSITIVE_INFINITY);
  expect(new Set(kept.map(({ body }) => new TextDecoder().decode(body))).size).toBe(statuses.length);
  // Six minutes later every host has read the vault again, and the old secret proves nobody.
  await sleep(6 * 60_000);
  for (const host of hosts) await post(host, "a-new-secret-of-sales-0", "late");
  await pause(50);
  expect(await Promise.all(hosts.map((host) => post(host, FIRST, "old")))).toEqual([401, 401]);
}, 60_000);
