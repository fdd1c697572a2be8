import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { mergeLocalSettings, readLocalSettings } from "../../../local/stack/local-settings.ts";

const SAMPLE_FILE = new URL("../../../local.settings.sample.json", import.meta.url);
const sample = readLocalSettings(readFileSync(SAMPLE_FILE, "utf8"), "local.settings.sample.json");
const CONNECTIONS = { DATA_STORAGE: "storage-of-the-run" };

describe("settings for func start", () => {
  it("are the sample with our connections and fresh secrets, where there is no file", () => {
    let count = 0;
    const { settings, changed } = mergeLocalSettings({ own: undefined, sample }, CONNECTIONS, () => {
      count += 1;
      return `secret-${count}`;
    });
    expect(changed).toEqual([]);
    expect(settings.Values).toEqual({
      ...sample.Values,
      ...CONNECTIONS,
      SECRET_DATAVERSE_PRIMARY: "secret-1",
      SECRET_FINOPS_PRIMARY: "secret-2",
      SECRET_BUSINESSCENTRAL_PRIMARY: "secret-3",
      SECRET_AIF_PRIMARY: "secret-4",
    });
    expect(settings.IsEncrypted).toBe(false);
  });

  it("keep everything of a user's file but what leads to the emulators, and say what that was", () => {
    const own = {
      IsEncrypted: false,
      Host: { CORS: "*" },
      Values: { DATA_STORAGE: "my own", SECRET_DATAVERSE_PRIMARY: "my secret", MINE: "1" },
    };
    const { settings, changed } = mergeLocalSettings({ own, sample }, CONNECTIONS, () => "fresh");
    expect(changed).toEqual(["DATA_STORAGE"]);
    expect(settings.Host).toEqual({ CORS: "*" });
    expect(settings.Values).toMatchObject({
      DATA_STORAGE: "storage-of-the-run",
      SECRET_DATAVERSE_PRIMARY: "my secret",
      SECRET_FINOPS_PRIMARY: "fresh",
      MINE: "1",
      LOCK_MS: "300000",
    });
  });

  it.each(["", "[]", '{"Values": []}', "{}"])("that no tool could read are refused: %s", (text) => {
    expect(() => readLocalSettings(text, "local.settings.json")).toThrow(
      /^Expected local\.settings\.json to be a JSON object with the object "Values".* move it away\.$/,
    );
  });
});
