import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { clientStateSettings, SETTINGS, secretSettings } from "../../../shared/settings/shape.ts";

/** Settings of the Functions host itself, which the connector never reads. */
const HOST_SETTINGS = ["FUNCTIONS_WORKER_RUNTIME", "AzureWebJobsStorage"];

const sample: { readonly Values: Readonly<Record<string, string>> } = JSON.parse(
  readFileSync("local.settings.sample.json", "utf8"),
);

describe("the lists of settings", () => {
  it("hold the same names in the code and in the sample", () => {
    const endpoints: readonly { readonly name: string; readonly kind: string }[] = JSON.parse(
      sample.Values.ENDPOINTS ?? "[]",
    );
    const known = [
      ...HOST_SETTINGS,
      ...Object.keys(SETTINGS),
      ...endpoints.flatMap(({ name, kind }) => [
        ...secretSettings(name),
        ...(kind === "businesscentral" ? clientStateSettings(name) : []),
      ]),
    ];
    expect(Object.keys(sample.Values).sort()).toEqual(known.sort());
  });

  it("hold the same names, defaults and meanings in the documentation", () => {
    const page = readFileSync("docs/settings.md", "utf8");
    const rows = [...page.matchAll(/^\| `([A-Za-z_]+)` \| (.*?) \| (.*) \|$/gm)].filter(([, name]) =>
      /^[A-Z_]+(__\w+)?$/.test(name ?? ""),
    );
    const documented = rows.map(([, name, value, means]) => [name, value, means]);
    const known = Object.entries(SETTINGS).map(([name, shape]) => {
      const value = "required" in shape ? "required" : "default" in shape ? `\`${shape.default}\`` : "";
      return [name, value, shape.means];
    });
    expect(documented).toEqual(known);
  });

  it("give each default the value that the sample shows", () => {
    for (const [name, shape] of Object.entries(SETTINGS)) {
      if ("default" in shape) expect([name, sample.Values[name]]).toEqual([name, shape.default]);
    }
  });
});
