import { describe, expect, it } from "vitest";
import type { Vault } from "../../../shared/secrets/vault.ts";

/** What every vault promises. */
export function vaultSuite(kind: string, make: () => Promise<Vault>): void {
  describe(`a vault in ${kind}`, () => {
    it("gives back what was put, to the letter", async () => {
      const vault = await make();
      const value = 'a "secret" with \\ and ü';
      await vault.put("sales-primary", value);
      expect(await vault.get("sales-primary")).toBe(value);
    });

    it("gives the newest value, and nothing where nothing was put", async () => {
      const vault = await make();
      await vault.put("sales-primary", "one");
      await vault.put("sales-primary", "two");
      expect(await vault.get("sales-primary")).toBe("two");
      expect(await vault.get("sales-secondary")).toBeUndefined();
    });
  });
}
