import { DynamicsWebApi } from "dynamics-web-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Simulated, simulated } from "./simulated.ts";

/** A library that others wrote for the service itself, and that knows nothing of the simulator. */
let client: DynamicsWebApi;
let dataverse: Simulated;

beforeAll(async () => {
  dataverse = await simulated();
  client = new DynamicsWebApi({
    serverUrl: dataverse.url,
    dataApi: { version: "9.2" },
    onTokenRefresh: async () => dataverse.token,
    useEntityNames: false,
  });
});
afterAll(() => dataverse.stop());

describe("the client library dynamics-web-api", () => {
  it("learns who it is", async () => {
    const who = await client.callFunction({ functionName: "WhoAmI" });
    expect(who).toMatchObject({ UserId: expect.any(String), OrganizationId: expect.any(String) });
  });

  it("makes a row, reads it by id and by key, changes and deletes it", async () => {
    const made = await client.create<Readonly<Record<string, unknown>>>({
      collection: "accounts",
      data: { name: "Woodgrove", accountnumber: "WG-1", numberofemployees: 7 },
      returnRepresentation: true,
    });
    expect(made).toMatchObject({ name: "Woodgrove", statecode: 0, accountid: expect.any(String) });
    const key = String(made.accountid);
    await client.update({ collection: "accounts", key, data: { name: "Woodgrove Bank" } });
    const byKey = await client.retrieve({
      collection: "accounts",
      key: "accountnumber='WG-1'",
      select: ["name", "statuscode"],
      includeAnnotations: "*",
    });
    expect(byKey).toMatchObject({
      accountid: key,
      name: "Woodgrove Bank",
      "statuscode@OData.Community.Display.V1.FormattedValue": "Active",
    });
    await client.deleteRecord({ collection: "accounts", key });
    await expect(client.retrieve({ collection: "accounts", key })).rejects.toMatchObject({
      status: 404,
      code: "0x80040217",
    });
  });

  it("queries with filter, order, expand and count", async () => {
    const found = await client.retrieveMultiple({
      collection: "contacts",
      select: ["fullname"],
      filter: "contains(emailaddress1,'ENGINES') and statecode eq 0",
      orderBy: ["lastname desc"],
      expand: [{ property: "parentcustomerid_account", select: ["name"] }],
      count: true,
    });
    expect(found.oDataCount).toBe(2);
    expect(found.value.map((row: { fullname?: string }) => row.fullname)).toEqual([
      "Ada Byron",
      "Charles Babbage",
    ]);
    expect(found.value[0]).toMatchObject({ parentcustomerid_account: { name: "Analytical Engines Ltd" } });
    expect(await client.count({ collection: "contacts", filter: "startswith(firstname,'z')" })).toBe(1);
  });

  it("follows pages to the end and sees each row once", async () => {
    for (let number = 0; number < 25; number++) {
      await client.create({ collection: "leads", data: { subject: `page ${number}`, lastname: "Paged" } });
    }
    const all = await client.retrieveAll({
      collection: "leads",
      select: ["subject"],
      filter: "lastname eq 'Paged'",
    });
    expect(all.value).toHaveLength(25);
    const first = await client.retrieveMultiple({
      collection: "leads",
      select: ["subject"],
      filter: "lastname eq 'Paged'",
      maxPageSize: 10,
    });
    const second = await client.retrieveMultiple(
      { collection: "leads", maxPageSize: 10 },
      first.oDataNextLink ?? undefined,
    );
    const third = await client.retrieveMultiple(
      { collection: "leads", maxPageSize: 10 },
      second.oDataNextLink ?? undefined,
    );
    const pages = [first, second, third].map(({ value }) => value.length);
    expect(pages).toEqual([10, 10, 5]);
    expect(third.oDataNextLink).toBeUndefined();
    const subjects = [first, second, third].flatMap(({ value }) => value.map((row) => row.subject));
    expect(new Set(subjects).size).toBe(25);
  });

  it("puts several requests into one batch, of which the writes are one change set", async () => {
    client.startBatch();
    void client.create({ collection: "accounts", data: { name: "Batch" }, contentId: "1" });
    void client.create({
      collection: "contacts",
      data: { lastname: "Batched", "parentcustomerid_account@odata.bind": "$1" },
    });
    const answers = await client.executeBatch();
    expect(answers).toHaveLength(2);
    const contact = await client.retrieveMultiple({
      collection: "contacts",
      filter: "lastname eq 'Batched'",
      expand: [{ property: "parentcustomerid_account", select: ["name"] }],
    });
    expect(contact.value).toMatchObject([{ parentcustomerid_account: { name: "Batch" } }]);
  });

  it("takes back a whole change set when one of its requests fails", async () => {
    client.startBatch();
    void client.create({ collection: "accounts", data: { name: "Half" } }).catch(() => undefined);
    void client.create({ collection: "accounts", data: { nonsense: "Half" } }).catch(() => undefined);
    await expect(client.executeBatch()).rejects.toMatchObject([
      { status: 400, error: { code: "0x80048d19" } },
    ]);
    const found = await client.retrieveMultiple({ collection: "accounts", filter: "name eq 'Half'" });
    expect(found.value).toEqual([]);
  });

  it("reads what tables and columns are", async () => {
    const found = await client.retrieveEntities({
      select: ["LogicalName", "EntitySetName"],
      filter: "LogicalName eq 'contoso_project'",
      expand: [{ property: "Attributes", select: ["LogicalName"] }],
    });
    expect(found.value).toMatchObject([{ EntitySetName: "contoso_projects" }]);
    const phase = await client.retrieveAttribute({
      entityKey: "LogicalName='contoso_project'",
      attributeKey: "LogicalName='contoso_phase'",
      castType: "Microsoft.Dynamics.CRM.PicklistAttributeMetadata",
      expand: [{ property: "OptionSet", select: ["Options"] }],
    });
    expect(phase).toMatchObject({ OptionSet: { Options: [{ Value: 826_490_000 }, {}, {}] } });
  });
});
