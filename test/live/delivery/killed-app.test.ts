import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { ServiceBusClient } from "@azure/service-bus";
import { BlobServiceClient } from "@azure/storage-blob";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { contactUpdate } from "../../../local/dynamics/dataverse-changes.ts";
import { postDataverse, sendDataverse } from "../../../local/dynamics/send.ts";
import { NAMES } from "../../../shared/settings/names.ts";
import { newFolder, type RunProcess, readRun, runReady, spawnRun, storiesOf } from "../stack/start-run.ts";

const MESSAGES = 200;
const POSTED = 100;
const AT_ONCE = 16;
const PAUSE_MS = 50;
const RESTART_LIMIT_MS = 2_000;
const KILLS = 3;
/** What the dead process had locked comes again after 6 s, a lock of 5 minutes in this run. */
const NEXT_EVENT = { timeout: 15_000, interval: 2 };

let child: RunProcess;
let folder: Awaited<ReturnType<typeof newFolder>>;

beforeAll(async () => {
  folder = await newFolder();
  child = spawnRun(folder.path, ["--ports", "auto", "--no-sample", "--json", "--time-scale", "0.02"]);
  await runReady(folder.path, child);
});
afterAll(async () => {
  child.child.kill("SIGINT");
  await child.ended;
  await folder.remove();
});

describe("killing the app while 200 messages are on the way", () => {
  it("loses none that was accepted, and publishes none under two ids", async () => {
    const run = readRun(folder.path);
    const messages = Array.from({ length: MESSAGES }, () =>
      contactUpdate({ nowMs: Date.now, newId: randomUUID }),
    );
    const unsent = messages.slice(0, POSTED);
    const client = new ServiceBusClient(run.serviceBus.connectionString);
    const sender = client.createSender(run.serviceBus.queues.dataverse);

    /** A sender who sees a broken connection sends again: perhaps what was accepted before it broke. */
    async function postOnAndOn(): Promise<void> {
      for (let message = unsent.pop(); message !== undefined; message = unsent.pop()) {
        const status = await postDataverse(run.webhooks.dataverse, message).then(
          (answer) => answer.status,
          () => pause(PAUSE_MS),
        );
        if (status !== 202) unsent.push(message);
      }
    }

    /**
     * With an event that just came out, a batch is between its publishing and its end, or was a moment ago: three
     * kills make it likely that one comes where it hurts, and chaos makes many more. Each time the same ports and addresses serve again within 2 s.
     */
    async function killInTheMiddle(): Promise<void> {
      for (let kill = 0; kill < KILLS; kill += 1) {
        const seen = kill === 0 ? 0 : (await eventsOf(run.events)).length;
        await vi.waitFor(
          async () => expect((await eventsOf(run.events)).length).toBeGreaterThan(seen),
          NEXT_EVENT,
        );
        const { functions } = readRun(folder.path).pids;
        process.kill(functions, "SIGKILL");
        await vi.waitFor(() => expect(readRun(folder.path).pids.functions).not.toBe(functions), {
          timeout: RESTART_LIMIT_MS,
          interval: 20,
        });
      }
    }
    await Promise.all([
      killInTheMiddle(),
      ...messages.slice(POSTED).map((message) => sendDataverse(sender, message)),
      ...Array.from({ length: AT_ONCE }, postOnAndOn),
    ]);

    expect((await fetch(run.health)).status).toBe(200);

    // What the dead process had locked comes again after 6 s, a lock of 5 minutes in this run. A message is gone from
    // its queue when it has ended; one that waits for another try, or to be handled alone, is seen as well. It moves
    // from its sender's queue to inbound, to isolate or the spool, and back: so inbound is looked at again at the end.
    const { inbound, dataverse } = run.serviceBus.queues;
    await vi.waitFor(
      async () => {
        for (const queue of [dataverse, inbound, NAMES.isolateQueue])
          expect([queue, await idsOn(client, queue)]).toEqual([queue, []]);
        expect(await idsInSpool(run.storage.connectionString)).toEqual([]);
        expect(await idsOn(client, inbound)).toEqual([]);
      },
      { timeout: 40_000, interval: 200 },
    );
    await client.close();

    const stories = storiesOf(child);
    expect(stories.filter((story) => story.kind === "dead")).toEqual([]);
    expect(stories).toContainEqual(expect.objectContaining({ kind: "restarted" }));
    // The last event may still be on its way to the subscriber.
    const idsOf = new Map<string, Set<string>>();
    await vi.waitFor(
      async () => {
        for (const { subject, id } of await eventsOf(run.events)) {
          idsOf.set(subject, (idsOf.get(subject) ?? new Set()).add(id));
        }
        const missing = messages
          .map(({ rowId }) => `contact/${rowId}`)
          .filter((subject) => !idsOf.has(subject));
        const told = storiesOf(child).map((story) => JSON.stringify(story));
        expect(
          missing,
          told.filter((story) => missing.some((subject) => story.includes(subject))).join("\n"),
        ).toEqual([]);
      },
      { timeout: 30_000, interval: 100 },
    );
    expect([...idsOf.values()].filter((ids) => ids.size > 1)).toEqual([]);
  }, 120_000);
});

async function idsOn(client: ServiceBusClient, queue: string): Promise<readonly unknown[]> {
  const receiver = client.createReceiver(queue);
  const messages = await receiver.peekMessages(MESSAGES);
  await receiver.close();
  return messages.map(({ messageId }) => messageId);
}

async function idsInSpool(storage: string): Promise<readonly string[]> {
  const spool = BlobServiceClient.fromConnectionString(storage).getContainerClient(NAMES.spoolContainer);
  return (await Array.fromAsync(spool.listBlobsFlat())).map(({ name }) => name);
}

interface Received {
  readonly id: string;
  readonly subject: string;
}

async function eventsOf(url: string): Promise<readonly Received[]> {
  return JSON.parse(await (await fetch(url)).text());
}
