import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readHostJson } from "../../../local/functions/host-json.ts";
import { readTimeSpan } from "../../../local/functions/time-span.ts";

async function directoryWith(hostJson: unknown): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "host-json-"));
  await writeFile(
    join(directory, "host.json"),
    typeof hostJson === "string" ? hostJson : JSON.stringify(hostJson),
  );
  return directory;
}

describe("host.json", () => {
  it("has the host's defaults", async () => {
    expect(await readHostJson(await directoryWith({ version: "2.0" }))).toMatchObject({
      routePrefix: "api",
      logLevel: "information",
      serviceBus: {
        maxMessageBatchSize: 1_000,
        maxConcurrentSessions: 8,
        autoCompleteMessages: true,
        maxAutoLockRenewalMs: 300_000,
        sessionIdleMs: 60_000,
      },
    });
  });

  it("gives what it sets", async () => {
    const directory = await directoryWith({
      version: "2.0",
      extensions: {
        http: { routePrefix: "/hooks/v1/" },
        serviceBus: {
          maxMessageBatchSize: 64,
          maxAutoLockRenewalDuration: "00:00:10",
          autoCompleteMessages: false,
        },
      },
      logging: { logLevel: { default: "Warning" } },
    });
    expect(await readHostJson(directory)).toMatchObject({
      routePrefix: "hooks/v1",
      logLevel: "warning",
      serviceBus: { maxMessageBatchSize: 64, maxAutoLockRenewalMs: 10_000, autoCompleteMessages: false },
    });
  });

  it("is refused with all its problems at once", async () => {
    const directory = await directoryWith({
      version: "1.0",
      extensions: { serviceBus: { maxConcurrentCalls: 0, sessionIdleTimeout: "soon" } },
    });
    await expect(readHostJson(directory)).rejects.toThrow(
      /version "1\.0"[\s\S]*maxConcurrentCalls is 0; expected a whole number[\s\S]*sessionIdleTimeout is "soon"; expected a time span/,
    );
  });

  it("is refused when it is no JSON", async () => {
    await expect(readHostJson(await directoryWith("{"))).rejects.toThrow(/cannot be read as JSON/);
  });
});

describe("a .NET time span", () => {
  it.each([
    ["00:05:00", 300_000],
    ["1.02:00:00", 93_600_000],
    ["00:00:00.2500000", 250],
    ["25:00:00", undefined],
    ["00:60:00", undefined],
    ["5", undefined],
  ])("%s has %s ms", (text, ms) => {
    expect(readTimeSpan(text)).toBe(ms);
  });
});
