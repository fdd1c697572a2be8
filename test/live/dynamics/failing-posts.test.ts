import { beforeEach, describe, expect, it } from "vitest";
import { ADA, postingRun } from "./posting-run.ts";

const run = postingRun();

// «Use webhooks to create external handlers for server events», troubleshooting.
describe("a webhook that fails", () => {
  beforeEach(async () => {
    await run.register.step(await run.register.webhook(run.hook.url), {
      message: "Update",
      table: "contact",
    });
  });

  it.each([502, 503, 504])("with %i is tried once more", async (status) => {
    run.hook.answers(status, 200);
    await run.patch({ lastname: "Lovelace" });
    const [first, second] = await run.posted();
    expect(second).toEqual(first);
    expect(run.hook.received).toHaveLength(2);
    expect(await run.jobs()).toMatchObject([{ statecode: 3, statuscode: 30 }]);
  });

  it("with 503 twice is given up", async () => {
    run.hook.answers(503);
    await run.patch({ lastname: "Lovelace" });
    await run.posted();
    expect(run.hook.received).toHaveLength(2);
    expect(await run.jobs()).toMatchObject([{ statecode: 3, statuscode: 31 }]);
  });

  it.each([400, 401, 404, 408, 413, 429, 500, 501])("with %i is not tried again", async (status) => {
    run.hook.answers(status, 200);
    await run.patch({ lastname: "Lovelace" });
    await run.posted();
    expect(run.hook.received).toHaveLength(1);
    expect(await run.jobs()).toMatchObject([
      { statecode: 3, statuscode: 31, message: expect.stringContaining(String(status)) },
    ]);
  });

  it("by closing the connection is not tried again", async () => {
    run.hook.answers("hang up", 200);
    await run.patch({ lastname: "Lovelace" });
    await run.posted();
    expect(run.hook.received).toHaveLength(1);
    expect(await run.jobs()).toMatchObject([{ statuscode: 31 }]);
  });

  it("by saying nothing is given up after a minute, which is 300 ms here", async () => {
    await run.begin({ timeScale: 0.005 });
    await run.register.step(await run.register.webhook(run.hook.url), {
      message: "Update",
      table: "contact",
    });
    run.hook.answers("nothing");
    const fromMs = performance.now();
    await run.patch({ lastname: "Lovelace" });
    await run.posted();
    expect(run.hook.received).toHaveLength(1);
    expect(performance.now() - fromMs).toBeGreaterThan(290);
    expect(await run.jobs()).toMatchObject([
      { statuscode: 31, message: expect.stringContaining("within 300 ms") },
    ]);
  });

  // «Register a webhook», query failed asynchronous jobs for a given step.
  it("leaves a job that is found by its step and its status", async () => {
    run.hook.answers(500);
    await run.patch({ lastname: "Lovelace" });
    await run.posted();
    const steps = await run.dataverse.ask("GET", "sdkmessageprocessingsteps?$select=name");
    const id = Object(steps.json).value[0].sdkmessageprocessingstepid;
    const failed = await run.dataverse.ask(
      "GET",
      `asyncoperations?$orderby=completedon desc&$filter=statuscode eq 31 and _owningextensionid_value eq ${id}&$select=name,friendlymessage,errorcode,completedon`,
    );
    expect(failed.json).toMatchObject({
      value: [
        {
          name: "contact Update",
          friendlymessage: expect.stringContaining("500"),
          errorcode: -2_147_220_891,
        },
      ],
    });
  });

  it("is redirected nowhere", async () => {
    run.hook.answers(307);
    await run.patch({ lastname: "Lovelace" });
    await run.posted();
    expect(run.hook.received).toHaveLength(1);
    expect(await run.jobs()).toMatchObject([{ statuscode: 31 }]);
  });
});

