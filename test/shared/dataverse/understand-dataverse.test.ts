import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { EventDraft, Json, JsonObject } from "../../../shared/cloudevents/event-draft.ts";
import { eventId } from "../../../shared/cloudevents/event-id.ts";
import { understandDataverse } from "../../../shared/dataverse/understand-dataverse.ts";
import { type Failure, toFailure } from "../../../shared/failure/failure.ts";
import type { Message } from "../../../shared/inbound/message.ts";
import { dataverseMessage } from "./dataverse-message.ts";

const FOLDER = join(import.meta.dirname, "../../fixtures/dataverse-json");
const fixture = (name: string): Record<string, Json> =>
  JSON.parse(readFileSync(join(FOLDER, `${name}.json`), "utf8"));

const ACCOUNT = "b76b3f4b-1be7-e611-8101-e0071b6af231";
const CONTACT = "6d81597f-0f9f-e711-8122-000d3aa2331c";
const TEAM = "c7877889-0f5f-ee11-8def-000d3adbef1f";

/** A captured message with some members changed; undefined takes one out. */
function changed(name: string, changes: Record<string, Json | undefined>): Uint8Array {
  return Buffer.from(JSON.stringify({ ...fixture(name), ...changes }));
}

const understood = (body: Uint8Array, message: Partial<Message> = {}): readonly EventDraft[] =>
  understandDataverse(dataverseMessage(body, message));

function only(drafts: readonly EventDraft[]): EventDraft {
  const [draft] = drafts;
  expect(drafts).toHaveLength(1);
  if (draft === undefined) throw new Error("no draft");
  return draft;
}

const one = (body: Uint8Array, message: Partial<Message> = {}): EventDraft => only(understood(body, message));

function failureOf(body: Uint8Array, message: Partial<Message> = {}): Failure {
  try {
    understood(body, message);
  } catch (thrown) {
    return toFailure(thrown);
  }
  throw new Error("nothing failed");
}

const reference = (table: string, id: string): JsonObject => ({
  ...{ __type: "EntityReference:http://schemas.microsoft.com/xrm/2011/Contracts" },
  ...{ Id: id, KeyAttributes: [], LogicalName: table, Name: null, RowVersion: null },
});
const row = (table: string, id: string, columns: JsonObject): JsonObject => ({
  Attributes: Object.entries(columns).map(([key, value]) => ({ key, value })),
  ...{ Id: id, LogicalName: table },
});
const pairs = (values: Record<string, Json>): Json =>
  Object.entries(values).map(([key, value]) => ({ key, value }));

const asyncUpdate = "update-contact-async-docs";

