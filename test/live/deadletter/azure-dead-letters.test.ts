import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Azurite, startAzurite } from "../../../local/azurite/start-azurite.ts";
import { connectBlobs, connectTable } from "../../../shared/azure/clients.ts";
import { blobBodies } from "../../../shared/bodies/blob-bodies.ts";
import { azureDeadLetters } from "../../../shared/deadletter/azure-dead-letters.ts";
import { LETTER } from "../../shared/deadletter/letter.ts";

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
    letters: azureDeadLetters({ table: () => Promise.resolve(table), bodies }),
  };
}

const FIRST = Date.UTC(2026, 10, 23, 10);
const SECOND = Date.UTC(2026, 10, 23, 11);

describe("dead letters in Azure Storage", () => {
  it("stand as a row that names the blob with the raw bytes", async () => {
    const { table, bodies, letters } = await clients();
    await letters.keep(LETTER, FIRST);
    const row = await table.getEntity<Record<string, unknown>>("202611", LETTER.arrival);
    expect(row).toMatchObject({
      code: "PAYLOAD_MALFORMED",
      reason: LETTER.reason,
      step: "understand",
      state: "new",
      endpoint: "sales",
      kind: "dataverse",
      attempts: 1,
      bodyLength: 12,
      bodyName: `202611/${LETTER.arrival}`,
      firstSeen: "2026-11-23T10:00:00.000Z",
    });
    expect(Buffer.from(await bodies.get(String(row.bodyName))).toString()).toBe("random bytes");
  });

  it("stay one when kept again, with what was done to them since", async () => {
    const { table, letters } = await clients();
    const letter = { ...LETTER, arrival: "018c0000001-0123456789abcdef0123456789abcdef" };
    await letters.keep(letter, FIRST);
    await table.updateEntity({ partitionKey: "202611", rowKey: letter.arrival, state: "held" }, "Merge");
    await letters.keep({ ...letter, attempts: 2 }, SECOND);
    expect(await table.getEntity("202611", letter.arrival)).toMatchObject({
      state: "held",
      attempts: 2,
      firstSeen: "2026-11-23T10:00:00.000Z",
      lastSeen: "2026-11-23T11:00:00.000Z",
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
    });
    const letter = { ...LETTER, arrival: "018c0000002-0123456789abcdef0123456789abcdef" };
    await expect(letters.keep(letter, FIRST)).rejects.toMatchObject({ code: "STORAGE_UNAVAILABLE" });
    await expect(table.getEntity("202611", letter.arrival)).rejects.toMatchObject({ statusCode: 404 });
  });
});
