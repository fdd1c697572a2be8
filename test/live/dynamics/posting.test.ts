import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { stableGuid } from "../../../local/dynamics/dataverse/rows/stable-guid.ts";
import { type Receiver, receiver } from "./receiver.ts";
import { type Registration, registration } from "./registration.ts";
import { type Simulated, simulated } from "./simulated.ts";

const ADA = `contacts(${stableGuid("contact ada")})`;

let dataverse: Simulated;
let register: Registration;
let hook: Receiver;
beforeAll(async () => {
  hook = await receiver();
});
afterAll(() => hook.stop());
beforeEach(async () => {
  await dataverse?.stop();
  dataverse = await simulated();
  register = registration(dataverse);
  hook.clear();
  hook.answers(200);
});
afterAll(() => dataverse.stop());

const patch = (body: unknown, headers = {}) => dataverse.ask("PATCH", ADA, { body, headers });

/** The bodies that arrived, when no job is open any more. */
async function posted(): Promise<readonly PostedContext[]> {
  await dataverse.idle();
  return hook.received.map(({ text }) => JSON.parse(text));
}

interface PostedContext {
  readonly MessageName: string;
  readonly OperationId: string;
  readonly CorrelationId: string;
  readonly InputParameters: readonly { readonly key: string; readonly value: unknown }[];
  readonly [member: string]: unknown;
}

async function jobs(): Promise<readonly unknown[]> {
  const { json } = await dataverse.ask(
    "GET",
    "asyncoperations?$select=statecode,statuscode,message,messagename,retrycount",
  );
  return Object(json).value;
}