describe("a change of a row", () => {
  it.each([
    ["OnExternalCreated", "created"],
    ["OnExternalUpdated", "updated"],
    ["OnExternalDeleted", "deleted"],
  ])("of a virtual table is told like any other: %s", (message, operation) => {
    const target = row("mserp_custtableentity", ACCOUNT, { mserp_dataareaid: "usmf" });
    const body = changed(asyncUpdate, {
      ...{ MessageName: message, PrimaryEntityName: "mserp_custtableentity" },
      ...{
        PrimaryEntityId: "00000000-0000-0000-0000-000000000000",
        InputParameters: pairs({ Target: target }),
      },
    });
    const { type, subject, data } = one(body);
    expect(type).toBe(`com.dynamics365.dataverse.mserp_custtableentity.${operation}.v1`);
    expect(subject).toBe(`mserp_custtableentity/${ACCOUNT}`);
    expect(data).toMatchObject({ operation, message, row: { mserp_dataareaid: "usmf" } });
  });

  it("bears the images that a user registered, but not the platform's own", () => {
    const { data } = one(
      changed(asyncUpdate, {
        PreEntityImages: pairs({
          AsynchronousStepPrimaryName: row("contact", CONTACT, { fullname: "x" }),
          Pre: { ...row("contact", CONTACT, { firstname: "Jim" }), FormattedValues: pairs({ a: "b" }) },
          Second: row("contact", CONTACT, { lastname: "G" }),
        }),
        PostEntityImages: pairs({
          Account: row("account", ACCOUNT, {}),
          Post: row("contact", CONTACT, { a: null }),
        }),
      }),
    );
    expect(data).toMatchObject({
      before: { firstname: "Jim" },
      beforeDetails: { image: "Pre", labels: { a: "b" } },
      after: { a: null },
      afterDetails: { image: "Post" },
      otherImages: [
        { image: "Second", when: "before", table: "contact", id: CONTACT, row: { lastname: "G" } },
        { image: "Account", when: "after", table: "account", id: ACCOUNT, row: {} },
      ],
    });
  });

  it("names the changed columns without the row's own id", () => {
    expect(one(changed(asyncUpdate, {})).data.changed).not.toContain("contactid");
    expect(one(changed("create-allfields-sync", {})).data.changed).toBeUndefined();
  });

  it("says of a synchronous step that it may be rolled back", () => {
    expect(one(changed("delete-account-sync", {})).data.execution).toMatchObject({ committed: "unknown" });
    expect(one(changed(asyncUpdate, {})).data.execution).not.toHaveProperty("committed");
  });

  it("keeps what it does not know under its place", () => {
    const target = { ...row("contact", CONTACT, {}), NewMember: [1] };
    const { data } = one(
      changed(asyncUpdate, {
        ...{ Future: { a: 1 }, Mode: 7, OperationCreatedOn: "tomorrow" },
        InputParameters: pairs({ Target: target, SuppressDuplicateDetection: false }),
      }),
    );
    expect(data.uninterpreted).toEqual({
      ...{ Future: { a: 1 }, Mode: 7, OperationCreatedOn: "tomorrow" },
      "InputParameters.Target.NewMember": [1],
    });
    expect(data.parameters).toEqual({ SuppressDuplicateDetection: false });
  });

  it("keeps the variables of plug-ins, but not the platform's own", () => {
    const { data } = one(
      changed(asyncUpdate, {
        SharedVariables: pairs({ tag: "import", IsAutoTransact: true, due: "/Date(0+0100)/" }),
      }),
    );
    expect(data.sharedVariables).toEqual({ tag: "import", due: "1970-01-01T01:00:00.000Z" });
    expect(data.raw).toEqual({ "SharedVariables.due": "/Date(0+0100)/" });
  });

  it("keeps what Target names where the envelope names another row", () => {
    const target = row("account", ACCOUNT, {});
    expect(one(changed(asyncUpdate, { InputParameters: pairs({ Target: target }) })).data).toMatchObject({
      ...{ table: "contact", rowId: CONTACT },
      target: { table: "account", id: ACCOUNT },
    });
  });
});

