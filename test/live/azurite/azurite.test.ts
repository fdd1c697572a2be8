import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TableClient } from "@azure/data-tables";
import { BlobServiceClient } from "@azure/storage-blob";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Azurite, startAzurite } from "../../../local/azurite/start-azurite.ts";

const ANY_PORTS = { blob: 0, queue: 0, table: 0 };

function tableOf(azurite: Azurite, name: string): TableClient {
  return TableClient.fromConnectionString(azurite.connectionString, name, { allowInsecureConnection: true });
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe("Azurite as a process of ours", () => {
  let azurite: Azurite;

  beforeAll(async () => {
    azurite = await startAzurite({ ports: ANY_PORTS });
  });
  afterAll(() => azurite.stop());

  it("keeps blobs", async () => {
    const container = BlobServiceClient.fromConnectionString(azurite.connectionString).getContainerClient(
      "bodies",
    );
    await container.create();
    await container.getBlockBlobClient("one").upload("text", 4);
    const blob = await container.getBlockBlobClient("one").downloadToBuffer();
    expect(blob.toString()).toBe("text");
  });

  it("keeps rows, and refuses one that is there already", async () => {
    const table = tableOf(azurite, "claims");
    await table.createTable();
    await table.createEntity({ partitionKey: "p", rowKey: "r", owner: "me" });
    expect(await table.getEntity("p", "r")).toMatchObject({ owner: "me" });
    await expect(table.createEntity({ partitionKey: "p", rowKey: "r" })).rejects.toMatchObject({
      statusCode: 409,
    });
  });

  it("answers for queues", async () => {
    const answer = await fetch(`http://127.0.0.1:${azurite.ports.queue}/devstoreaccount1?comp=list`);
    expect(answer.headers.get("server")).toMatch(/Azurite-Queue/);
  });

  it("says in one line which port is taken", async () => {
    await expect(startAzurite({ ports: { ...ANY_PORTS, table: azurite.ports.table } })).rejects.toThrow(
      new Error(`Port ${azurite.ports.table}, for Azurite's table service, is taken.`),
    );
  });

  it("leaves Ctrl-C to its parent", async () => {
    process.kill(azurite.pid, "SIGINT");
    const answer = await fetch(`http://127.0.0.1:${azurite.ports.blob}/devstoreaccount1?comp=list`);
    expect(answer.headers.get("server")).toMatch(/Azurite-Blob/);
  });

  it("is gone when it was stopped, however often", async () => {
    const other = await startAzurite({ ports: ANY_PORTS });
    await other.stop();
    await other.stop();
    expect(isRunning(other.pid)).toBe(false);
    expect(await other.exited).toBe("Azurite ended with code 0");
  });

  it("tells of its own end", async () => {
    const other = await startAzurite({ ports: ANY_PORTS });
    process.kill(other.pid, "SIGKILL");
    expect(await other.exited).toBe("Azurite ended with SIGKILL");
  });

  it("has its data again when it kept it in a folder", async () => {
    const directory = await mkdtemp(join(tmpdir(), "azurite-"));
    const first = await startAzurite({ ports: ANY_PORTS, directory });
    await tableOf(first, "claims").createTable();
    await tableOf(first, "claims").createEntity({ partitionKey: "p", rowKey: "r", owner: "me" });
    const blobs = BlobServiceClient.fromConnectionString(first.connectionString).getContainerClient("bodies");
    await blobs.create();
    await blobs.getBlockBlobClient("one").upload("text", 4);
    await first.stop();

    const second = await startAzurite({ ports: ANY_PORTS, directory });
    expect(await tableOf(second, "claims").getEntity("p", "r")).toMatchObject({ owner: "me" });
    const again = BlobServiceClient.fromConnectionString(second.connectionString).getContainerClient(
      "bodies",
    );
    expect((await again.getBlockBlobClient("one").downloadToBuffer()).toString()).toBe("text");
    await second.stop();
    await rm(directory, { recursive: true });
  });

  it("ends when its parent is killed", async () => {
    const parent = fork(new URL("./azurite-parent.ts", import.meta.url), { execArgv: [] });
    const [pid]: number[] = await once(parent, "message");
    if (pid === undefined) throw new Error("The parent said no id.");
    expect(isRunning(pid)).toBe(true);
    parent.kill("SIGKILL");
    await vi.waitFor(() => expect(isRunning(pid)).toBe(false), { timeout: 5_000, interval: 20 });
  });
});
