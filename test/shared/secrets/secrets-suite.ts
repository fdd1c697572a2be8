import { describe, expect, it } from "vitest";
import type { Secrets } from "../../../shared/secrets/secrets.ts";

/** What a store has of one endpoint. */
export interface StoredPair {
  readonly primary?: string;
  readonly secondary?: string;
}

/** A kind over a store that can be changed under it. */
export interface SecretsRig {
  readonly secrets: Secrets;
  readonly store: (endpoint: string, pair: StoredPair) => void;
}

export const FIRST = "the-first-secret-of-sales";
export const SECOND = "the-second-secret-of-sales";
const THIRD = "the-third-secret-of-sales";

/** What every source of secrets promises. */
export function secretsSuite(kind: string, make: () => Promise<SecretsRig>): void {
  describe(`secrets from ${kind}`, () => {
    it("are both of an endpoint", async () => {
      const { secrets, store } = await make();
      store("sales", { primary: FIRST, secondary: SECOND });
      expect(await secrets.refresh("sales")).toEqual([FIRST, SECOND]);
      expect(await secrets.current("sales")).toEqual([FIRST, SECOND]);
    });

    it.each<[string, StoredPair]>([
      ["secondary", { primary: FIRST }],
      ["primary", { secondary: FIRST }],
    ])("are one where the %s is missing", async (_missing, pair) => {
      const { secrets, store } = await make();
      store("sales", pair);
      expect(await secrets.current("sales")).toEqual([FIRST]);
    });

    it("are none of an endpoint that has none, nor another one's", async () => {
      const { secrets, store } = await make();
      store("sales", { primary: FIRST });
      expect(await secrets.current("finance")).toEqual([]);
      expect(await secrets.refresh("finance")).toEqual([]);
    });

    it("leave out what is too short or could not stand in a header", async () => {
      const { secrets, store } = await make();
      store("sales", { primary: "short", secondary: `${FIRST}\n` });
      expect(await secrets.refresh("sales")).toEqual([]);
    });

    it("are the new ones once they were read anew", async () => {
      const { secrets, store } = await make();
      store("sales", { primary: FIRST, secondary: SECOND });
      await secrets.current("sales");
      store("sales", { primary: THIRD, secondary: FIRST });
      expect(await secrets.refresh("sales")).toEqual([THIRD, FIRST]);
      expect(await secrets.current("sales")).toEqual([THIRD, FIRST]);
    });
  });
}