describe("a message about several rows", () => {
  const several = (message: string, targets: Json, outputs: Record<string, Json> = {}): Uint8Array =>
    changed(asyncUpdate, {
      ...{ MessageName: message, PrimaryEntityName: "contact" },
      InputParameters: targets === null ? [] : pairs({ Targets: targets, Tag: "t" }),
      OutputParameters: pairs(outputs),
    });
  const collection = { Entities: [row("contact", CONTACT, { a: 1 }), row("contact", TEAM, { a: 2 })] };

  it("is an event a row, each with an id of its own", () => {
    const drafts = understood(several("UpdateMultiple", collection));
    expect(drafts.map(({ subject }) => subject)).toEqual([`contact/${CONTACT}`, `contact/${TEAM}`]);
    expect(drafts.map(({ data }) => data.row)).toEqual([{ a: 1 }, { a: 2 }]);
    expect(drafts.map(({ data }) => data.batch)).toEqual([
      { index: 0, of: 2 },
      { index: 1, of: 2 },
    ]);
    expect(new Set(drafts.map(eventId)).size).toBe(2);
    expect(drafts.map(({ key }) => key.at(-1))).toEqual(["0", "1"]);
  });

  it("tells what belongs to all rows once, with the first", () => {
    const drafts = understood(several("UpdateMultiple", collection));
    expect(drafts.map(({ data }) => data.parameters)).toEqual([{ Tag: "t" }, undefined]);
  });

  it("deletes by reference", () => {
    const drafts = understood(
      several("DeleteMultiple", [reference("contact", CONTACT), reference("contact", TEAM)]),
    );
    expect(drafts.map(({ type }) => type)).toEqual(
      Array(2).fill("com.dynamics365.dataverse.contact.deleted.v1"),
    );
    expect(drafts.map(({ data }) => data.rowId)).toEqual([CONTACT, TEAM]);
  });

  it("still says which rows were created when it was cut, with the ids that it has whole", () => {
    const outputs = { Ids: [CONTACT, TEAM] };
    const cut = understood(several("CreateMultiple", null, outputs));
    const whole = understood(several("CreateMultiple", collection, outputs));
    expect(cut.map(({ subject }) => subject)).toEqual([`contact/${CONTACT}`, `contact/${TEAM}`]);
    expect(cut.map(({ flaws }) => flaws)).toEqual([["truncated"], ["truncated"]]);
    expect(cut.map(eventId)).toEqual(whole.map(eventId));
  });

  it("is one event of the message when no row is left", () => {
    const draft = one(several("UpdateMultiple", null));
    expect(draft.type).toBe("com.dynamics365.dataverse.contact.message.updatemultiple.v1");
  });
});

describe("a message of another kind", () => {
  const other = (
    message: string,
    parameters: Record<string, Json>,
    changes: Record<string, Json> = {},
  ): EventDraft =>
    one(changed(asyncUpdate, { MessageName: message, InputParameters: pairs(parameters), ...changes }));
  const noTable = { PrimaryEntityName: "none", PrimaryEntityId: "00000000-0000-0000-0000-000000000000" };

  it("bears its parameters as plain values", () => {
    const draft = other("Assign", {
      Target: reference("contact", CONTACT),
      Assignee: reference("team", TEAM),
    });
    expect(draft.type).toBe("com.dynamics365.dataverse.contact.message.assign.v1");
    expect(draft.subject).toBe(`contact/${CONTACT}`);
    expect(draft.schema).toBe("dataverse/message-event/1.0.json");
    expect(draft.data).toMatchObject({
      ...{ message: "Assign", table: "contact", rowId: CONTACT },
      parameters: { Target: { table: "contact", id: CONTACT }, Assignee: { table: "team", id: TEAM } },
    });
  });

  it("takes its row from the parameter that names one, where the envelope does not", () => {
    const related = [reference("contact", CONTACT)];
    const associate = other(
      "Associate",
      { Target: reference("account", ACCOUNT), RelatedEntities: related },
      noTable,
    );
    expect(associate.subject).toBe(`account/${ACCOUNT}`);
    expect(associate.type).toBe("com.dynamics365.dataverse.account.message.associate.v1");
    const setState = other("SetState", { EntityMoniker: reference("account", ACCOUNT) }, noTable);
    expect(setState.subject).toBe(`account/${ACCOUNT}`);
  });

  it("needs neither a table nor parameters", () => {
    const draft = other("new_Reindex", {}, noTable);
    expect(draft.type).toBe("com.dynamics365.dataverse.none.message.new_reindex.v1");
    expect(draft.subject).toBe("none");
    expect(draft.flaws).toEqual([]);
    expect(draft.data).not.toHaveProperty("table");
  });

  it("cannot take the type of a row's event, whatever its name", () => {
    const draft = other("Updated", {}, { PrimaryEntityName: "contact.message" });
    expect(draft.type).toBe("com.dynamics365.dataverse.contact%2Emessage.message.updated.v1");
  });
});

