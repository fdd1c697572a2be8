import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { azureServices } from "../../../cli/doctor/azure-services.ts";
import { startAzurite } from "../../../local/azurite/start-azurite.ts";
import { readNamespaces } from "../../../local/servicebus/config/namespaces.ts";
import { startServiceBus } from "../../../local/servicebus/start-service-bus.ts";
import { createStorage } from "../../../local/stack/create-storage.ts";
import { readSettings } from "../../../shared/settings/read-settings.ts";
import type { Settings } from "../../../shared/settings/settings.ts";
import { servicesSuite } from "../../cli/doctor/services-suite.ts";
import { KEY, startGrid } from "../eventgrid/grid.ts";
import { newFolder } from "../stack/start-run.ts";

const CLI = join(import.meta.dirname, "../../../cli/d365-events.mjs");
const topology = JSON.parse(readFileSync("topology.json", "utf8"));

/** The stand-ins for all that the doctor tries, and the settings that lead to them. */
async function startStandIns() {
  const [azurite, bus, grid] = await Promise.all([
    startAzurite({ ports: { blob: 0, queue: 0, table: 0 } }),
    startServiceBus({ namespaces: readNamespaces(topology.serviceBus, "serviceBus"), port: 0, timeScale: 1 }),
    startGrid([]),
  ]);
  await createStorage(azurite.connectionString, topology.storage);
  const sample: { readonly Values: Readonly<Record<string, string>> } = JSON.parse(
    readFileSync("local.settings.sample.json", "utf8"),
  );
  const env = {
    ...sample.Values,
    SERVICE_BUS_CORE: bus.connectionString,
    SERVICE_BUS_EDGE: bus.connectionString,
    DATA_STORAGE: azurite.connectionString,
    EVENT_GRID_TOPIC_ENDPOINT: grid.endpoint,
    EVENT_GRID_TOPIC_KEY: KEY,
  };
  const stop = async () => void (await Promise.all([azurite.stop(), bus.stop(), grid.stop()]));
  return { env, bus, stop };
}

function settingsOf(env: Readonly<Record<string, string>>): Settings {
  const reading = readSettings(env);
  if (reading.kind === "settings") return reading.settings;
  throw new Error(reading.problems.join("\n"));
}

servicesSuite("Azure, as far as the stand-ins model it", async () => {
  const { env, stop } = await startStandIns();
  const services = azureServices(settingsOf(env));
  const wrongKey = env.DATA_STORAGE.replace(/AccountKey=[^;]+/, `AccountKey=${"A".repeat(86)}==`);
  const strange = azureServices(
    settingsOf({
      ...env,
      DATA_STORAGE: wrongKey,
      EVENT_GRID_TOPIC_KEY: Buffer.from("another").toString("base64"),
    }),
  );
  const nowhere = azureServices(
    settingsOf({
      ...env,
      DATA_STORAGE: env.DATA_STORAGE.replace(/127\.0\.0\.1:[0-9]+/g, "127.0.0.1:9"),
      EVENT_GRID_TOPIC_ENDPOINT: "http://127.0.0.1:9/topics/none/api/events",
    }),
  );
  return {
    services,
    others: [
      ["missing", services, { kind: "queue", namespace: "core", name: "no-such-queue", does: "send" }],
      ["missing", services, { kind: "queue", namespace: "core", name: "no-such-queue", does: "receive" }],
      ["missing", services, { kind: "table", name: "nosuchtable", does: "read" }],
      ["missing", services, { kind: "table", name: "nosuchtable", does: "write" }],
      ["missing", services, { kind: "container", name: "no-such-container", does: "read" }],
      ["missing", services, { kind: "container", name: "no-such-container", does: "write" }],
      ["forbidden", strange, { kind: "table", name: "deadletters", does: "write" }],
      ["forbidden", strange, { kind: "container", name: "spool", does: "read" }],
      ["forbidden", strange, { kind: "topic", does: "publish" }],
      ["silent", nowhere, { kind: "topic", does: "publish" }],
      ["silent", nowhere, { kind: "table", name: "deadletters", does: "write" }],
      ["silent", nowhere, { kind: "container", name: "spool", does: "write" }],
    ],
    stop: async () => {
      await Promise.all([services.close(), strange.close(), nowhere.close()]);
      await stop();
    },
  };
});

describe("d365-events doctor", () => {
  let folder: Awaited<ReturnType<typeof newFolder>>;
  let standIns: Awaited<ReturnType<typeof startStandIns>>;
  beforeAll(async () => {
    [folder, standIns] = await Promise.all([newFolder(), startStandIns()]);
  });
  afterAll(async () => {
    await standIns.stop();
    await folder.remove();
  });

  async function doctor(env: Readonly<Record<string, string>>, ...args: readonly string[]) {
    const file = join(folder.path, "app.json");
    writeFileSync(file, JSON.stringify({ Values: env }));
    const run = promisify(execFile)(process.execPath, [CLI, "doctor", "--env-file", file, ...args]);
    const { stdout, code = 0 }: { stdout: string; code?: number } = await run.catch((error) => error);
    return { output: stdout, code };
  }

  it("finds nothing wrong with a run, and leaves nothing behind in it", async () => {
    const { output, code } = await doctor(standIns.env, "--live");
    expect(output).toMatch(
      /ok {5}topic: publish: EventGrid Data Sender is there\.\n[\s\S]*Nothing is wrong\.\n$/,
    );
    expect(code).toBe(0);
    for (const queue of ["inbound", "isolate"]) {
      expect(standIns.bus.counts(queue)).toMatchObject({ active: 0, deadLetter: 0 });
    }
  });

  it("says all that is wrong, for programs, and ends with 1", async () => {
    const env = { ...standIns.env, EVENT_GRID_TOPIC_KEY: Buffer.from("another").toString("base64") };
    const { output, code } = await doctor(env, "--live", "--json");
    expect(code).toBe(1);
    const wrong = JSON.parse(output).findings.filter(({ state }: { state: string }) => state === "wrong");
    expect(wrong).toMatchObject([
      { about: "topic: publish", fix: expect.stringContaining("EventGrid Data Sender") },
    ]);
  });

  it("does not try services before the settings are right, and shows no secret", async () => {
    const env = { ...standIns.env, LOCK_MS: "5m", SECRET_DATAVERSE_PRIMARY: "hunter2" };
    const { output, code } = await doctor(env, "--live");
    expect(code).toBe(1);
    expect(output).toContain("services: They are tried once the settings are right.");
    expect(output).not.toContain("hunter2");
  });
});
