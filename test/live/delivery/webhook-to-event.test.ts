import { randomBytes, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { TableClient } from "@azure/data-tables";
import { ServiceBusClient } from "@azure/service-bus";
import { BlobServiceClient } from "@azure/storage-blob";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { CloudEvent } from "cloudevents";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { post } from "../../../local/dynamics/post.ts";
import type { RunDescription } from "../../../local/stack/run-description.ts";
import { dataReader } from "../../../local/subscribers/data-reader.ts";
import { isOwnType } from "../../../shared/connector/notice.ts";
import { newFolder, type RunProcess, runReady, spawnRun, storiesOf } from "../stack/start-run.ts";

const CONTACT = readFileSync(
  new URL("../../fixtures/dataverse-json/update-contact-async-docs.json", import.meta.url),
);
const JSON_TYPE = { "content-type": "application/json" };

/** What is known of a run from its run.json alone, but for its stories, which say when there is nothing to wait for. */
let run: RunDescription;
let child: RunProcess;
let folder: Awaited<ReturnType<typeof newFolder>>;

beforeAll(async () => {
  folder = await newFolder();
  child = spawnRun(folder.path, ["--ports", "auto", "--no-sample", "--json"]);
  run = await runReady(folder.path, child);
});
afterAll(async () => {
  child.child.kill("SIGINT");
  await child.ended;
  await folder.remove();
});

/** The events of what was sent, and not what the connector tells of itself. */
async function events(since = 0): Promise<readonly Record<string, unknown>[]> {
  const sent = (await allEvents()).filter(({ type }) => !isOwnType(String(type)));
  return sent.slice(since);
}

async function allEvents(): Promise<readonly Record<string, unknown>[]> {
  const list: unknown = await (await fetch(run.events)).json();
  if (!Array.isArray(list)) throw new Error("Expected an array of events.");
  return list;
}

function count(kind: string): number {
  return storiesOf(child).filter((story) => story.kind === kind).length;
}

async function until(check: () => unknown, timeout = 5_000): Promise<void> {
  await vi.waitFor(check, { timeout, interval: 20 });
}

/** A change that nobody sent before. */
function freshContact(padding = ""): Buffer {
  const context = JSON.parse(CONTACT.toString("utf8"));
  context.OperationId = randomUUID();
  context.InputParameters[0].value.Attributes.push({ key: "description", value: padding });
  return Buffer.from(JSON.stringify(context));
}

describe("a message on its way", () => {
  it("is one event within 2 s, however often and by whichever path it comes", async () => {
    expect((await post(run.webhooks.dataverse, CONTACT, JSON_TYPE)).status).toBe(202);
    await until(async () => expect(await events()).toHaveLength(1), 2_000);

    const again = Array.from({ length: 5 }, () => post(run.webhooks.dataverse, CONTACT, JSON_TYPE));
    expect((await Promise.all(again)).map(({ status }) => status)).toEqual([202, 202, 202, 202, 202]);
    const client = new ServiceBusClient(run.serviceBus.connectionString);
    try {
      await client.createSender(run.serviceBus.queues.dataverse).sendMessages({ body: CONTACT });
    } finally {
      await client.close();
    }
    await until(() => expect(count("duplicate")).toBe(6));
    const byQueue = storiesOf(child).filter((story) => story.kind === "duplicate" && story.path === "queue");
    expect(byQueue).toHaveLength(1);
    expect(await events()).toHaveLength(1);
  });

  it("becomes a CloudEvent that strangers can read, under a schema that resolves", async () => {
    const [event] = await events();
    const read = new CloudEvent({ ...event }, true);
    expect(read.validate()).toBe(true);
    expect(read.type).toBe("com.dynamics365.dataverse.contact.updated.v1");
    const schema = await fetch(String(read.dataschema));
    expect(schema.status).toBe(200);
    const ajv = new Ajv2020({ allErrors: true });
    addFormats.default(ajv);
    const fits = ajv.compile(JSON.parse(await schema.text()));
    expect(fits(event?.data), JSON.stringify(fits.errors)).toBe(true);
    expect(fits({ ...read, data: undefined })).toBe(false);
  });

  it("has its schema in a registry that caches can keep", async () => {
    const [event] = await events();
    const url = String(event?.dataschema);
    const base = url.replace(/\/dataverse\/.*$/, "");
    const first = await fetch(url);
    const etag = first.headers.get("etag") ?? "";
    expect(first.headers.get("cache-control")).toMatch(/^public, max-age=\d{5,}/);
    expect((await fetch(url, { headers: { "if-none-match": `W/${etag}, "x"` } })).status).toBe(304);
    expect((await fetch(url, { headers: { "if-none-match": '"x"' } })).status).toBe(200);
    const catalogue: unknown = await (await fetch(base)).json();
    expect(catalogue).toMatchObject({ envelope: "envelope/1.0.json", types: expect.any(Array) });
    expect(await (await fetch(`${base}/catalog.xreg.json`)).json()).toMatchObject({ specversion: "1.0-rc4" });
    expect((await fetch(`${base}/dataverse/row-event/9.9.json`)).status).toBe(404);
  });

  it("of a caller that does not prove itself is refused", async () => {
    const wrong = { ...run.webhooks.dataverse, headers: { "x-d365-events-secret": "x".repeat(43) } };
    expect((await post(wrong, CONTACT, JSON_TYPE)).status).toBe(401);
    expect((await post({ ...wrong, headers: {} }, CONTACT, JSON_TYPE)).status).toBe(401);
    expect((await fetch(run.webhooks.dataverse.url)).status).toBe(405);
    await until(() => expect(count("refused")).toBe(3));
  });

  it("above 1 MB is refused as too large, and one of 300 KB is published", async () => {
    const before = (await events()).length;
    expect((await post(run.webhooks.dataverse, Buffer.alloc(3 * 1024 * 1024, 0x20), JSON_TYPE)).status).toBe(
      413,
    );
    const large = freshContact("x".repeat(300 * 1024));
    expect((await post(run.webhooks.dataverse, large, JSON_TYPE)).status).toBe(202);
    await until(async () => expect(await events(before)).toHaveLength(1));
    const [event] = await events(before);
    expect(JSON.stringify(event).length).toBeGreaterThan(300 * 1024);
    // It travelled without its data, and the subscriber read them from where it refers to.
    const unread = await fetch(String(event?.dataref));
    expect(unread.ok).toBe(false);
    expect(JSON.parse(await dataReader(run.storage.connectionString)(String(event?.dataref)))).toEqual(
      event?.data,
    );
  });

  it.each([
    ["random bytes", randomBytes(2_000)],
    ["an empty body", Buffer.alloc(0)],
  ])("of %s is accepted, and kept as a dead letter with the reason", async (_, body) => {
    const before = (await events()).length;
    const { status, arrival } = await post(run.webhooks.finops, body, JSON_TYPE);
    expect(status).toBe(202);
    await until(() => {
      expect(storiesOf(child)).toContainEqual(expect.objectContaining({ kind: "dead", arrival }));
    });
    const dead = storiesOf(child).find((story) => story.kind === "dead" && story.arrival === arrival);
    const [container = "", month = "", name = ""] = dead?.kind === "dead" ? dead.keptIn.split("/") : [];
    const table = TableClient.fromConnectionString(run.storage.connectionString, "deadletters", {
      allowInsecureConnection: true,
    });
    const row = await table.getEntity(month, name);
    expect(row).toMatchObject({ endpoint: "finops", step: "understand", attempts: 1, state: "new" });
    expect(row.reason).toMatch(/^Expected .+/);
    const blobs = BlobServiceClient.fromConnectionString(run.storage.connectionString);
    const kept = await blobs
      .getContainerClient(container)
      .getBlobClient(`${month}/${name}`)
      .downloadToBuffer();
    expect(kept.equals(body)).toBe(true);
    expect(await events()).toHaveLength(before);
    // People hear of it on the same topic.
    await until(async () => {
      const told = (await allEvents()).filter(({ subject }) => subject === `deadletter/${name}`);
      expect(told.map(({ type }) => type)).toEqual(["com.dynamics365.connector.deadletter.created.v1"]);
    });
  });

  it("can be sent while all parts say that they are well", async () => {
    const health = await fetch(run.health);
    expect(health.status).toBe(200);
    expect(await health.json()).toMatchObject({ status: "healthy", settings: { problems: [] } });
  });
});