describe("a message that was cut", () => {
  const CUT = {
    InputParameters: undefined,
    ParentContext: undefined,
    PreEntityImages: [],
    PostEntityImages: null,
  };

  it.each<[string, Uint8Array, Partial<Message>]>([
    ["the header", changed(asyncUpdate, {}), { headers: { "x-ms-dynamics-msg-size-exceeded": "" } }],
    [
      "the property",
      changed(asyncUpdate, {}),
      { path: "queue", properties: { messagemaxsizeexceeded: true } },
    ],
    ["its shape", changed(asyncUpdate, CUT), {}],
  ])("is known by %s, and has the id of a whole one", (_how, body, message) => {
    const draft = one(body, message);
    expect(draft.flaws).toEqual(["truncated"]);
    expect(draft.data.truncated).toEqual({ recoverable: true });
    expect(eventId(draft)).toBe(eventId(one(changed(asyncUpdate, {}))));
  });

  it("says of a deleted row that it is gone", () => {
    expect(one(changed("delete-account-sync", CUT)).data.truncated).toEqual({ recoverable: false });
  });

  it("is known by its shape for messages of another kind, too", () => {
    const draft = one(changed(asyncUpdate, { ...CUT, MessageName: "Assign", PreEntityImages: null }));
    expect(draft.flaws).toEqual(["truncated"]);
    expect(draft.data.truncated).toEqual({ recoverable: false });
  });
});

describe("what makes an event the same", () => {
  const ids = (body: Uint8Array, message: Partial<Message> = {}): string =>
    understood(body, message).map(eventId).join();

  it("is not the way that it came, nor when", () => {
    const body = changed("create-allfields-sync", {});
    const byQueue = understood(body, {
      path: "queue",
      contentType: undefined,
      arrival: "b",
      receivedAtMs: 7,
    });
    expect(byQueue).toEqual(understood(body));
  });

  it("is not how ids are spelt", () => {
    const spelt = { OperationId: "{4AF10637-4EA2-E711-8122-000D3AA2331C}" };
    expect(ids(changed(asyncUpdate, spelt))).toBe(ids(changed(asyncUpdate, {})));
  });

  it.each<[string, string, Record<string, Json>]>([
    ["another step", asyncUpdate, { OwningExtension: { Id: TEAM } }],
    ["another job", asyncUpdate, { OperationId: TEAM }],
    ["another environment", asyncUpdate, { OrganizationId: TEAM }],
    ["another row within a synchronous request", "delete-account-sync", { PrimaryEntityId: TEAM }],
    ["another moment within it", "delete-account-sync", { OperationCreatedOn: "/Date(1697168286709)/" }],
    ["another depth within it", "delete-account-sync", { Depth: 2 }],
    ["another stage within it", "delete-account-sync", { Stage: 20 }],
    [
      "another image within it",
      "delete-account-sync",
      { PreEntityImages: [{ key: "Pre", value: { Attributes: [] } }] },
    ],
  ])("is not %s", (_what, name, changes) => {
    expect(ids(changed(name, changes))).not.toBe(ids(changed(name, {})));
  });

  it("is the content as well, for a synchronous step", () => {
    const [target] = Object(fixture("create-allfields-sync").InputParameters);
    const other = { ...target, value: { ...target.value, RowVersion: "2" } };
    expect(ids(changed("create-allfields-sync", { InputParameters: [other] }))).not.toBe(
      ids(changed("create-allfields-sync", {})),
    );
  });

  it.each(["OrganizationId", "OwningExtension", "OperationId", "Mode"])(
    "is its content and its endpoint without %s",
    (member) => {
      const body = changed(asyncUpdate, { [member]: undefined });
      const draft = one(body);
      expect(draft.flaws).toEqual(["unkeyed"]);
      expect(draft.key.slice(0, 2)).toEqual(["content", "sales"]);
      const elsewhere = { ...dataverseMessage(body).endpoint, name: "service" };
      expect(ids(body, { endpoint: elsewhere })).not.toBe(ids(body));
    },
  );

  it("is the endpoint's environment where the body names none", () => {
    expect(one(changed(asyncUpdate, { OrganizationId: null })).source).toBe(
      "urn:dynamics365:dataverse:contoso.crm4.dynamics.com",
    );
  });
});

