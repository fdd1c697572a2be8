import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { at } from "./snapshot.ts";

const logging = at(JSON.parse(readFileSync("host.json", "utf8")), "logging");

describe("the host's log", () => {
  it("has no query of a URL, in which a secret may stand", () => {
    expect(at(logging, "applicationInsights.enableQueryStringTracing")).toBe(false);
    const levels = new Map(Object.entries(at(logging, "logLevel") ?? {}));
    // Each of these tells of requests at the level Information.
    for (const category of [
      "Host.Results",
      "Microsoft.AspNetCore",
      "Microsoft.Azure.WebJobs.Script.WebHost.Middleware",
    ])
      expect(["Warning", "Error", "None"]).toContain(levels.get(category));
  });

  it("has every line of the app, from which alarms and the story of an event are made", () => {
    expect(at(logging, "logLevel.default")).toBe("Information");
    expect(String(at(logging, "applicationInsights.samplingSettings.excludedTypes")).split(";")).toContain(
      "Trace",
    );
  });
});
