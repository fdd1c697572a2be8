import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { localToken } from "../../../local/dynamics/dataverse/http/token.ts";
import { stableGuid } from "../../../local/dynamics/dataverse/rows/stable-guid.ts";
import { type Simulated, simulated } from "./simulated.ts";

let dataverse: Simulated;
beforeAll(async () => {
  dataverse = await simulated();
});
afterAll(() => dataverse.stop());

const ADA = `contacts(${stableGuid("contact ada")})`;
const FABRIKAM = stableGuid("account fabrikam");

describe("tokens, by their form", () => {
  const claims = () => ({
    audience: dataverse.url,
    objectId: "9d40b8e5-6c21-47fa-b370-5e8f1a2c6d94",
    expiresAtMs: Date.now() + 60_000,
  });
  const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

  it("are taken with and without a last slash in their audience", async () => {
    const token = localToken({ ...claims(), audience: `${dataverse.url}/` });
    expect((await dataverse.ask("GET", "WhoAmI", bearer(token))).status).toBe(200);
  });

  it.each([
    ["none", () => ({ headers: { authorization: "" } })],
    ["one in two parts", () => bearer("a.b")],
    ["one that is over", () => bearer(localToken({ ...claims(), expiresAtMs: Date.now() - 1 }))],
    ["one for somebody else", () => bearer(localToken({ ...claims(), audience: "https://other.example" }))],
  ])("are refused with the address of the authority: %s", async (_, options) => {
    const { status, headers } = await dataverse.ask("GET", "WhoAmI", options());
    expect(status).toBe(401);
    expect(headers.get("www-authenticate")).toMatch(/^Bearer authorization_uri=.+, resource_id=/);
  });

  it("are refused for who is no user", async () => {
    const token = localToken({ ...claims(), objectId: stableGuid("nobody") });
    const { status, json } = await dataverse.ask("GET", "WhoAmI", bearer(token));
    expect([status, json]).toMatchObject([403, { error: { code: "0x80072560" } }]);
  });
});

describe("what describes the service", () => {
  it("lists its sets", async () => {
    const { json } = await dataverse.ask("GET", "");
    expect(json).toMatchObject({
      value: expect.arrayContaining([{ name: "contacts", kind: "EntitySet", url: "contacts" }]),
    });
  });

  it("shows its model without the secrets", async () => {
    const { json } = await dataverse.ask("GET", "$metadata");
    expect(json).toContain('<EntitySet Name="contoso_projects" EntityType="mscrm.contoso_project">');
    expect(json).toContain('<Property Name="_parentcustomerid_value" Type="Edm.Guid" />');
    expect(json).toContain('<NavigationProperty Name="parentcustomerid_account" Type="mscrm.account">');
    expect(json).not.toContain('Name="authvalue"');
  });

  it("has the definitions of tables, columns and their choices", async () => {
    const table = await dataverse.ask(
      "GET",
      "EntityDefinitions(LogicalName='contact')?$select=EntitySetName",
    );
    expect(table.json).toEqual({
      "@odata.context": expect.any(String),
      MetadataId: expect.any(String),
      EntitySetName: "contacts",
    });
    const status = await dataverse.ask(
      "GET",
      "EntityDefinitions(LogicalName='contact')/Attributes/Microsoft.Dynamics.CRM.StatusAttributeMetadata?$select=LogicalName&$expand=OptionSet",
    );
    expect(status.json).toMatchObject({
      value: [
        {
          LogicalName: "statuscode",
          OptionSet: {
            Options: [
              { Value: 1, State: 0, Label: { UserLocalizedLabel: { Label: "Active" } } },
              { Value: 2, State: 1 },
            ],
          },
        },
      ],
    });
  });
});