describe("attributes of an event", () => {
  it("order whole seconds in texts of one width, whatever the step", () => {
    expect(one(changed("delete-account-sync", {})).extensions.sequence).toBe("001697168286");
    expect(one(changed(asyncUpdate, { OperationCreatedOn: "/Date(9000)/" })).extensions.sequence).toBe(
      "000000000009",
    );
    expect(one(changed(asyncUpdate, { OperationCreatedOn: null })).extensions).not.toHaveProperty("sequence");
  });

  it("leave the time out where the platform never set it", () => {
    expect(one(changed(asyncUpdate, { OperationCreatedOn: "/Date(-62135596800000)/" })).time).toBeUndefined();
  });

  it("name the request as the cause", () => {
    const { requestId } = Object(one(changed("delete-account-sync", {})).data.execution);
    expect(one(changed("delete-account-sync", {})).extensions.causationid).toBe(requestId);
  });
});

describe("what is refused", () => {
  it("a body of another content type, with the formats that there are", () => {
    const failure = failureOf(Buffer.from("@"), { contentType: "application/vnd.ms-internal" });
    expect(failure.code).toBe("FORMAT_UNSUPPORTED");
    expect(failure.message).toMatch(
      /application\/json, application\/xml, application\/msbin1 .*messageformat 2/,
    );
  });

  it.each<[string, string, string, RegExp]>([
    ["a list", "[1,2]", "SOURCE_MISMATCH", /a list of 2/],
    ["a number", "5", "SOURCE_MISMATCH", /«5»/],
    ["null", "null", "SOURCE_MISMATCH", /null/],
    ["an object of another kind", '{"a":1}', "SOURCE_MISMATCH", /an object with a\./],
    ["a business event", '{"EventId":"1","BusinessEventId":"X"}', "SOURCE_MISMATCH", /Finance & Operations/],
    [
      "parameters that are no list",
      '{"MessageName":"Create","InputParameters":{}}',
      "PAYLOAD_MALFORMED",
      /\$\.InputParameters, came an object/,
    ],
    [
      "a parameter without a key",
      '{"MessageName":"Create","InputParameters":[1]}',
      "PAYLOAD_MALFORMED",
      /\$\.InputParameters\[0\], came «1»/,
    ],
    [
      "a target that is a text",
      '{"MessageName":"Create","InputParameters":[{"key":"Target","value":"x"}]}',
      "PAYLOAD_MALFORMED",
      /an Entity or EntityReference at \$\.InputParameters\.Target/,
    ],
    [
      "a stage that is a text",
      '{"MessageName":"Create","Stage":"40"}',
      "PAYLOAD_MALFORMED",
      /an integer or null at \$\.Stage, came «40»/,
    ],
    [
      "a step that is a text",
      '{"MessageName":"Create","OwningExtension":"x"}',
      "PAYLOAD_MALFORMED",
      /\$\.OwningExtension/,
    ],
    [
      "an image that is a text",
      '{"MessageName":"Create","PrimaryEntityName":"a","PreEntityImages":[{"key":"P","value":"x"}]}',
      "PAYLOAD_MALFORMED",
      /\$\.PreEntityImages\.P/,
    ],
    [
      "one parameter twice",
      '{"MessageName":"X","InputParameters":[{"key":"a","value":1},{"key":"a","value":1}]}',
      "PAYLOAD_DUPLICATE_MEMBER",
      /\$\.InputParameters once, came «a»/,
    ],
  ])("is %s", (_what, body, code, message) => {
    const failure = failureOf(Buffer.from(body));
    expect(failure.code).toBe(code);
    expect(failure.message).toMatch(message);
  });
});