describe("a change of a row", () => {
  it("is posted to a webhook with the headers of Dataverse and the registered one", async () => {
    await register.step(await register.webhook(hook.url), { message: "Update", table: "contact" });
    await patch({ lastname: "Lovelace" });
    const [body] = await posted();
    expect(hook.received).toHaveLength(1);
    expect(hook.received[0]?.headers).toMatchObject({
      "content-type": "application/json; charset=utf-8",
      "x-ms-dynamics-organization": "contoso.crm4.dynamics.com",
      "x-ms-dynamics-entity-name": "contact",
      "x-ms-dynamics-request-name": "Update",
      "x-ms-correlation-request-id": body?.CorrelationId,
      "x-key": "a&b'",
    });
    expect(hook.received[0]?.headers["x-ms-dynamics-msg-size-exceeded"]).toBeUndefined();
    expect(hook.received[0]?.text).toContain("\\/Date(");
  });

  // «Register a webhook», authentication options.
  it.each([
    [4, "a key", "/hook?code=a+key"],
    [6, "<settings><setting name='k' value='v' /><setting name='l' value='w' /></settings>", "/hook?k=v&l=w"],
  ])("bears what authenticates it in the query for the type %i", async (authtype, authvalue, url) => {
    const endpoint = await register.webhook(hook.url, { authtype, authvalue });
    await register.step(endpoint, { message: "Update", table: "contact" });
    await patch({ lastname: "Lovelace" });
    await posted();
    expect(hook.received.map((each) => each.url)).toEqual([url]);
  });

  it("tells in Target what the client named and what the platform added, and in ParentContext the request", async () => {
    await register.step(await register.webhook(hook.url), { message: "Update", table: "contact" });
    await patch({ lastname: "Lovelace", fax: null });
    const [body] = await posted();
    const columns = (target: unknown) => Object(target).Attributes.map(({ key }: { key: string }) => key);
    expect(columns(body?.InputParameters[0]?.value)).toEqual([
      "lastname",
      "fax",
      "contactid",
      "modifiedon",
      "modifiedby",
      "modifiedonbehalfby",
      "fullname",
    ]);
    const parent = Object(body?.ParentContext);
    expect(parent).toMatchObject({ Stage: 30, MessageName: "Update", OperationId: body?.OperationId });
    expect(columns(parent.InputParameters[0].value)).toEqual(["lastname", "fax", "contactid"]);
  });

  it("sets off an Update step that filters only when the request names one of its columns", async () => {
    const endpoint = await register.webhook(hook.url);
    await register.step(endpoint, {
      message: "Update",
      table: "contact",
      more: { filteringattributes: "lastname,jobtitle" },
    });
    await patch({ fax: "1" });
    await patch({ jobtitle: "Analyst" }); // as it was: named is enough
    expect(await posted()).toHaveLength(1);
  });

  it("shows the registered images with their columns and labels, and one that nobody registered", async () => {
    const step = await register.step(await register.webhook(hook.url), {
      message: "Update",
      table: "contact",
    });
    await register.image(step, { entityalias: "old", imagetype: 0, attributes: "lastname,statuscode" });
    await register.image(step, { entityalias: "new", imagetype: 1, attributes: "lastname" });
    await register.image(step, { entityalias: "both", imagetype: 2, attributes: "fax" });
    await patch({ lastname: "Lovelace" });
    const [body] = await posted();
    const attribute = (key: string, value: unknown) => expect.objectContaining({ key, value });
    expect(body?.PreEntityImages).toMatchObject([
      {
        key: "old",
        value: {
          Attributes: expect.arrayContaining([attribute("lastname", "Byron")]),
          FormattedValues: [{ key: "statuscode", value: "Active" }],
        },
      },
      { key: "both" },
    ]);
    expect(body?.PostEntityImages).toMatchObject([
      {
        key: "AsynchronousStepPrimaryName",
        value: { Attributes: [{ key: "fullname", value: "Ada Lovelace" }, { key: "contactid" }] },
      },
      { key: "new", value: { Attributes: expect.arrayContaining([attribute("lastname", "Lovelace")]) } },
      { key: "both" },
    ]);
  });

  it("is told by each asynchronous step under an operation of its own, and by one correlation", async () => {
    const endpoint = await register.webhook(hook.url);
    await register.step(endpoint, { message: "Update", table: "contact" });
    await register.step(endpoint, { message: "Update", table: "contact" });
    await patch({ lastname: "Lovelace" });
    const bodies = await posted();
    expect(new Set(bodies.map(({ OperationId }) => OperationId)).size).toBe(2);
    expect(new Set(bodies.map(({ CorrelationId }) => CorrelationId)).size).toBe(1);
  });

  it("of many rows comes in no order", async () => {
    await register.step(await register.webhook(hook.url), { message: "Create", table: "lead" });
    const Targets = Array.from({ length: 40 }, (_, number) => ({ subject: String(number) }));
    await dataverse.ask("POST", "leads/Microsoft.Dynamics.CRM.CreateMultiple", { body: { Targets } });
    const bodies = await posted();
    const subjects = bodies.map(({ InputParameters }) => {
      const columns: { key: string; value: string }[] = Object(InputParameters[0]?.value).Attributes;
      return Number(columns.find(({ key }) => key === "subject")?.value);
    });
    expect(subjects.toSorted((a, b) => a - b)).toEqual(Targets.map((_, number) => number));
    expect(subjects).not.toEqual(subjects.toSorted((a, b) => a - b));
  });

  // «Write plug-ins for CreateMultiple and UpdateMultiple»: the pipelines are merged.
  it("sets off steps on both Create and CreateMultiple, whichever of both the client calls", async () => {
    const endpoint = await register.webhook(hook.url);
    await register.step(endpoint, { message: "Create", table: "lead" });
    await register.step(endpoint, { message: "CreateMultiple", table: "lead" });
    await dataverse.ask("POST", "leads", { body: { subject: "alone" } });
    const alone = await posted();
    expect(alone.map(({ MessageName }) => MessageName).toSorted()).toEqual(["Create", "CreateMultiple"]);
    hook.clear();
    const Targets = [{ subject: "a" }, { subject: "b" }];
    await dataverse.ask("POST", "leads/Microsoft.Dynamics.CRM.CreateMultiple", { body: { Targets } });
    const two = await posted();
    expect(two.map(({ MessageName }) => MessageName).toSorted()).toEqual([
      "Create",
      "Create",
      "CreateMultiple",
    ]);
    const multiple = two.find(({ MessageName }) => MessageName === "CreateMultiple");
    expect(multiple?.InputParameters[0]).toMatchObject({ key: "Targets", value: { Entities: [{}, {}] } });
  });

  it("of a custom API is told with its parameters and without a table", async () => {
    await register.step(await register.webhook(hook.url), { message: "contoso_OnOrderShipped" });
    await dataverse.ask("POST", "contoso_OnOrderShipped", { body: { OrderNumber: "SO-1", Lines: 3 } });
    expect(await posted()).toMatchObject([
      {
        MessageName: "contoso_OnOrderShipped",
        InputParameters: [
          { key: "OrderNumber", value: "SO-1" },
          { key: "Lines", value: 3 },
        ],
      },
    ]);
  });

  it("is not told by a step that is disabled, nor when the change was taken back", async () => {
    const endpoint = await register.webhook(hook.url);
    const step = await register.step(endpoint, { message: "Create", table: "lead" });
    const part = (id: number, set: string, body: unknown) =>
      `--c\r\nContent-Type: application/http\r\nContent-ID: ${id}\r\n\r\nPOST ${set} HTTP/1.1\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(body)}\r\n`;
    await dataverse.ask("POST", "$batch", {
      body: `--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n${part(1, "leads", { subject: "x" })}${part(2, "leads", { nonsense: 1 })}--c--\r\n--b--\r\n`,
      headers: { "content-type": "multipart/mixed; boundary=b" },
    });
    await dataverse.ask("PATCH", `sdkmessageprocessingsteps(${step})`, { body: { statecode: 1 } });
    await dataverse.ask("POST", "leads", { body: { subject: "y" } });
    expect(await posted()).toEqual([]);
    expect(await jobs()).toEqual([]);
  });

  // «Bypass custom Dataverse logic».
  it("is not told by what the client bypasses", async () => {
    const endpoint = await register.webhook(hook.url);
    const step = await register.step(endpoint, { message: "Update", table: "contact" });
    await register.step(endpoint, { message: "Update", table: "contact", more: { mode: 0, name: "sync" } });
    const modes = async (headers: Readonly<Record<string, string>>) => {
      hook.clear();
      await patch({ lastname: "Lovelace" }, headers);
      return (await posted()).map(({ Mode }) => Mode).toSorted();
    };
    expect(await modes({})).toEqual([0, 1]);
    expect(await modes({ "MSCRM.BypassCustomPluginExecution": "true" })).toEqual([1]);
    expect(await modes({ "MSCRM.BypassBusinessLogicExecution": "CustomSync,CustomAsync" })).toEqual([]);
    expect(await modes({ "MSCRM.BypassBusinessLogicExecution": "CustomAsync" })).toEqual([0]);
    expect(await modes({ "MSCRM.BypassBusinessLogicExecutionStepIds": step })).toEqual([0]);
  });
});

