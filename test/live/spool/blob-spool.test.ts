import { type AddressInfo, createServer, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Azurite, startAzurite } from "../../../local/azurite/start-azurite.ts";
import { connectBlobs } from "../../../shared/azure/clients.ts";
import { blobSpool } from "../../../shared/spool/blob-spool.ts";
import type { Spool } from "../../../shared/spool/spool.ts";
import { spooled, spoolSuite } from "../../shared/spool/spool-suite.ts";

let azurite: Azurite;

beforeAll(async () => {
  azurite = await startAzurite({ ports: { blob: 0, queue: 0, table: 0 } });
});
afterAll(() => azurite.stop());

/** Pages of three names, so that the suite crosses their borders. */
async function spoolAt(text: string, timeoutMs: number) {
  const blobs = await connectBlobs({ kind: "connectionString", text }, () => {
    throw new Error("A connection string needs no identity.");
  });
  const container = blobs.getContainerClient("spool");
  return {
    container,
    spool: blobSpool({ container: () => Promise.resolve(container), timeoutMs, pageSize: 3 }),
  };
}

spoolSuite("Blob Storage", async () => {
  const { container, spool } = await spoolAt(azurite.connectionString, 5_000);
  await container.createIfNotExists();
  return spool;
});

describe("the spool in Blob Storage, when the storage never answers", () => {
  const all = async (spool: Spool): Promise<void> => {
    for await (const _ of spool.waiting());
  };

  it.each<[string, (spool: Spool) => Promise<unknown>]>([
    ["keeping", (spool) => spool.put(spooled())],
    ["listing", all],
    ["reading", (spool) => spool.read("x#0")],
    ["removing", (spool) => spool.remove("x#0")],
  ])("fails in its time: %s", async (_, call) => {
    const sockets: Socket[] = [];
    const silent = createServer((socket) => sockets.push(socket.on("error", () => undefined)));
    await new Promise<void>((done) => silent.listen(0, "127.0.0.1", done));
    const { port } = silent.address() as AddressInfo;
    const { spool } = await spoolAt(
      `DefaultEndpointsProtocol=http;AccountName=a;AccountKey=a2V5;BlobEndpoint=http://127.0.0.1:${port}/a;`,
      300,
    );
    const startedMs = performance.now();
    await expect(call(spool)).rejects.toMatchObject({ code: "STORAGE_UNAVAILABLE" });
    expect(performance.now() - startedMs).toBeLessThan(3_000);
    for (const socket of sockets) socket.destroy();
    silent.close();
  });
});
