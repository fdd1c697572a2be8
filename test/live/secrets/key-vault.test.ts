import { afterEach, describe, expect, it } from "vitest";
import { keyVault } from "../../../shared/secrets/key-vault.ts";
import { vaultSecrets } from "../../../shared/secrets/vault-secrets.ts";
import { FIRST, secretsSuite } from "../../shared/secrets/secrets-suite.ts";
import { storePair } from "../../shared/secrets/store-pair.ts";
import { vaultSuite } from "../../shared/secrets/vault-suite.ts";
import { startVault } from "./vault-server.ts";

const running: { readonly stop: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

async function start() {
  const server = await startVault();
  running.push(server);
  return server;
}

vaultSuite("Key Vault", async () => (await start()).vault);

secretsSuite("Key Vault", async () => {
  const { vault, values } = await start();
  return {
    secrets: vaultSecrets(vault, () => 0),
    store: (endpoint, pair) => storePair(values, endpoint, pair),
  };
});

describe("Key Vault", () => {
  it("is asked once for each secret, with a token for its own domain", async () => {
    const { vault, values, scopes, requests } = await start();
    values.set("sales-primary", FIRST);
    await vault.get("sales-primary");
    expect(requests()).toBe(1);
    expect(scopes).toEqual(["https://vault.azure.net/.default"]);
  });

  it("is asked with a token of the cloud that its address names", async () => {
    const scopes: string[] = [];
    const vault = keyVault({
      address: "https://contoso.vault.azure.cn",
      credential: () =>
        Promise.resolve({
          getToken: (scope) => {
            scopes.push(String(scope));
            return Promise.resolve(null);
          },
        }),
      allowInsecureConnection: false,
    });
    await expect(vault.get("sales-primary")).rejects.toMatchObject({ code: "SECRETS_UNAVAILABLE" });
    expect(scopes).toEqual(["https://vault.azure.cn/.default"]);
  });

  it("has no value of a secret that is switched off", async () => {
    const { vault, answerInstead } = await start();
    answerInstead({ status: 403, code: "Forbidden", inner: "SecretDisabled" });
    expect(await vault.get("sales-primary")).toBeUndefined();
  });

  it.each([
    ["a missing right", { status: 403, code: "Forbidden", inner: "ForbiddenByRbac" }],
    ["a refused token", { status: 401 }],
    ["too many requests", { status: 429 }],
    ["a fault of the service", { status: 503 }],
  ])("says that secrets cannot be told after %s, and what to look at", async (_what, instead) => {
    const { vault, answerInstead } = await start();
    answerInstead(instead);
    const failure = {
      code: "SECRETS_UNAVAILABLE",
      message: expect.stringContaining("Key Vault Secrets User"),
    };
    await expect(vault.get("sales-primary")).rejects.toMatchObject(failure);
    await expect(vault.put("sales-primary", FIRST)).rejects.toMatchObject(failure);
  });

  it("is given up when it hangs, so that the next caller can ask anew", async () => {
    const { vault, values, answerInstead } = await start();
    values.set("sales-primary", FIRST);
    const secrets = vaultSecrets(vault, () => performance.now());
    answerInstead("hang");
    await expect(secrets.current("sales")).rejects.toMatchObject({ code: "SECRETS_UNAVAILABLE" });
    answerInstead(undefined);
    expect(await secrets.current("sales")).toEqual([FIRST]);
  });
});
