import { randomBytes, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ServiceBusClient } from "@azure/service-bus";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { contactUpdate } from "../../../local/dynamics/dataverse-changes.ts";
import { type Functions, startFunctions } from "../../../local/functions/start-functions.ts";
import { appSettings } from "../../../local/stack/app-settings.ts";
import { freePorts } from "../../../local/stack/ports.ts";
import { type StandIns, startStandIns } from "../../../local/stack/start-stand-ins.ts";
import { followMessages } from "../../../local/stack/stories/follow-messages.ts";
import { loadTopology } from "../../../local/topology.ts";
import { connectTable } from "../../../shared/azure/clients.ts";
import { NAMES } from "../../../shared/settings/names.ts";

/** A lock of 5 minutes lasts 9 s: a write, which has a sixtieth of that, must come through on a busy machine. */
const TIME_SCALE = 0.03;
const NEIGHBOURS = 63;
const DIES = new URL("./dies-of-a-marker.ts", import.meta.url).href;
const FIXTURES = join(import.meta.dirname, "../../fixtures");

let standIns: StandIns;
let functions: Functions;
let client: ServiceBusClient;
let restarts = 0;

/** The run's own parts, but for the one program that is loaded into the functions process before the app. */
beforeAll(async () => {
  const topology = await loadTopology();
  const ports = await freePorts(Math.random);
  const tell = (): void => undefined;
  const follower = followMessages({ subscriptions: [], tell });
  const topicKey = randomBytes(32).toString("base64");
  const common = { topology, ports, timeScale: TIME_SCALE, directory: undefined, topicKey };
  standIns = startStandIns({ ...common, nowMs: Date.now, follower, tell });
  await standIns.ready;
  const { connections } = standIns;
  const secret = "s".repeat(43);
  const settings = appSettings({
    functionsUrl: `http://127.0.0.1:${ports.functions}`,
    ...connections,
    secrets: { dataverse: secret, finops: secret, businesscentral: secret, aif: secret },
    timeScale: TIME_SCALE,
  });
  functions = await startFunctions({
    directory: "dist",
    port: ports.functions,
    // The SDK reads a body that is peeked at, too, and the process would die of looking at what waits.
    settings: { ...settings, MEASURE_SCHEDULE: "0 0 0 1 1 *", NODE_OPTIONS: `--import ${DIES}` },
    onRestart: () => {
      restarts += 1;
    },
  });
  client = new ServiceBusClient(connections.serviceBus);
});
afterAll(async () => {
  await client.close();
  await functions.stop();
  await standIns.stop();
});

/** Of the events of messages; the connector tells of its dead letters by events of its own. */
async function subjects(): Promise<readonly string[]> {
  const events: unknown = await (await fetch(standIns.connections.events)).json();
  if (!Array.isArray(events)) throw new Error("Expected an array of events.");
  return events.map(({ subject }) => String(subject)).filter((subject) => !subject.startsWith("deadletter/"));
}

async function deadLetters(): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const connection = { kind: "connectionString" as const, text: standIns.connections.storage };
  const table = await connectTable(connection, NAMES.deadLettersTable, () => {
    throw new Error("A connection string needs no identity.");
  });
  const rows: Readonly<Record<string, unknown>>[] = [];
  for await (const row of table.listEntities<Record<string, unknown>>()) rows.push(row);
  return rows;
}

async function waitingOn(
  queue: string,
  options: { readonly subQueueType?: "deadLetter" } = {},
): Promise<number> {
  const receiver = client.createReceiver(queue, options);
  const messages = await receiver.peekMessages(100);
  await receiver.close();
  return messages.length;
}

const moment = { nowMs: Date.now, newId: randomUUID };

describe("a batch of one queue", () => {
  it("reads each message in its own format, whether or not its neighbours say theirs", async () => {
    const sender = client.createSender("from-dataverse");
    const [first, second, third] = [contactUpdate(moment), contactUpdate(moment), contactUpdate(moment)];
    const binary = readFileSync(join(FIXTURES, "dataverse-xml/create-allfields-sync.msbin1"));
    await sender.sendMessages([
      { body: Buffer.from(first.body) },
      { body: binary, contentType: "application/msbin1" },
      { body: Buffer.from(second.body) },
      { body: Buffer.from("<no/>"), contentType: "application/json" },
      { body: Buffer.from(third.body), contentType: "application/json; charset=utf-8" },
      { body: Buffer.from("neither"), contentType: "" },
    ]);
    await sender.close();
    const expected = [first, second, third].map(({ rowId }) => `contact/${rowId}`);
    await vi.waitFor(
      async () => {
        const came = await subjects();
        expect(came).toEqual(expect.arrayContaining(expected));
        expect(came).toHaveLength(4);
        expect(await deadLetters()).toHaveLength(2);
      },
      { timeout: 10_000, interval: 50 },
    );
    expect((await deadLetters()).map(({ code }) => code)).toEqual(["PAYLOAD_MALFORMED", "PAYLOAD_MALFORMED"]);
    expect(restarts).toBe(0);
  });
});

describe("a message that kills whoever handles it", () => {
  it("ends alone as a dead letter, and its 63 neighbours are published", async () => {
    const before = new Set(await subjects());
    const good = Array.from({ length: NEIGHBOURS }, () => contactUpdate(moment));
    const killer = contactUpdate(moment);
    const deadly = killer.body.replaceAll("Ada Lovelace", "whoever reads this dies");
    const bodies = good.map(({ body }) => body).toSpliced(31, 0, deadly);
    const sender = client.createSender("from-dataverse");
    // Due at one moment, they come as one batch.
    const scheduledEnqueueTimeUtc = new Date(Date.now() + 1_000);
    const sent = bodies.map((body) => ({
      body: Buffer.from(body),
      contentType: "application/json",
      scheduledEnqueueTimeUtc,
    }));
    await Promise.all(sent.map((message) => sender.sendMessages(message)));
    await sender.close();
    const condemned = async () => (await deadLetters()).filter(({ code }) => code !== "PAYLOAD_MALFORMED");
    await vi.waitFor(async () => expect(await condemned()).toHaveLength(1), {
      timeout: 110_000,
      interval: 200,
    });
    await vi.waitFor(
      async () => {
        const came = (await subjects()).filter((subject) => !before.has(subject));
        expect([...new Set(came)].toSorted()).toEqual(good.map(({ rowId }) => `contact/${rowId}`).toSorted());
      },
      { timeout: 20_000, interval: 100 },
    );
    const [letter] = await condemned();
    expect(letter).toMatchObject({
      code: "CAME_BACK_UNHANDLED",
      step: "read",
      endpoint: "dataverse",
      path: "queue",
    });
    expect(letter?.bodyLength).toBe(Buffer.byteLength(deadly));
    // Twice among others, twice alone; once more for each copy whose sending was too slow to be sure of.
    expect(restarts).toBeGreaterThanOrEqual(4);
    // What tells of the dead letter passes through inbound as well, and ends as others do.
    for (const queue of ["from-dataverse", "inbound", "isolate"]) {
      await vi.waitFor(
        async () =>
          expect([
            queue,
            await waitingOn(queue),
            await waitingOn(queue, { subQueueType: "deadLetter" }),
          ]).toEqual([queue, 0, 0]),
        { timeout: 20_000, interval: 100 },
      );
    }
  }, 150_000);
});