describe("a job", () => {
  // «SdkMessageProcessingStep», asyncautodelete.
  it("is deleted when it went well and its step says so, and kept when it failed", async () => {
    const more = { asyncautodelete: true };
    await run.register.step(await run.register.webhook(run.hook.url), {
      message: "Update",
      table: "contact",
      more,
    });
    await run.patch({ lastname: "Lovelace" });
    await run.posted();
    expect(await run.jobs()).toEqual([]);
    run.hook.answers(500);
    await run.patch({ lastname: "King" });
    await run.posted();
    expect(await run.jobs()).toMatchObject([{ statuscode: 31 }]);
  });
});

describe("a synchronous step", () => {
  beforeEach(async () => {
    const more = { mode: 0, name: "at once" };
    await run.register.step(await run.register.webhook(run.hook.url), {
      message: "Update",
      table: "contact",
      more,
    });
  });

  it("posts before the client is answered, under the request's id and its own name", async () => {
    expect((await run.patch({ lastname: "Lovelace" })).status).toBe(204);
    expect(run.hook.received).toHaveLength(1);
    const [body] = await run.posted();
    expect(body).toMatchObject({
      Mode: 0,
      IsInTransaction: true,
      OwningExtension: { Name: "at once" },
      OperationCreatedOn: expect.stringMatching(/^\/Date\(\d+\)\/$/),
      PostEntityImages: [],
    });
    expect(body?.OperationId).toBe(body?.RequestId);
  });

  // «Use webhooks», synchronous webhooks: the operation is rolled back, and what was sent stays sent.
  it("that fails takes the change back and says so, though its post is out", async () => {
    run.hook.answers(500);
    const { status, json } = await run.patch({ lastname: "Lovelace" });
    expect([status, json]).toMatchObject([400, { error: { code: "0x80040265" } }]);
    expect(run.hook.received).toHaveLength(1);
    expect((await run.dataverse.ask("GET", `${ADA}?$select=lastname`)).json).toMatchObject({
      lastname: "Byron",
    });
  });
});

describe("what is asked to go wrong", () => {
  it("does: posts are lost, repeated or damaged", async () => {
    await run.register.step(await run.register.webhook(run.hook.url), {
      message: "Update",
      table: "contact",
    });
    run.dataverse.faults.change({ lose: 1 });
    await run.patch({ lastname: "Lovelace" });
    expect(await run.posted()).toEqual([]);
    expect(await run.jobs()).toMatchObject([{ statuscode: 31 }]);
    run.dataverse.faults.change({ lose: 0, repeat: 1 });
    await run.patch({ lastname: "King" });
    const twice = await run.posted();
    expect(twice).toHaveLength(2);
    expect(twice[1]).toEqual(twice[0]);
    run.hook.clear();
    run.dataverse.faults.change({ repeat: 0, damage: 1 });
    await run.patch({ lastname: "Byron" });
    await run.dataverse.idle();
    expect(run.hook.received.map(({ text }) => text.length)).toEqual([300]);
  });

  it("answers requests with 429 and 503, and says when to come again", async () => {
    run.dataverse.faults.change({ throttle: 1 });
    const throttled = await run.dataverse.ask("GET", "WhoAmI");
    expect([throttled.status, throttled.headers.get("retry-after"), throttled.json]).toMatchObject([
      429,
      "1",
      { error: { code: "0x80072322" } },
    ]);
    run.dataverse.faults.change({ throttle: 0, unavailable: 1 });
    expect((await run.dataverse.ask("GET", "WhoAmI")).status).toBe(503);
  });

  it("is steered from outside, too", async () => {
    const url = `${run.dataverse.url}/simulator`;
    const changed = await fetch(url, { method: "PATCH", body: JSON.stringify({ lose: 0.05 }) });
    expect(await changed.json()).toMatchObject({ faults: { lose: 0.05, repeat: 0 }, openJobs: 0 });
    const wrong = await fetch(url, { method: "PATCH", body: JSON.stringify({ loose: 1 }) });
    expect(wrong.status).toBe(400);
  });
});