// «Use webhooks to create external handlers for server events», troubleshooting.
describe("a webhook that fails", () => {
  beforeEach(async () => {
    await register.step(await register.webhook(hook.url), { message: "Update", table: "contact" });
  });

  it.each([502, 503, 504])("with %i is tried once more", async (status) => {
    hook.answers(status, 200);
    await patch({ lastname: "Lovelace" });
    const [first, second] = await posted();
    expect(second).toEqual(first);
    expect(hook.received).toHaveLength(2);
    expect(await jobs()).toMatchObject([{ statecode: 3, statuscode: 30 }]);
  });

  it("with 503 twice is given up", async () => {
    hook.answers(503);
    await patch({ lastname: "Lovelace" });
    await posted();
    expect(hook.received).toHaveLength(2);
    expect(await jobs()).toMatchObject([{ statecode: 3, statuscode: 31 }]);
  });

  it.each([400, 401, 404, 408, 413, 429, 500, 501])("with %i is not tried again", async (status) => {
    hook.answers(status, 200);
    await patch({ lastname: "Lovelace" });
    await posted();
    expect(hook.received).toHaveLength(1);
    expect(await jobs()).toMatchObject([
      { statecode: 3, statuscode: 31, message: expect.stringContaining(String(status)) },
    ]);
  });

  it("by closing the connection is not tried again", async () => {
    hook.answers("hang up", 200);
    await patch({ lastname: "Lovelace" });
    await posted();
    expect(hook.received).toHaveLength(1);
    expect(await jobs()).toMatchObject([{ statuscode: 31 }]);
  });

  it("by saying nothing is given up after a minute, which is 300 ms here", async () => {
    await dataverse.stop();
    dataverse = await simulated({ timeScale: 0.005 });
    register = registration(dataverse);
    await register.step(await register.webhook(hook.url), { message: "Update", table: "contact" });
    hook.answers("nothing");
    const fromMs = performance.now();
    await patch({ lastname: "Lovelace" });
    await posted();
    expect(hook.received).toHaveLength(1);
    expect(performance.now() - fromMs).toBeGreaterThan(290);
    expect(await jobs()).toMatchObject([
      { statuscode: 31, message: expect.stringContaining("within 300 ms") },
    ]);
  });

  // «Register a webhook», query failed asynchronous jobs for a given step.
  it("leaves a job that is found by its step and its status", async () => {
    hook.answers(500);
    await patch({ lastname: "Lovelace" });
    await posted();
    const steps = await dataverse.ask("GET", "sdkmessageprocessingsteps?$select=name");
    const id = Object(steps.json).value[0].sdkmessageprocessingstepid;
    const failed = await dataverse.ask(
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
    hook.answers(307);
    await patch({ lastname: "Lovelace" });
    await posted();
    expect(hook.received).toHaveLength(1);
    expect(await jobs()).toMatchObject([{ statuscode: 31 }]);
  });
});

describe("a job", () => {
  // «SdkMessageProcessingStep», asyncautodelete.
  it("is deleted when it went well and its step says so, and kept when it failed", async () => {
    const more = { asyncautodelete: true };
    await register.step(await register.webhook(hook.url), { message: "Update", table: "contact", more });
    await patch({ lastname: "Lovelace" });
    await posted();
    expect(await jobs()).toEqual([]);
    hook.answers(500);
    await patch({ lastname: "King" });
    await posted();
    expect(await jobs()).toMatchObject([{ statuscode: 31 }]);
  });
});

describe("a synchronous step", () => {
  beforeEach(async () => {
    const more = { mode: 0, name: "at once" };
    await register.step(await register.webhook(hook.url), { message: "Update", table: "contact", more });
  });

  it("posts before the client is answered, under the request's id and its own name", async () => {
    expect((await patch({ lastname: "Lovelace" })).status).toBe(204);
    expect(hook.received).toHaveLength(1);
    const [body] = await posted();
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
    hook.answers(500);
    const { status, json } = await patch({ lastname: "Lovelace" });
    expect([status, json]).toMatchObject([400, { error: { code: "0x80040265" } }]);
    expect(hook.received).toHaveLength(1);
    expect((await dataverse.ask("GET", `${ADA}?$select=lastname`)).json).toMatchObject({ lastname: "Byron" });
  });
});

describe("what is asked to go wrong", () => {
  it("does: posts are lost, repeated or damaged", async () => {
    await register.step(await register.webhook(hook.url), { message: "Update", table: "contact" });
    dataverse.faults.change({ lose: 1 });
    await patch({ lastname: "Lovelace" });
    expect(await posted()).toEqual([]);
    expect(await jobs()).toMatchObject([{ statuscode: 31 }]);
    dataverse.faults.change({ lose: 0, repeat: 1 });
    await patch({ lastname: "King" });
    const twice = await posted();
    expect(twice).toHaveLength(2);
    expect(twice[1]).toEqual(twice[0]);
    hook.clear();
    dataverse.faults.change({ repeat: 0, damage: 1 });
    await patch({ lastname: "Byron" });
    await dataverse.idle();
    expect(hook.received.map(({ text }) => text.length)).toEqual([300]);
  });

  it("answers requests with 429 and 503, and says when to come again", async () => {
    dataverse.faults.change({ throttle: 1 });
    const throttled = await dataverse.ask("GET", "WhoAmI");
    expect([throttled.status, throttled.headers.get("retry-after"), throttled.json]).toMatchObject([
      429,
      "1",
      { error: { code: "0x80072322" } },
    ]);
    dataverse.faults.change({ throttle: 0, unavailable: 1 });
    expect((await dataverse.ask("GET", "WhoAmI")).status).toBe(503);
  });

  it("is steered from outside, too", async () => {
    const url = `${dataverse.url}/simulator`;
    const changed = await fetch(url, { method: "PATCH", body: JSON.stringify({ lose: 0.05 }) });
    expect(await changed.json()).toMatchObject({ faults: { lose: 0.05, repeat: 0 }, openJobs: 0 });
    const wrong = await fetch(url, { method: "PATCH", body: JSON.stringify({ loose: 1 }) });
    expect(wrong.status).toBe(400);
  });
});
