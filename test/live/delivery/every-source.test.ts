import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { ServiceBusClient } from "@azure/service-bus";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { DELIVERIES } from "../../../local/dynamics/deliveries.ts";
import { post } from "../../../local/dynamics/post.ts";
import type { RunDescription } from "../../../local/stack/run-description.ts";
import { newFolder, type RunProcess, runReady, spawnRun, storiesOf } from "../stack/start-run.ts";

const ROOT = join(import.meta.dirname, "../../..");
const fixture = (path: string): Buffer => readFileSync(join(ROOT, "test/fixtures", path));

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

async function types(since: number): Promise<readonly string[]> {
  const answer = await fetch(`${run.events}?since=${since}`);
  const events: unknown = await answer.json();
  if (!Array.isArray(events)) throw new Error("Expected an array of events.");
  return events.map(({ type }) => String(type)).sort();
}

async function simulate(
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly text: string }> {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [join(ROOT, "local/send.ts"), ...args], {
      cwd: folder.path,
    });
    return { code: 0, text: stdout };
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error) || !("stderr" in error)) throw error;
    return { code: Number(error.code), text: String(error.stderr) };
  }
}

function deadLetters(): number {
  return storiesOf(child).filter(({ kind }) => kind === "dead").length;
}

describe("the simulator", () => {
  it.each<[string, readonly string[]]>([
    ["dataverse-webhook", ["com.dynamics365.dataverse.contact.updated.v1"]],
    ["dataverse-queue", ["com.dynamics365.dataverse.account.created.v1"]],
    ["finops", ["com.dynamics365.finops.purchaseorderconfirmed.v1"]],
    ["finops-probe", ["com.dynamics365.finops.endpoint.probed.v1"]],
    ["businesscentral-handshake", []],
    [
      "businesscentral",
      [
        "com.dynamics365.businesscentral.customers.created.v1",
        "com.dynamics365.businesscentral.items.updated.v1",
      ],
    ],
    ["businesscentral-event", ["com.dynamics365.businesscentral.externalevent.salesorderposted.raised.v1"]],
    ["aif-queue", ["com.dynamics365.aif.salesorder.create.v1"]],
    ["broken", []],
  ])("sends what becomes the events that it should: %s", async (kind, expected) => {
    const before = (await types(0)).length;
    const dead = deadLetters();
    const { code, text } = await simulate(kind);
    expect(code, text).toBe(0);
    expect(text).toMatch(/on the queue\.|answered 202 and is kept|answered 200 with its token/);
    await vi.waitFor(
      async () => {
        expect(await types(before)).toEqual(expected);
        expect(deadLetters() - dead).toBe(kind === "broken" ? 1 : 0);
      },
      { timeout: 5_000, interval: 20 },
    );
  });

  it("says which messages it has when it is asked for another, and ends with 2", async () => {
    const { code, text } = await simulate("nonsense");
    expect(code).toBe(2);
    for (const kind of Object.keys(DELIVERIES)) expect(text).toContain(`  ${kind} `);
  });
});

describe("one change of Dataverse", () => {
  it("is one event, as JSON by the webhook and as XML and .NET binary XML by the queue", async () => {
    const before = (await types(0)).length;
    const body = fixture("dataverse-json/delete-account-sync.json");
    const client = new ServiceBusClient(run.serviceBus.connectionString);
    try {
      const sender = client.createSender(run.serviceBus.queues.dataverse);
      expect((await post(run.webhooks.dataverse, body, { "content-type": "application/json" })).status).toBe(
        202,
      );
      for (const [extension, contentType] of [
        ["xml", "application/xml"],
        ["msbin1", "application/msbin1"],
      ]) {
        if (contentType === undefined) continue;
        await sender.sendMessages({
          body: fixture(`dataverse-xml/delete-account-sync.${extension}`),
          contentType,
        });
      }
    } finally {
      await client.close();
    }
    const repeats = () => storiesOf(child).filter(({ kind }) => kind === "duplicate").length;
    await vi.waitFor(() => expect(repeats()).toBe(2), { timeout: 5_000, interval: 20 });
    expect(await types(before)).toEqual(["com.dynamics365.dataverse.account.deleted.v1"]);
  });
});

describe("the door for Business Central", () => {
  const wrong = (url: string): string => url.replace(/code=[^&]+/, "code=wrong");

  it("sends the token back as plain text and at once", async () => {
    const startedMs = performance.now();
    const url = `${run.webhooks.businesscentral.url}&validationToken=a%20%26%3Cb%3E`;
    const answer = await fetch(url, { method: "POST" });
    expect([answer.status, answer.headers.get("content-type"), await answer.text()]).toEqual([
      200,
      "text/plain; charset=utf-8",
      "a &<b>",
    ]);
    expect(performance.now() - startedMs).toBeLessThan(1_000);
    expect((await fetch(wrong(url), { method: "POST" })).status).toBe(401);
  });

  it("answers no body with what would delete the subscription", async () => {
    const { url } = run.webhooks.businesscentral;
    for (const body of ["", "no JSON", Buffer.alloc(3 * 1024 * 1024, 0x20)]) {
      expect((await fetch(url, { method: "POST", body })).status).toBe(202);
    }
    expect((await fetch(wrong(url), { method: "POST", body: "{}" })).status).toBe(503);
  });
});
