import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { AzureKeyCredential, EventGridPublisherClient } from "@azure/eventgrid";
import { ServiceBusClient } from "@azure/service-bus";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { RunDescription } from "../../../local/stack/run-description.ts";
import { isOwnType } from "../../../shared/connector/notice.ts";
import { newFolder, type RunProcess, runReady, spawnRun } from "../../live/stack/start-run.ts";

const FIXTURES = join(import.meta.dirname, "../../fixtures");
const MAIN = join(import.meta.dirname, "../../../cli/main.ts");
const SOON = { timeout: 40_000, interval: 200 };

let run: RunDescription;
let child: RunProcess;
let folder: Awaited<ReturnType<typeof newFolder>>;

beforeAll(async () => {
  folder = await newFolder();
  child = spawnRun(folder.path, ["--ports", "auto", "--no-sample", "--json", "--time-scale", "0.02"]);
  run = await runReady(folder.path, child);
});
afterAll(async () => {
  child.child.kill("SIGINT");
  await child.ended;
  await folder.remove();
});

/** `d365-events dead …` in the folder of the run, whose description says how to reach it. */
async function dead(...args: readonly string[]): Promise<{ readonly code: number; readonly text: string }> {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [MAIN, "dead", ...args], {
      cwd: folder.path,
      env: { PATH: process.env.PATH },
    });
    return { code: 0, text: stdout };
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error) || !("stdout" in error) || !("stderr" in error))
      throw error;
    return { code: Number(error.code), text: `${String(error.stdout)}${String(error.stderr)}` };
  }
}

interface Listed {
  readonly key: string;
  readonly code: string;
  readonly from?: string;
  readonly reason: string;
  readonly state: { readonly kind: string };
}

async function listed(...args: readonly string[]): Promise<readonly Listed[]> {
  const { text } = await dead("list", "--json", ...args);
  return text.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line)]));
}

/** The one dead letter of a stream, once it is there. */
async function arrived(stream: string): Promise<Listed> {
  return await vi.waitFor(async () => {
    const [letter] = await listed("--stream", stream);
    if (letter === undefined) throw new Error(`No dead letter of the stream ${stream} yet. ${child.said()}`);
    return letter;
  }, SOON);
}

async function stateOf(key: string): Promise<string | undefined> {
  return (await listed()).find((letter) => letter.key === key)?.state.kind;
}

async function events(): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const all: unknown = await (await fetch(run.events)).json();
  if (!Array.isArray(all)) throw new Error("Expected an array of events.");
  return all.filter(({ type }) => !isOwnType(String(type)));
}

describe("a dead letter", () => {
  it("of ours is shown, comes back when it is sent again, and is out when its body was corrected", async () => {
    const { url, headers } = run.webhooks.dataverse;
    const body = readFileSync(join(FIXTURES, "dataverse-json", "update-contact-async-docs.json"));
    const broken = body.subarray(0, 300);
    await fetch(url, {
      method: "POST",
      body: broken,
      headers: { ...headers, "content-type": "application/json" },
    });
    const { key } = await arrived("pipeline");
    const shown = await dead("show", key, "--out", "body.json");
    expect(shown.text).toMatch(/PAYLOAD_MALFORMED/);
    expect(await dead("redrive", key)).toMatchObject({ code: 2, text: expect.stringContaining("add --yes") });
    const again = await dead("redrive", key, "--yes", "--json");
    expect(again.code).toBe(1);
    expect(again.text).toMatch(/"resolved":0,"failed":1/);
    writeFileSync(join(folder.path, "body.json"), body);
    const edited = await dead(
      "redrive",
      key,
      "--edited",
      "body.json",
      "--yes",
      "--as",
      "ada",
      "--why",
      "its end",
    );
    expect(edited.text).toContain("which is resolved");
    expect(edited.code).toBe(0);
    expect(await stateOf(key)).toBe("resolved");
    await vi.waitFor(async () => expect(await events()).toHaveLength(1), SOON);
    expect((await dead("show", key)).text).toMatch(/ada: edited, its end/);
  });

  it("that Service Bus made of a message is beside our own, and goes through the pipeline again", async () => {
    const client = new ServiceBusClient(run.serviceBus.connectionString);
    const queue = run.serviceBus.queues.finops;
    const sender = client.createSender(queue);
    const receiver = client.createReceiver(queue);
    const body = readFileSync(join(FIXTURES, "fno-json", "purchaseorderconfirmed-2021.json"));
    // While the app is being started again, a message that it would have taken comes to us.
    const receiving = receiver.receiveMessages(1, { maxWaitTimeInMs: 20_000 });
    process.kill(run.pids.functions, "SIGKILL");
    await sender.sendMessages({ body, contentType: "application/json" });
    const [message] = await receiving;
    if (message === undefined) throw new Error("The app took the message.");
    await receiver.deadLetterMessage(message, {
      deadLetterReason: "MaxDeliveryCountExceeded",
      deadLetterErrorDescription: "Message could not be consumed after 10 delivery attempts.",
    });
    await client.close();
    const letter = await arrived("queue");
    expect(letter).toMatchObject({ code: "QUEUE_GAVE_UP", from: queue });
    expect(letter.reason).toContain("MaxDeliveryCountExceeded");
    const again = await dead("redrive", "--stream", "queue", "--yes");
    expect(again).toMatchObject({ code: 0, text: expect.stringContaining("1 resolved, 0 failed") });
  });

  it("of an event that one subscription missed goes to that subscription alone", async () => {
    const { endpoint, key } = run.eventGrid;
    const topic = new EventGridPublisherClient(endpoint, "CloudEvent", new AzureKeyCredential(key), {
      allowInsecureConnection: true,
    });
    // The queue logicapp takes no id of more than 128 characters: its subscription cannot deliver this one.
    const deliverykey = "k".repeat(200);
    const event = {
      id: "missed",
      type: "t.v1",
      source: "urn:test",
      subject: "contact/1",
      specversion: "1.0",
      data: {},
    };
    const attributes = { partitionkey: "contact/1", deliverykey };
    await topic.send([{ ...event, extensionAttributes: attributes }]);
    const letter = await arrived("eventgrid");
    expect(letter).toMatchObject({ code: "DELIVERY_FAILED", from: "logicapp" });
    const again = await dead("redrive", letter.key, "--yes");
    expect(again.text).toContain("1 to the subscription logicapp alone, straight to its queue logicapp.");
    expect(again).toMatchObject({ code: 0, text: expect.stringContaining("1 resolved") });
    expect((await events()).filter(({ id }) => id === "missed")).toHaveLength(1);
  });
});
