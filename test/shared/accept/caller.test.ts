import { describe, expect, it } from "vitest";
import { makeCallerCheck } from "../../../shared/accept/caller.ts";
import { Failure } from "../../../shared/failure/failure.ts";
import { memorySecrets } from "../../../shared/secrets/memory-secrets.ts";

const FIRST = "the-first-secret-of-sales";
const SECOND = "the-second-secret-of-sales";

function check(stored: Map<string, readonly string[]> = new Map([["sales", [FIRST, SECOND]]])) {
  let nowMs = 0;
  let refreshes = 0;
  const secrets = memorySecrets(stored);
  const refresh = (endpoint: string): Promise<readonly string[]> => {
    refreshes += 1;
    return secrets.refresh(endpoint);
  };
  const counted = { ...secrets, refresh };
  const proves = makeCallerCheck({ secrets: counted, nowMs: () => nowMs });
  return {
    byHeader: (header: string) => proves("sales", { header, query: undefined }),
    byQuery: (query: string) => proves("sales", { header: undefined, query }),
    byNothing: () => proves("sales", { header: undefined, query: undefined }),
    later: (ms: number) => {
      nowMs += ms;
    },
    refreshes: () => refreshes,
  };
}

describe("proving a caller", () => {
  it.each([FIRST, SECOND])("takes either of two secrets, by header or by query: %s", async (secret) => {
    const { byHeader, byQuery } = check();
    expect(await byHeader(secret)).toBe(true);
    expect(await byQuery(secret)).toBe(true);
  });

  it.each(["", "wrong", `${FIRST} `, FIRST.slice(1), FIRST.toUpperCase()])(
    "refuses what is not a secret to the letter: «%s»",
    async (text) => {
      expect(await check().byHeader(text)).toBe(false);
    },
  );

  it("refuses a caller who offers nothing", async () => {
    expect(await check().byNothing()).toBe(false);
  });

  it("refuses everybody where an endpoint has no secret", async () => {
    const { byHeader, byNothing } = check(new Map());
    expect(await byHeader("")).toBe(false);
    expect(await byHeader("anything")).toBe(false);
    expect(await byNothing()).toBe(false);
  });

  it("takes a rotated secret with the request that brings it", async () => {
    const stored = new Map<string, readonly string[]>([["sales", [FIRST]]]);
    const { byHeader } = check(stored);
    stored.set("sales", [SECOND]);
    expect(await byHeader(SECOND)).toBe(true);
  });

  it("reads the secrets once for a flood of wrong ones, and again later", async () => {
    const { byHeader, later, refreshes } = check();
    for (let index = 0; index < 50; index += 1) await byHeader(`wrong ${index}`);
    expect(refreshes()).toBe(1);
    later(30_000);
    await byHeader("wrong");
    expect(refreshes()).toBe(2);
  });

  it("takes all who come with a rotated secret at once, by one reading", async () => {
    const stored = new Map<string, readonly string[]>([["sales", [FIRST]]]);
    const { byHeader, refreshes } = check(stored);
    stored.set("sales", [SECOND]);
    const proven = await Promise.all(Array.from({ length: 20 }, () => byHeader(SECOND)));
    expect(new Set(proven)).toEqual(new Set([true]));
    expect(refreshes()).toBe(1);
  });

  it("cannot tell, and does not refuse, while an unknown secret cannot be looked up", async () => {
    const failure = new Failure("SECRETS_UNAVAILABLE", "away");
    const proves = makeCallerCheck({
      secrets: { current: () => Promise.resolve([FIRST]), refresh: () => Promise.reject(failure) },
      nowMs: () => 0,
    });
    const byHeader = (header: string) => proves("sales", { header, query: undefined });
    expect(await byHeader(FIRST)).toBe(true);
    await expect(byHeader(SECOND)).rejects.toBe(failure);
    await expect(byHeader(SECOND)).rejects.toBe(failure);
  });
});
