import { afterAll, beforeAll } from "vitest";
import { type Azurite, startAzurite } from "../../../local/azurite/start-azurite.ts";
import { connectBlobs } from "../../../shared/azure/clients.ts";
import { blobBodies } from "../../../shared/bodies/blob-bodies.ts";
import { bodiesSuite } from "../../shared/bodies/bodies-suite.ts";

let azurite: Azurite;

beforeAll(async () => {
  azurite = await startAzurite({ ports: { blob: 0, queue: 0, table: 0 } });
});
afterAll(() => azurite.stop());

bodiesSuite("Blob Storage", async () => {
  const connection = { kind: "connectionString" as const, text: azurite.connectionString };
  const blobs = await connectBlobs(connection, () => {
    throw new Error("A connection string needs no identity.");
  });
  const container = blobs.getContainerClient("bodies");
  await container.createIfNotExists();
  return blobBodies(() => Promise.resolve(container), 5_000);
});
