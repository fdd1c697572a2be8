import { describe, expect, it } from "vitest";
import { memoryVault } from "../../../shared/secrets/memory-vault.ts";
import { rotateSecret } from "../../../shared/secrets/rotate-secret.ts";
import { FIRST, SECOND } from "./secrets-suite.ts";

const NEW = "the-new-secret-of-sales";

function rig(values: Readonly<Record<string, string>>) {
  const stored = new Map(Object.entries(values));
  return { stored, vault: memoryVault(stored) };
}

describe("rotating a secret", () => {
  it("makes the new one primary and keeps the former primary as secondary", async () => {
    const { stored, vault } = rig({ "sales-primary": FIRST, "sales-secondary": SECOND });
    expect(await rotateSecret(vault, "sales", NEW)).toEqual({ hadFormer: true });
    expect(Object.fromEntries(stored)).toEqual({ "sales-primary": NEW, "sales-secondary": FIRST });
  });

  it("makes the first one of an endpoint", async () => {
    const { stored, vault } = rig({});
    expect(await rotateSecret(vault, "sales", NEW)).toEqual({ hadFormer: false });
    expect(Object.fromEntries(stored)).toEqual({ "sales-primary": NEW });
  });

  it("never leaves the vault without the secret that the sender has, and can be begun again", async () => {
    const { stored, vault } = rig({ "sales-primary": FIRST, "sales-secondary": SECOND });
    let writes = 0;
    const dying = {
      ...vault,
      put: async (name: string, value: string) => {
        if (writes++ === 1) throw new Error("ended here");
        await vault.put(name, value);
      },
    };
    await expect(rotateSecret(dying, "sales", NEW)).rejects.toThrow("ended here");
    expect([...stored.values()]).toContain(FIRST);
    await rotateSecret(vault, "sales", NEW);
    await rotateSecret(vault, "sales", NEW);
    expect(Object.fromEntries(stored)).toEqual({ "sales-primary": NEW, "sales-secondary": FIRST });
  });
});
