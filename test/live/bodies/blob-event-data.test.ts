import { afterAll, beforeAll } from "vitest";
import { type Azurite, startAzurite } from "../../../local/azurite/start-azurite.ts";
import { dataReader } from "../../../local/subscribers/data-reader.ts";
import { connectBlobs } from "../../../shared/azure/clients.ts";
import { blobEventData } from "../../../shared/bodies/blob-event-data.ts";
import { eventDataSuite } from "../../shared/bodies/event-data-suite.ts";

let azurite: Azurite;

beforeAll(async () => {
  azurite = await startAzurite({ ports: { blob: 0, queue: 0, table: 0 } });
});
afterAll(() => azurite.stop());

eventDataSuite("Blob Storage", async () => {
  const { connectionString } = azurite;
  const blobs = await connectBlobs({ kind: "connectionString", text: connectionString }, () => {
    throw new Error("A connection string needs no identity.");
  });
  const container = blobs.getContainerClient("event-data");
  await container.createIfNotExists();
  return {
    eventData: blobEventData(() => Promise.resolve(container), 5_000),
    read: dataReader(connectionString),
  };
});
