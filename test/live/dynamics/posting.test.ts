import { describe, expect, it } from "vitest";
import { postingRun } from "./posting-run.ts";

const run = postingRun();

describe("a change of a row", () => {
  it("is posted to a webhook with the headers of Dataverse and the registered one", async () => {
    await run.register.step(await run.register.webhook(run.hook.url), {
      message: "Update",
      table: "contact",
    });
    await run.patch({ lastname: "Lovelace" });
    const [body] = await run.posted();
    expect(run.hook.received).toHaveLength(1);
    expect(run.hook.received[0]?.headers).toMatchObject({
      "content-type": "application/json; charset=utf-8",
      "x-ms-dynamics-organization": "contoso.crm4.dynamics.com",
      "x-ms-dynamics-entity-name": "contact",
      "x-ms-dynamics-request-name": "Update",
      "x-ms-correlation-request-id": body?.CorrelationId,
      "x-key": "a&b'",
    });
    expect(run.hook.received[0]?.headers["x-ms-dynamics-msg-size-exceeded"]).toBeUndefined();
    expect(run.hook.received[0]?.text).toContain("\\/Date(");
  });

  // «Register a webhook», authentication options.
  it.each([
    [4, "a key", "/hook?code=a+key"],
    [6, "<settings><setting name='k' value='v' /><setting name='l' value='w' /></settings>", "/hook?k=v&l=w"],
  ])("bears what authenticates it in the query for the type %i", async (authtype, authvalue, url) => {
    const endpoint = await run.register.webhook(run.hook.url, { authtype, authvalue });
    await run.register.step(endpoint, { message: "Update", table: "contact" });
    await run.patch({ lastname: "Lovelace" });
    await run.posted();
    expect(run.hook.received.map((each) => each.url)).toEqual([url]);
  });

  it("tells in Target what the client named and what the platform added, and in ParentContext the request", async () => {
    await run.register.step(await run.register.webhook(run.hook.url), {
      message: "Update",
      table: "contact",
    });
    await run.patch({ lastname: "Lovelace", fax: null });
    const [body] = await run.posted();
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
    const endpoint = await run.register.webhook(run.hook.url);
    await run.register.step(endpoint, {
      message: "Update",
      table: "contact",
      more: { filteringattributes: "lastname,jobtitle" },
    });
    await run.patch({ fax: "1" });
    await run.patch({ jobtitle: "Analyst" }); // as it was: named is enough
    expect(await run.posted()).toHaveLength(1);
  });

  it("shows the registered images with their columns and labels, and one that nobody registered", async () => {
    const step = await run.register.step(await run.register.webhook(run.hook.url), {
      message: "Update",
      table: "contact",
    });
    await run.register.image(step, { entityalias: "old", imagetype: 0, attributes: "lastname,statuscode" });
    await run.register.image(step, { entityalias: "new", imagetype: 1, attributes: "lastname" });
    await run.register.image(step, { entityalias: "both", imagetype: 2, attributes: "fax" });
    await run.patch({ lastname: "Lovelace" });
    const [body] = await run.posted();
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
    const endpoint = await run.register.webhook(run.hook.url);
    await run.register.step(endpoint, { message: "Update", table: "contact" });
    await run.register.step(endpoint, { message: "Update", table: "contact" });
    await run.patch({ lastname: "Lovelace" });
    const bodies = await run.posted();
    expect(new Set(bodies.map(({ OperationId }) => OperationId)).size).toBe(2);
    expect(new Set(bodies.map(({ CorrelationId }) => CorrelationId)).size).toBe(1);
  });

  it("of many rows comes in no order", async () => {
    await run.register.step(await run.register.webhook(run.hook.url), { message: "Create", table: "lead" });
    const Targets = Array.from({ length: 40 }, (_, number) => ({ subject: String(number) }));
    await run.dataverse.ask("POST", "leads/Microsoft.Dynamics.CRM.CreateMultiple", { body: { Targets } });
    const bodies = await run.posted();
    const subjects = bodies.map(({ InputParameters }) => {
      const columns: { key: string; value: string }[] = Object(InputParameters[0]?.value).Attributes;
      return Number(columns.find(({ key }) => key === "subject")?.value);
    });
    expect(subjects.toSorted((a, b) => a - b)).toEqual(Targets.map((_, number) => number));
    expect(subjects).not.toEqual(subjects.toSorted((a, b) => a - b));
  });

  // «Write plug-ins for CreateMultiple and UpdateMultiple»: the pipelines are merged.
  it("sets off steps on both Create and CreateMultiple, whichever of both the client calls", async () => {
    const endpoint = await run.register.webhook(run.hook.url);
    await run.register.step(endpoint, { message: "Create", table: "lead" });
    await run.register.step(endpoint, { message: "CreateMultiple", table: "lead" });
    await run.dataverse.ask("POST", "leads", { body: { subject: "alone" } });
    const alone = await run.posted();
    expect(alone.map(({ MessageName }) => MessageName).toSorted()).toEqual(["Create", "CreateMultiple"]);
    run.hook.clear();
    const Targets = [{ subject: "a" }, { subject: "b" }];
    await run.dataverse.ask("POST", "leads/Microsoft.Dynamics.CRM.CreateMultiple", { body: { Targets } });
    const two = await run.posted();
    expect(two.map(({ MessageName }) => MessageName).toSorted()).toEqual([
      "Create",
      "Create",
      "CreateMultiple",
    ]);
    const multiple = two.find(({ MessageName }) => MessageName === "CreateMultiple");
    expect(multiple?.InputParameters[0]).toMatchObject({ key: "Targets", value: { Entities: [{}, {}] } });
  });

  it("of a custom API is told with its parameters and without a table", async () => {
    await run.register.step(await run.register.webhook(run.hook.url), { message: "contoso_OnOrderShipped" });
    await run.dataverse.ask("POST", "contoso_OnOrderShipped", { body: { OrderNumber: "SO-1", Lines: 3 } });
    expect(await run.posted()).toMatchObject([
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
    const endpoint = await run.register.webhook(run.hook.url);
    const step = await run.register.step(endpoint, { message: "Create", table: "lead" });
    const part = (id: number, set: string, body: unknown) =>
      `--c\r\nContent-Type: application/http\r\nContent-ID: ${id}\r\n\r\nPOST ${set} HTTP/1.1\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(body)}\r\n`;
    await run.dataverse.ask("POST", "$batch", {
      body: `--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n${part(1, "leads", { subject: "x" })}${part(2, "leads", { nonsense: 1 })}--c--\r\n--b--\r\n`,
      headers: { "content-type": "multipart/mixed; boundary=b" },
    });
    await run.dataverse.ask("PATCH", `sdkmessageprocessingsteps(${step})`, { body: { statecode: 1 } });
    await run.dataverse.ask("POST", "leads", { body: { subject: "y" } });
    expect(await run.posted()).toEqual([]);
    expect(await run.jobs()).toEqual([]);
  });

  // «Bypass custom Dataverse logic».
  it("is not told by what the client bypasses", async () => {
    const endpoint = await run.register.webhook(run.hook.url);
    const step = await run.register.step(endpoint, { message: "Update", table: "contact" });
    await run.register.step(endpoint, {
      message: "Update",
      table: "contact",
      more: { mode: 0, name: "sync" },
    });
    const modes = async (headers: Readonly<Record<string, string>>) => {
      run.hook.clear();
      await run.patch({ lastname: "Lovelace" }, headers);
      return (await run.posted()).map(({ Mode }) => Mode).toSorted();
    };
    expect(await modes({})).toEqual([0, 1]);
    expect(await modes({ "MSCRM.BypassCustomPluginExecution": "true" })).toEqual([1]);
    expect(await modes({ "MSCRM.BypassBusinessLogicExecution": "CustomSync,CustomAsync" })).toEqual([]);
    expect(await modes({ "MSCRM.BypassBusinessLogicExecution": "CustomAsync" })).toEqual([0]);
    expect(await modes({ "MSCRM.BypassBusinessLogicExecutionStepIds": step })).toEqual([0]);
  });
});
