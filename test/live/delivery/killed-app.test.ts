import { randomUUID } from "node:crypto";
import { ServiceBusClient } from "@azure/service-bus";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { contactUpdate } from "../../../local/dynamics/dataverse-changes.ts";
import { postDataverse, sendDataverse } from "../../../local/dynamics/send.ts";
import { newFolder, type RunProcess, readRun, runReady, spawnRun, storiesOf } from "../stack/start-run.ts";

const MESSAGES = 200;
const POSTED = 150;
const AT_ONCE = 16;

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
    const byWebhook = messages.slice(0, POSTED);
    const accepted = new Set(messages.slice(POSTED).map(({ rowId }) => rowId));
    const client = new ServiceBusClient(run.serviceBus.connectionString);
    const sender = client.createSender(run.serviceBus.queues.dataverse);
    const unsent = [...byWebhook];
    let posted = 0;

    async function postOnAndOn(): Promise<void> {
      for (let message = unsent.pop(); message !== undefined; message = unsent.pop()) {
        // A sender sees a broken connection while there is no app: that message was not accepted, and is not counted.
        const status = await postDataverse(run.webhooks.dataverse, message).then(
          (answer) => answer.status,
          () => 0,
        );
        if (status === 202) accepted.add(message.rowId);
        posted += 1;
        if (posted === POSTED / 2) process.kill(run.pids.functions, "SIGKILL");
      }
    }
    await Promise.all([
      ...Array.from({ length: AT_ONCE }, postOnAndOn),
      ...messages.slice(POSTED).map((message) => sendDataverse(sender, message)),
    ]);
    await client.close();
    const killedAtMs = Date.now();
    expect(accepted.size).toBeGreaterThan(MESSAGES - POSTED + POSTED / 4);

    // The same ports and addresses serve again within 2 s.
    await vi.waitFor(
      async () => {
        expect(readRun(folder.path).pids.functions).not.toBe(run.pids.functions);
        expect((await fetch(run.health)).status).toBe(200);
      },
      { timeout: 2_000, interval: 20 },
    );
    expect(Date.now() - killedAtMs).toBeLessThan(2_000);

    // A lock of 5 minutes is 6 s in this run, a lease 7.2 s.
    const idsOf = new Map<string, Set<string>>();
    await vi.waitFor(
      async () => {
        for (const event of await eventsOf(run.events)) {
          const row = event.subject.replace("contact/", "");
          idsOf.set(row, (idsOf.get(row) ?? new Set()).add(event.id));
        }
        const missing = [...accepted].filter((row) => !idsOf.has(row));
        expect(missing).toEqual([]);
      },
      { timeout: 25_000, interval: 200 },
    );
    expect([...idsOf.values()].filter((ids) => ids.size > 1)).toEqual([]);
    expect(storiesOf(child)).toContainEqual(expect.objectContaining({ kind: "restarted" }));
  }, 50_000);
});

interface Received {
  readonly id: string;
  readonly subject: string;
}

async function eventsOf(url: string): Promise<readonly Received[]> {
  return JSON.parse(await (await fetch(url)).text());
}
