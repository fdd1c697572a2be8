// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the file names variables in this way.
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startDynamics } from "../../../local/dynamics/start-dynamics.ts";
import { stopServer } from "../../../local/listen.ts";
import {
  type Kept,
  keepSubscriptions,
} from "../../../shared/registration/businesscentral/keep-subscriptions.ts";
import { connectBusinessCentral } from "../../../shared/registration/connect-business-central.ts";
import type { Registration } from "../../../shared/registration/file/registration.ts";

/** Three days of a subscription's life become 2.6 s. */
const TIME_SCALE = 1e-5;
const HALF_LIFE_MS = 36 * 60 * 60_000 * TIME_SCALE;
/** The app that nobody called for so long is asleep; its first answer then is none that counts. */
const ASLEEP_AFTER_MS = 300;
const COMPANY = "b18aed47-c385-49d2-b954-dbdf8ad71780";

let calledMs = 0;
let slept = 0;
const app = createServer((request, response) => {
  const token = new URL(request.url ?? "/", "http://app").searchParams.get("validationToken");
  const isAsleep = Date.now() - calledMs > ASLEEP_AFTER_MS;
  calledMs = Date.now();
  if (isAsleep) slept += 1;
  response.writeHead(isAsleep ? 503 : 200).end(token);
});
let dynamics: Awaited<ReturnType<typeof startDynamics>>;
beforeAll(async () => {
  await new Promise<void>((done) => app.listen(0, "127.0.0.1", done));
  const ports = { nowMs: Date.now, newId: randomUUID, random: Math.random };
  dynamics = await startDynamics({ ...ports, port: 0, timeScale: TIME_SCALE });
});
afterAll(async () => {
  await dynamics.stop();
  await stopServer(app);
});

it("a subscription lives through ten renewals with a cold start before each; one that is lost is made again, its gap told", async () => {
  const { port } = app.address() as AddressInfo;
  const url = dynamics.urls.businesscentral;
  const signIn = { kind: "token" as const, token: "${TOKEN}" };
  const registration: Registration = {
    environment: "local",
    production: false,
    connector: { url: `http://127.0.0.1:${port}`, serviceBus: undefined, keyVault: undefined },
    target: { connector: {}, businessCentral: { url, signIn } },
    file: { businessCentral: { endpoint: "bc", companies: [{ id: COMPANY, resources: ["customers"] }] } },
  };
  const env = { TOKEN: dynamics.dataverse.token, SECRET_BC_PRIMARY: "a-long-secret-of-bc" };
  const ports = {
    env,
    fetch,
    nowMs: Date.now,
    random: Math.random,
    newToken: randomUUID,
    sleep: (ms: number) => pause(ms / 100),
  };
  const connection = connectBusinessCentral(registration, ports, undefined);
  if (connection === undefined) throw new Error("Expected a connection.");
  let last: ReadonlyMap<string, number> = new Map();
  const seen = {
    read: () => Promise.resolve(last),
    write: (written: ReadonlyMap<string, number>) => {
      last = written;
      return Promise.resolve();
    },
  };
  const keep = async (): Promise<readonly Kept[]> =>
    await keepSubscriptions(
      {
        wanted: await connection.wanted(),
        address: connection.address,
        renewBelowMs: HALF_LIFE_MS,
        removes: false,
      },
      { ...connection, seen },
    );
  const told: Kept[] = [];
  const startedMs = Date.now();
  while (told.filter(({ kind }) => kind === "renewed").length < 10 && Date.now() - startedMs < 50_000) {
    told.push(...(await keep()));
    await pause(ASLEEP_AFTER_MS + 50);
  }
  expect(told.map(({ kind }) => kind)).toEqual(["created", ...Array(10).fill("renewed")]);
  expect(slept).toBeGreaterThan(9);

  const lastSeenMs = [...last.values()][0];
  for (const each of await connection.found()) await connection.subscriptions.remove(each);
  const [recreated] = await keep();
  expect(recreated).toMatchObject({ kind: "recreated", goneAfterMs: lastSeenMs });
  expect(await connection.found()).toHaveLength(1);
}, 60_000);
