import { describe, expect, it } from "vitest";
import { Failure } from "../../../shared/failure/failure.ts";
import { memoryVault } from "../../../shared/secrets/memory-vault.ts";
import { secretsPart } from "../../../shared/secrets/secrets-part.ts";
import { vaultSecrets } from "../../../shared/secrets/vault-secrets.ts";
import { FIRST, SECOND, secretsSuite } from "./secrets-suite.ts";
import { storePair } from "./store-pair.ts";

/** A vault that can be away, and counts who asks. */
function rig() {
  const values = new Map<string, string>();
  const inner = memoryVault(values);
  let nowMs = 0;
  let away = false;
  let asked = 0;
  const vault = {
    ...inner,
    get: (name: string) => {
      asked += 1;
      return away ? Promise.reject(new Failure("SECRETS_UNAVAILABLE", "away")) : inner.get(name);
    },
  };
  return {
    vault,
    secrets: vaultSecrets(vault, () => nowMs),
    store: (endpoint: string, pair: Parameters<typeof storePair>[2]) => storePair(values, endpoint, pair),
    later: (ms: number) => {
      nowMs += ms;
    },
    setAway: (is: boolean) => {
      away = is;
    },
    asked: () => asked,
  };
}

secretsSuite("a vault", () => Promise.resolve(rig()));

/** A reading beside the call is over after the promises that it is made of. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("secrets from a vault", () => {
  it("go on working while the vault is away, however old they are", async () => {
    const { secrets, store, later, setAway } = rig();
    store("sales", { primary: FIRST });
    await secrets.current("sales");
    setAway(true);
    later(24 * 3_600_000);
    expect(await secrets.current("sales")).toEqual([FIRST]);
    await settled();
    expect(await secrets.current("sales")).toEqual([FIRST]);
    await expect(secrets.refresh("sales")).rejects.toMatchObject({ code: "SECRETS_UNAVAILABLE" });
    expect(await secrets.current("sales")).toEqual([FIRST]);
  });

  it("cannot be told where the vault was never there, and are when it is back", async () => {
    const { secrets, store, later, setAway } = rig();
    store("sales", { primary: FIRST });
    setAway(true);
    await expect(secrets.current("sales")).rejects.toMatchObject({ code: "SECRETS_UNAVAILABLE" });
    setAway(false);
    later(1_000);
    expect(await secrets.current("sales")).toEqual([FIRST]);
  });

  it("are read anew beside the call after 5 minutes, so that one that was taken away stops working", async () => {
    const { secrets, store, later } = rig();
    store("sales", { primary: FIRST, secondary: SECOND });
    await secrets.current("sales");
    store("sales", { primary: SECOND });
    later(5 * 60_000 - 1);
    await secrets.current("sales");
    await settled();
    expect(await secrets.current("sales")).toEqual([FIRST, SECOND]);
    later(1);
    expect(await secrets.current("sales")).toEqual([FIRST, SECOND]);
    await settled();
    expect(await secrets.current("sales")).toEqual([SECOND]);
  });

  it("are read once for all who ask at the same time", async () => {
    const { secrets, store, asked } = rig();
    store("sales", { primary: FIRST });
    const answers = await Promise.all(Array.from({ length: 50 }, () => secrets.current("sales")));
    expect(answers).toEqual(answers.map(() => [FIRST]));
    expect(asked()).toBe(2);
  });

  it("are not asked for again within a second of a failure", async () => {
    const { secrets, setAway, later, asked } = rig();
    setAway(true);
    for (let caller = 0; caller < 50; caller += 1) await secrets.current("sales").catch(() => undefined);
    expect(asked()).toBe(2);
    later(1_000);
    await secrets.current("sales").catch(() => undefined);
    expect(asked()).toBe(4);
  });
});

describe("the health of a vault", () => {
  it("is good while each endpoint has a secret, if only one", async () => {
    const { vault, store } = rig();
    store("sales", { primary: FIRST });
    await expect(secretsPart(vault, ["sales"]).probe()).resolves.toBeUndefined();
  });

  it("names the endpoint without a secret and the secret that is none, without its value", async () => {
    const { vault, store } = rig();
    store("sales", { primary: "too-short", secondary: FIRST });
    const failure = await secretsPart(vault, ["sales", "finance"])
      .probe()
      .catch((error: unknown) => String(error));
    expect(failure).toContain("sales-primary must have at least 16 characters");
    expect(failure).toContain("finance-primary is missing in the key vault");
    expect(failure).not.toContain("too-short");
  });

  it("is bad while the vault is away", async () => {
    const { vault, setAway } = rig();
    setAway(true);
    await expect(secretsPart(vault, ["sales"]).probe()).rejects.toMatchObject({
      code: "SECRETS_UNAVAILABLE",
    });
  });
});