describe("rows", () => {
  it("bear annotations when these are asked for, and none else", async () => {
    const bare = await dataverse.ask("GET", `${ADA}?$select=fullname,_parentcustomerid_value`);
    expect(Object.keys(Object(bare.json))).toEqual([
      "@odata.context",
      "@odata.etag",
      "fullname",
      "_parentcustomerid_value",
      "contactid",
    ]);
    const all = await dataverse.ask("GET", `${ADA}?$select=_parentcustomerid_value`, {
      headers: { prefer: 'odata.include-annotations="*"' },
    });
    expect(all.json).toMatchObject({
      "_parentcustomerid_value@OData.Community.Display.V1.FormattedValue": "Analytical Engines Ltd",
      "_parentcustomerid_value@Microsoft.Dynamics.CRM.lookuplogicalname": "account",
      "_parentcustomerid_value@Microsoft.Dynamics.CRM.associatednavigationproperty":
        "parentcustomerid_account",
    });
  });

  it("are changed only in the version that the client names", async () => {
    const { json, headers } = await dataverse.ask("GET", ADA);
    const etag = headers.get("etag") ?? "";
    expect(json).toMatchObject({ "@odata.etag": etag });
    const patch = (ifMatch: string) =>
      dataverse.ask("PATCH", ADA, { body: { jobtitle: "Poet" }, headers: { "if-match": ifMatch } });
    expect((await patch('W/"1"')).json).toMatchObject({ error: { code: "0x80060882" } });
    expect((await patch(etag)).status).toBe(204);
    expect((await patch(etag)).status).toBe(412);
    expect((await patch("*")).status).toBe(204);
  });

  it("are not sent again when the client has this version", async () => {
    const etag = (await dataverse.ask("GET", ADA)).headers.get("etag") ?? "";
    const again = await dataverse.ask("GET", ADA, { headers: { "if-none-match": etag } });
    expect(again.status).toBe(304);
  });

  it("are made or changed by one request, unless it forbids either", async () => {
    const id = stableGuid("an upserted account");
    const upsert = (headers: Record<string, string>) =>
      dataverse.ask("PATCH", `accounts(${id})`, { body: { name: "Upserted" }, headers });
    expect((await upsert({ "if-match": "*" })).json).toMatchObject({ error: { code: "0x80040217" } });
    const made = await upsert({ "if-none-match": "*", prefer: "return=representation" });
    expect([made.status, made.json]).toMatchObject([201, { accountid: id, name: "Upserted" }]);
    expect((await upsert({ "if-none-match": "*" })).json).toMatchObject({ error: { code: "0x80040237" } });
    expect((await upsert({ prefer: "return=representation" })).status).toBe(200);
    const byKey = await dataverse.ask("PATCH", "accounts(accountnumber='UP-1')", {
      body: { name: "By key" },
    });
    expect(byKey.headers.get("odata-entityid")).toMatch(/\/accounts\([0-9a-f-]{36}\)$/);
    expect((await dataverse.ask("GET", "accounts(accountnumber='UP-1')")).json).toMatchObject({
      name: "By key",
      accountnumber: "UP-1",
    });
  });

  it("may not share the values of an alternate key", async () => {
    const { status, json } = await dataverse.ask("POST", "accounts", {
      body: { name: "Second", accountnumber: "AE-1001" },
    });
    expect([status, json]).toMatchObject([412, { error: { code: "0x80060892" } }]);
  });

  it("are linked to others and cut from them", async () => {
    const ref = { "@odata.id": `${dataverse.url}/api/data/v9.2/accounts(${FABRIKAM})` };
    await dataverse.ask("PUT", `${ADA}/parentcustomerid_account/$ref`, { body: ref });
    expect((await dataverse.ask("GET", `${ADA}/parentcustomerid_account?$select=name`)).json).toMatchObject({
      name: "Fabrikam",
    });
    const contacts = await dataverse.ask(
      "GET",
      `accounts(${FABRIKAM})/contact_customer_accounts?$select=firstname`,
    );
    expect(contacts.json).toMatchObject({ value: [{ firstname: "Ada" }] });
    await dataverse.ask("DELETE", `${ADA}/parentcustomerid_account/$ref`);
    expect((await dataverse.ask("GET", `${ADA}/parentcustomerid_account`)).status).toBe(204);
    const bound = await dataverse.ask("PATCH", ADA, {
      body: { "parentcustomerid_account@odata.bind": "/accounts(accountnumber='FA-2001')" },
    });
    expect(bound.status).toBe(204);
    expect((await dataverse.ask("GET", `${ADA}/_parentcustomerid_value`)).json).toMatchObject({
      value: FABRIKAM,
    });
  });

  it("have single properties", async () => {
    await dataverse.ask("PUT", `${ADA}/fax`, { body: { value: "1843" } });
    expect((await dataverse.ask("GET", `${ADA}/fax/$value`)).json).toBe("1843");
    await dataverse.ask("DELETE", `${ADA}/fax`);
    expect((await dataverse.ask("GET", `${ADA}/fax`)).status).toBe(204);
  });

  it.each([
    ["a property that is not there", "contacts", { nonsense: 1 }, 400, "0x80048d19"],
    ["another type", "contacts", { lastname: 1 }, 400, "0x80048d19"],
    ["a text that is too long", "contacts", { lastname: "x".repeat(51) }, 400, "0x80044331"],
    ["a choice that there is not", "contacts", { lastname: "x", gendercode: 9 }, 400, "0x80048408"],
    [
      "a status of another state",
      "contacts",
      { lastname: "x", statecode: 0, statuscode: 2 },
      400,
      "0x80048408",
    ],
    [
      "a navigation in other letters",
      "contacts",
      { "ParentCustomerId_account@odata.bind": "/accounts(x)" },
      400,
      "0x80048d19",
    ],
    [
      "a lookup to what is not there",
      "contacts",
      { "parentcustomerid_account@odata.bind": `/accounts(${stableGuid("none")})` },
      404,
      "0x80040217",
    ],
    ["a set that there is not", "nonsenses", {}, 404, "0x8006088a"],
    ["rows of the platform", "sdkmessages", { name: "Mine" }, 405, "0x80040800"],
  ])("are refused in Dataverse's words: %s", async (_, set, body, status, code) => {
    const answer = await dataverse.ask("POST", set, { body });
    expect([answer.status, answer.json]).toMatchObject([
      status,
      { error: { code, message: expect.any(String) } },
    ]);
  });

  it.each([
    ["$skip", "contacts?$skip=1", 400],
    ["an option that there is not", "contacts?$nonsense=1", 400],
    ["what is not modelled", "contacts?$apply=aggregate($count as n)", 501],
    ["a property that is not there", "contacts?$select=nonsense", 400],
    ["a key of other columns", "contacts(lastname='Byron')", 400],
    ["a row that is not there", `contacts(${stableGuid("none")})`, 404],
  ])("are not found by a query with %s", async (_, path, status) => {
    expect((await dataverse.ask("GET", path)).status).toBe(status);
  });
});

