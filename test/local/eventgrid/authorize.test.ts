import { AzureKeyCredential, generateSharedAccessSignature } from "@azure/eventgrid";
import { describe, expect, it, vi } from "vitest";
import { authorize } from "../../../local/eventgrid/authorize.ts";

const KEY = Buffer.from("the topic's own key").toString("base64");
const PATH = "/topics/orders/api/events";
const NOW_MS = Date.UTC(2026, 10, 23, 12, 30);

function tokenFor(path: string, expiresMs: number, key = KEY): Promise<string> {
  return generateSharedAccessSignature(
    `http://127.0.0.1:6500${path}`,
    new AzureKeyCredential(key),
    new Date(expiresMs),
  );
}

const withToken = (token: string) => () => authorize({ "aeg-sas-token": token }, KEY, PATH, NOW_MS);
const withKey = (key: string) => () => authorize({ "aeg-sas-key": key }, KEY, PATH, NOW_MS);

describe("a publisher", () => {
  it("is let in with the key", () => {
    expect(withKey(KEY)).not.toThrow();
  });

  it("is let in with a token that the SDK signed, until it expires", async () => {
    expect(withToken(await tokenFor(PATH, NOW_MS + 1_000))).not.toThrow();
    expect(withToken(await tokenFor(PATH, NOW_MS))).toThrow("has expired");
  });

  it.each(["America/New_York", "Asia/Tokyo"])(
    "has an expiry in UTC wherever the stand-in runs, as in %s",
    async (zone) => {
      vi.stubEnv("TZ", zone);
      expect(withToken(await tokenFor(PATH, NOW_MS + 1_000))).not.toThrow();
      expect(withToken(await tokenFor(PATH, NOW_MS))).toThrow("has expired");
      vi.unstubAllEnvs();
    },
  );

  it("is refused without either", () => {
    expect(() => authorize({}, KEY, PATH, NOW_MS)).toThrow("neither an 'aeg-sas-key' nor");
  });

  it.each(["", "x", `${KEY}x`])("is refused with the key '%s'", (key) => {
    expect(withKey(key)).toThrow("not the topic's");
  });

  it("is refused with a token of another key, another topic, or none at all", async () => {
    const other = Buffer.from("another key").toString("base64");
    expect(withToken(await tokenFor(PATH, NOW_MS + 1_000, other))).toThrow("not made with the topic's key");
    expect(withToken(await tokenFor("/topics/ord", NOW_MS + 1_000))).toThrow("another resource");
    expect(withToken("")).toThrow("not made with the topic's key");
  });

  it("is refused with a token whose expiry was changed", async () => {
    const token = await tokenFor(PATH, NOW_MS - 1_000);
    expect(withToken(token.replace("2026", "2027"))).toThrow("not made with the topic's key");
  });
});
