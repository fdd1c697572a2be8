import { afterAll, beforeAll } from "vitest";
import { type Azurite, startAzurite } from "../../../local/azurite/start-azurite.ts";
import { connectBlobs } from "../../../shared/azure/clients.ts";
import { blobBodies } from "../../../shared/bodies/blob-bodies.ts";
import { blobShelf } from "../../../shared/bodies/blob-shelf.ts";
import { shelfSuite } from "../../shared/bodies/shelf-suite.ts";

let azurite: Azurite;

beforeAll(async () => {
  azurite = await startAzurite({ ports: { blob: 0, queue: 0, table: 0 } });
});
afterAll(() => azurite.stop());

shelfSuite("Blob Storage", async () => {
  const blobs = await connectBlobs({ kind: "connectionString", text: azurite.connectionString }, () => {
    throw new Error("A connection string needs no identity.");
  });
  const container = blobs.getContainerClient("bodies");
  await container.createIfNotExists();
  const connected = () => Promise.resolve(container);
  return { bodies: blobBodies(connected, 5_000), shelf: blobShelf(connected, 5_000) };
});