describe("change tracking", () => {
  it("tells what changed since a link was given, and what is gone", async () => {
    const track = { headers: { prefer: "odata.track-changes" } };
    const first = await dataverse.ask("GET", "leads?$select=subject", track);
    expect(first.headers.get("preference-applied")).toBe("odata.track-changes");
    const link = deltaLink(first.json);
    const nothing = await dataverse.ask("GET", link);
    expect(nothing.json).toMatchObject({ value: [] });
    const made = await dataverse.ask("POST", "leads", { body: { subject: "Tracked" } });
    const lead = (made.headers.get("odata-entityid") ?? "").split("/").at(-1) ?? "";
    const changed = await dataverse.ask("GET", link);
    expect(changed.json).toMatchObject({
      "@odata.context": expect.stringMatching(/\$metadata#leads\(subject\)\/\$delta$/),
      value: [{ subject: "Tracked" }],
    });
    await dataverse.ask("DELETE", lead);
    const gone = await dataverse.ask("GET", deltaLink(changed.json));
    expect(gone.json).toMatchObject({ value: [{ reason: "deleted", id: lead.slice("leads(".length, -1) }] });
  });

  it("is not offered together with a filter, and not from a link that it never gave", async () => {
    const tracked = await dataverse.ask("GET", "leads?$filter=subject eq 'x'", {
      headers: { prefer: "odata.track-changes" },
    });
    expect(tracked.status).toBe(400);
    const old = await dataverse.ask("GET", "leads?$deltatoken=99999999999%2101/01/2020");
    expect(old.json).toMatchObject({ error: { code: "0x80044352" } });
  });

  function deltaLink(json: unknown): string {
    const { "@odata.deltaLink": link } = Object(json);
    expect(link).toMatch(/\$deltatoken=/);
    return String(link);
  }
});

describe("a batch", () => {
  const part = (request: string) =>
    `--b\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n${request}\r\n`;
  const send = (parts: readonly string[], prefer = "") =>
    dataverse.ask("POST", "$batch", {
      body: `${parts.join("")}--b--\r\n`,
      headers: { "content-type": "multipart/mixed; boundary=b", prefer },
    });
  const WHO = part("GET /api/data/v9.2/WhoAmI HTTP/1.1\r\n");
  const WRONG = part("GET nonsenses HTTP/1.1\r\n");

  it("ends with the first that fails, or goes on when asked to", async () => {
    const ended = await send([WHO, WRONG, WHO]);
    expect([ended.status, String(ended.json).match(/HTTP\/1\.1 \d+/g)]).toEqual([
      400,
      ["HTTP/1.1 200", "HTTP/1.1 404"],
    ]);
    const went = await send([WHO, WRONG, WHO], "odata.continue-on-error");
    expect([went.status, String(went.json).match(/HTTP\/1\.1 \d+/g)]).toEqual([
      200,
      ["HTTP/1.1 200", "HTTP/1.1 404", "HTTP/1.1 200"],
    ]);
  });

  // «Execute batch operations using the Web API», limits.
  it("has at most 1,000 requests", async () => {
    const many = await send(Array.from({ length: 1_001 }, () => WHO));
    expect([many.status, many.json]).toMatchObject([
      400,
      { error: { message: expect.stringContaining("1001") } },
    ]);
  });
});
