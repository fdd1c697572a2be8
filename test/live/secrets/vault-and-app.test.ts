import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { post } from "../../../local/dynamics/post.ts";
import { stopServer } from "../../../local/listen.ts";
import { FIRST, SECOND } from "../../shared/secrets/secrets-suite.ts";
import { type AppOver, startAppOver } from "../delivery/app-over.ts";
import { startVault, TOKEN } from "./vault-server.ts";

/** Nothing listens there: the app needs none of its services to know who asks. */
const NOWHERE = "http://127.0.0.1:1/a";

/** Gives out tokens as App Service does to an app with an identity, by the address and the proof in its environment. */
const identity = createServer((request, response) => {
  const resource = new URL(request.url ?? "", NOWHERE).searchParams.get("resource");
  const isOurs = request.headers["x-identity-header"] === "proof" && resource === "https://vault.azure.net";
  const expiresOn = String(Math.floor(Date.now() / 1_000) + 3_600);
  const token = { access_token: TOKEN, expires_on: expiresOn, resource, token_type: "Bearer" };
  response.writeHead(isOurs ? 200 : 401, { "content-type": "application/json" });
  response.end(JSON.stringify(isOurs ? token : { error: "refused" }));
});

let vault: Awaited<ReturnType<typeof startVault>>;

beforeAll(async () => {
  vault = await startVault();
  await new Promise<void>((done) => identity.listen(0, "127.0.0.1", done));
});
afterAll(async () => {
  await vault.stop();
  await stopServer(identity);
});

async function startApp(): Promise<AppOver> {
  const { port } = identity.address() as AddressInfo;
  return await startAppOver({
    serviceBus:
      "Endpoint=sb://127.0.0.1:1;SharedAccessKeyName=l;SharedAccessKey=l;UseDevelopmentEmulator=true;",
    storage: `DefaultEndpointsProtocol=http;AccountName=a;AccountKey=a2V5;BlobEndpoint=${NOWHERE};TableEndpoint=${NOWHERE};`,
    topic: NOWHERE,
    settings: {
      KEY_VAULT_URI: vault.address,
      IDENTITY_ENDPOINT: `http://127.0.0.1:${port}/msi/token`,
      IDENTITY_HEADER: "proof",
      ...Object.fromEntries(
        ["DATAVERSE", "FINOPS", "BUSINESSCENTRAL", "AIF"].map((name) => [`SECRET_${name}_PRIMARY`, ""]),
      ),
    },
  });
}

/** The handshake of Business Central says whether its secret is known, and keeps nothing. */
async function greet({ dataverse }: AppOver, secret: string): Promise<number> {
  const url = `${new URL(dataverse.url).origin}/api/businesscentral/businesscentral?validationToken=t`;
  return (await post({ url, headers: { "x-d365-events-secret": secret } }, "")).status;
}

describe("the built app over a key vault, with its identity", () => {
  it("knows callers, takes a rotated secret with the first call, and knows them without the vault", async () => {
    vault.answerInstead(undefined);
    vault.values.set("businesscentral-primary", FIRST);
    const app = await startApp();
    try {
      expect(await greet(app, FIRST)).toBe(200);
      vault.values.set("businesscentral-secondary", FIRST).set("businesscentral-primary", SECOND);
      expect(await greet(app, SECOND)).toBe(200);
      expect(await greet(app, "a-secret-that-is-none")).toBe(401);
      vault.answerInstead({ status: 503 });
      expect(await greet(app, FIRST)).toBe(200);
    } finally {
      await app.stop();
    }
  });

  it("starts without the vault, answers 503 and not 401, and knows callers when it is there", async () => {
    vault.answerInstead({ status: 503 });
    vault.values.set("businesscentral-primary", FIRST);
    const app = await startApp();
    try {
      expect(await greet(app, FIRST)).toBe(503);
      vault.answerInstead(undefined);
      await expect.poll(() => greet(app, FIRST), { timeout: 10_000 }).toBe(200);
    } finally {
      await app.stop();
    }
  });
});
