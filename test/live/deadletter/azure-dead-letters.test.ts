import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Azurite, startAzurite } from "../../../local/azurite/start-azurite.ts";
import { connectBlobs, connectTable } from "../../../shared/azure/clients.ts";
import { blobBodies } from "../../../shared/bodies/blob-bodies.ts";
import { azureDeadLetters } from "../../../shared/deadletter/azure-dead-letters.ts";
import { azureEventGridBlobs } from "../../../shared/deadletter/azure-eventgrid-blobs.ts";
import { deadLettersSuite, FIRST, freshLetter } from "../../shared/deadletter/dead-letters-suite.ts";

let azurite: Azurite;

beforeAll(async () => {
  azurite = await startAzurite({ ports: { blob: 0, queue: 0, table: 0 } });
});
afterAll(() => azurite.stop());

const noIdentity = (): never => {
  throw new Error("A connection string needs no identity.");
};

async function clients() {
  const connection = { kind: "connectionString" as const, text: azurite.connectionString };
  const table = await connectTable(connection, "deadletters", noIdentity);
  const container = (await connectBlobs(connection, noIdentity)).getContainerClient("dead-letters");
  await Promise.all([table.createTable(), container.createIfNotExists()]);
  const bodies = blobBodies(() => Promise.resolve(container), 5_000);
  return {
    table,
    container,
    bodies,
    letters: azureDeadLetters({ table: () => Promise.resolve(table), bodies, newToken: randomUUID }),
  };
}

deadLettersSuite("a storage account", async () => (await clients()).letters);

describe("Event Grid's container", () => {
  it("gives its blobs by name, and lists those of every subscription that were written since", async () => {
    const connection = { kind: "connectionString" as const, text: azurite.connectionString };
    const container = (await connectBlobs(connection, noIdentity)).getContainerClient("eventgrid-dead");
    await container.createIfNotExists();
    const nowMs = Date.now();
    const day = new Date(nowMs).toISOString().slice(0, 10).split("-").map(Number).join("/");
    const names = [`LOGICAPP/${day}/4/a.json`, `WEBHOOK/${day}/5/b.json`];
    for (const name of [...names, "WEBHOOK/2020/1/2/3/old.json"])
      await container.getBlockBlobClient(name).uploadData(Buffer.from(name));
    const blobs = azureEventGridBlobs(() => Promise.resolve(container), 5_000);
    const listed = async (sinceMs: number) => {
      const found: string[] = [];
      for await (const name of blobs.list(sinceMs, nowMs)) found.push(name);
      return found;
    };
    expect(await listed(nowMs - 3_600_000)).toEqual(names);
    expect(await listed(nowMs + 3_600_000)).toEqual([]);
    expect(Buffer.from((await blobs.read(names[0] ?? "")) ?? []).toString()).toBe(names[0]);
    expect(await blobs.read("WEBHOOK/none.json")).toBeUndefined();
  });
});

describe("dead letters in Azure Storage", () => {
  it("stand as a row that people can read, which names the blob with the raw bytes", async () => {
    const { table, bodies, letters } = await clients();
    const letter = freshLetter();
    await letters.keep(letter, FIRST);
    const row = await table.getEntity<Record<string, unknown>>("202611", letter.arrival);
    expect(row).toMatchObject({
      code: "PAYLOAD_MALFORMED",
      reason: letter.reason,
      step: "understand",
      state: "new",
      stream: "pipeline",
      endpoint: "sales",
      kind: "dataverse",
      attempts: 1,
      bodyLength: 12,
      bodyName: `202611/${letter.arrival}`,
      firstSeen: "2026-11-23T10:00:00.000Z",
    });
    expect(Buffer.from(await bodies.get(String(row.bodyName))).toString()).toBe("random bytes");
  });

  it("of a newer build can be read, and are not changed", async () => {
    const { table, letters } = await clients();
    const letter = freshLetter();
    await letters.keep(letter, FIRST);
    await table.updateEntity(
      { partitionKey: "202611", rowKey: letter.arrival, v: 2, state: "frozen" },
      "Merge",
    );
    expect(await letters.find(letter.arrival)).toMatchObject({ newer: true, code: "PAYLOAD_MALFORMED" });
    await expect(letters.keep(letter, FIRST)).rejects.toMatchObject({ code: "FORMAT_NEWER" });
    const discard = { kind: "discard", who: "ada", why: "noise" } as const;
    await expect(letters.change(letter.arrival, discard, FIRST)).rejects.toMatchObject({
      code: "FORMAT_NEWER",
    });
  });

  it("fail with STORAGE_UNAVAILABLE where the container is missing, and leave no row that points nowhere", async () => {
    const { table } = await clients();
    const absent = (
      await connectBlobs({ kind: "connectionString", text: azurite.connectionString }, noIdentity)
    ).getContainerClient("no-such-container");
    const letters = azureDeadLetters({
      table: () => Promise.resolve(table),
      bodies: blobBodies(() => Promise.resolve(absent), 5_000),
      newToken: randomUUID,
    });
    const letter = freshLetter();
    await expect(letters.keep(letter, FIRST)).rejects.toMatchObject({ code: "STORAGE_UNAVAILABLE" });
    await expect(table.getEntity("202611", letter.arrival)).rejects.toMatchObject({ statusCode: 404 });
  });

  it("fail with STORAGE_UNAVAILABLE where the table is missing", async () => {
    const { bodies } = await clients();
    const connection = { kind: "connectionString" as const, text: azurite.connectionString };
    const table = () => connectTable(connection, "nosuchtable", noIdentity);
    const letters = azureDeadLetters({ table, bodies, newToken: randomUUID });
    await expect(letters.keep(freshLetter(), FIRST)).rejects.toMatchObject({ code: "STORAGE_UNAVAILABLE" });
  });
});
