import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { TableClient } from "@azure/data-tables";
import { BlobServiceClient } from "@azure/storage-blob";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Azurite, startAzurite } from "../../../local/azurite/start-azurite.ts";
import { type LoadedApp, loadApp } from "../../../local/functions/load-app.ts";
import { createStorage } from "../../../local/stack/create-storage.ts";
import { loadTopology } from "../../../local/topology.ts";
import { NAMES } from "../../../shared/settings/names.ts";

const sample: { readonly Values: Readonly<Record<string, string>> } = JSON.parse(
  readFileSync("local.settings.sample.json", "utf8"),
);

let azurite: Azurite;
let app: LoadedApp;

beforeAll(async () => {
  azurite = await startAzurite({ ports: { blob: 0, queue: 0, table: 0 } });
  await createStorage(azurite.connectionString, (await loadTopology()).storage);
  Object.assign(process.env, sample.Values, { DATA_STORAGE: azurite.connectionString });
  app = await loadApp("dist");
});
afterAll(async () => {
  await app.terminate();
  await azurite.stop();
});

/** Runs a timer function now, as the host does at its time. */
async function runTimer(name: string): Promise<void> {
  const traceContext = { traceParent: "", traceState: "", attributes: {} };
  const data = { json: JSON.stringify({ IsPastDue: false }) };
  await app.invoke(name, { invocationId: randomUUID(), data, triggerMetadata: {}, traceContext });
}

it("every hour finds what Event Grid could not deliver and no notice told of, once", async () => {
  const blobs = BlobServiceClient.fromConnectionString(azurite.connectionString);
  const container = blobs.getContainerClient(NAMES.eventGridDeadContainer);
  const now = new Date();
  const day = [now.getUTCFullYear(), now.getUTCMonth() + 1, now.getUTCDate(), now.getUTCHours()].join("/");
  const write = async (id: string): Promise<void> => {
    const text = JSON.stringify([
      { id, type: "t", source: "s", subject: "contact/1", time: now.toISOString() },
    ]);
    await container.getBlockBlobClient(`WEBHOOK/${day}/${id}.json`).upload(text, text.length);
  };
  const letters = async (): Promise<readonly unknown[]> => {
    const table = TableClient.fromConnectionString(azurite.connectionString, NAMES.deadLettersTable, {
      allowInsecureConnection: true,
    });
    const rows = await Array.fromAsync(table.listEntities<Record<string, unknown>>());
    return rows.map(({ eventId, from, state }) => [eventId, from, state]).sort();
  };
  await write("one");
  await runTimer("list-eventgrid");
  expect(await letters()).toEqual([["one", "webhook", "new"]]);
  await write("two");
  await runTimer("list-eventgrid");
  await runTimer("list-eventgrid");
  expect(await letters()).toEqual([
    ["one", "webhook", "new"],
    ["two", "webhook", "new"],
  ]);
});
