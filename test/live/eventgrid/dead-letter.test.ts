import { BlobServiceClient } from "@azure/storage-blob";
import { CloudEvent } from "cloudevents";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { type Azurite, startAzurite } from "../../../local/azurite/start-azurite.ts";
import type { UndeliveredReport } from "../../../local/eventgrid/reports.ts";
import type { EventGridStandIn } from "../../../local/eventgrid/start-event-grid.ts";
import { AGREED, eventOf, HOOK, type Hook, publisherOf, startGrid, startHook } from "./grid.ts";

const NOW_MS = Date.UTC(2026, 0, 2, 3, 4);

describe("events that cannot be delivered", () => {
  let azurite: Azurite;
  let hook: Hook;
  let grid: EventGridStandIn;
  let undelivered: UndeliveredReport[];

  beforeAll(async () => {
    azurite = await startAzurite({ ports: { blob: 0, queue: 0, table: 0 } });
    hook = await startHook(({ method }) => (method === "OPTIONS" ? AGREED : { status: 404 }));
  });
  afterEach(() => grid.stop());
  afterAll(async () => {
    await hook.stop();
    await azurite.stop();
  });

  async function start(container: string): Promise<void> {
    undelivered = [];
    const startedMs = Date.now();
    grid = await startGrid([{ ...HOOK, retry: { maxDeliveryAttempts: 2 } }], {
      webhooks: { hook: hook.url },
      storageConnectionString: azurite.connectionString,
      deadLetterContainer: container,
      nowMs: () => NOW_MS + Date.now() - startedMs,
      newId: () => "guid",
      onUndelivered: (_, __, report) => undelivered.push(report),
    });
  }

  it("become a blob in the service's layout, which the CloudEvents SDK reads", async () => {
    const container = BlobServiceClient.fromConnectionString(azurite.connectionString).getContainerClient(
      "dead",
    );
    await container.create();
    await start("dead");
    await publisherOf(grid.endpoint).send([eventOf("1"), eventOf("2")]);
    await vi.waitFor(() => expect(undelivered).toHaveLength(2), { timeout: 10_000 });

    const blob = "HOOK/2026/1/2/3/guid.json";
    expect(undelivered[0]).toEqual({
      kind: "deadLettered",
      reason: "MaxDeliveryAttemptsExceeded",
      attempts: 2,
      container: "dead",
      blob,
    });
    const letters = JSON.parse((await container.getBlobClient(blob).downloadToBuffer()).toString());
    expect(letters).toHaveLength(2);
    expect(new CloudEvent(letters[0])).toMatchObject({
      ...eventOf(letters[0].id),
      deadletterreason: "MaxDeliveryAttemptsExceeded",
      deliveryattempts: 2,
      lastdeliveryoutcome: "NotFound",
      lasthttpstatuscode: 404,
      publishtime: expect.stringMatching(/^2026-01-02T03:04:/),
    });
    const { contentType } = await container.getBlobClient(blob).getProperties();
    expect(contentType).toBe("application/json");
  });

  it("are dropped, and that is said, when the container does not exist", async () => {
    await start("missing");
    await publisherOf(grid.endpoint).send([eventOf("1")]);
    await vi.waitFor(() => expect(undelivered).toMatchObject([{ why: "the container does not exist" }]), {
      timeout: 10_000,
    });
  });
});
