import { describe, expect, it } from "vitest";
import { understandAif } from "../../../shared/aif/understand-aif.ts";
import type { EventDraft } from "../../../shared/cloudevents/event-draft.ts";
import { eventId } from "../../../shared/cloudevents/event-id.ts";
import { checkContract } from "../../../shared/contracts/check-contract.ts";
import { Failure } from "../../../shared/failure/failure.ts";
import type { Message } from "../../../shared/inbound/message.ts";
import { aifMessage } from "./aif-message.ts";

const MESSAGE = "http://schemas.microsoft.com/dynamics/2011/01/documents/Message";
const BATCH = "http://schemas.microsoft.com/dynamics/2009/06/documents/Batch";
const ORDER = "http://schemas.microsoft.com/dynamics/2008/01/documents/SalesOrder";
const ID = "<MessageId>{5603D03A-4380-404D-9F27-738BE0FEA13E}</MessageId>";
const ACTION =
  "<Action>http://schemas.microsoft.com/dynamics/2008/01/services/SalesOrderService/create</Action>";

function envelope(header: string, parts = "", namespace = MESSAGE): string {
  const body = `<Body><MessageParts>${parts}</MessageParts></Body>`;
  return `<Envelope xmlns="${namespace}"><Header>${header}</Header>${body}</Envelope>`;
}

function understandAll(xml: string, changes: Partial<Message> = {}): readonly EventDraft[] {
  const drafts = understandAif(aifMessage(xml, changes));
  for (const { data, schema } of drafts) checkContract(data, schema);
  return drafts;
}

function understand(xml: string, changes: Partial<Message> = {}): EventDraft {
  const [draft, ...others] = understandAll(xml, changes);
  if (draft === undefined || others.length > 0) throw new Error("expected one event");
  return draft;
}

/** The part of a message that holds one document. */
function part(xml: string): unknown {
  return understand(envelope(ID + ACTION, `<SalesOrder>${xml}</SalesOrder>`)).data.parts;
}

function failureOf(work: () => unknown): Failure {
  try {
    work();
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error("expected a failure");
}

describe("the envelope of a message", () => {
  it.each([
    ["with https", MESSAGE.replace("http:", "https:")],
    ["of AX 2009", MESSAGE.replace("2011", "2008")],
    ["broken over lines", MESSAGE.replace("dynamics/", "dynamics/\n    ")],
  ])("is known by its namespace %s", (_, namespace) => {
    expect(understand(envelope(ID + ACTION, "", namespace))).toEqual(understand(envelope(ID + ACTION)));
  });

  it("is the same event however its prefixes are spelt", () => {
    const prefixed = `<m:Envelope xmlns:m="${MESSAGE}"><m:Header><m:MessageId>5603d03a-4380-404d-9f27-738be0fea13e</m:MessageId></m:Header><m:Body><m:MessageParts><o:SalesOrder xmlns:o="${ORDER}"><o:A>1</o:A></o:SalesOrder></m:MessageParts></m:Body></m:Envelope>`;
    const plain = envelope(ID, `<SalesOrder xmlns="${ORDER}"><A>1</A></SalesOrder>`);
    expect(understand(prefixed)).toEqual(understand(plain));
  });

  it.each([
    [ACTION, "com.dynamics365.aif.salesorder.create.v1"],
    [
      "<Action>\n http://tempuri.org/\n WHSShipmentASNService/create\n</Action>",
      "com.dynamics365.aif.whsshipmentasn.create.v1",
    ],
    ["<Action>urn:x/a.b Service/c.d</Action>", "com.dynamics365.aif.a%2Eb.c%2Ed.v1"],
    ["<Action>create</Action>", "com.dynamics365.aif.none.create.v1"],
    ["<Action>http://x/Service/read</Action>", "com.dynamics365.aif.service.read.v1"],
    ["", "com.dynamics365.aif.none.message.v1"],
  ])("gives the type by its action: %s", (action, type) => {
    expect(understand(envelope(ID + action)).type).toBe(type);
  });

  it("says in its type that a request failed", () => {
    expect(understand(envelope(ID + ACTION, "<Fault><Code>X</Code></Fault>")).type).toBe(
      "com.dynamics365.aif.salesorder.create.failed.v1",
    );
  });

  it("keeps header members that have no name of ours, and those that are not what they should be", () => {
    const odd = `<SourceEndpoint>CRM</SourceEndpoint><Company a="1">CEU</Company><Action>a</Action><Action>b</Action>`;
    expect(understand(envelope(ID + odd)).data).toEqual({
      messageId: "5603d03a-4380-404d-9f27-738be0fea13e",
      header: { SourceEndpoint: "CRM", Company: { "@a": "1", "#text": "CEU" }, Action: ["a", "b"] },
      parts: {},
    });
  });

  it("names what it answers and its conversation as attributes", () => {
    const header = `<RequestMessageId>{AB}\n </RequestMessageId><ConversationId>{CD}</ConversationId>`;
    expect(understand(envelope(ID + header)).extensions).toMatchObject({
      causationid: "ab",
      correlationid: "cd",
    });
  });

  it("is about the company, the service and its one key", () => {
    const field = (name: string, value: string): string =>
      `<KeyField><Field>${name}</Field><Value>${value}</Value></KeyField>`;
    const key = `<EntityKey><KeyData>${field("SalesId", "7")}${field("LineNum", "1")}</KeyData></EntityKey>`;
    const subject = (keys: string): string =>
      understand(envelope(`${ID + ACTION}<Company>CEU</Company>`, `<EntityKeyList>${keys}</EntityKeyList>`))
        .subject;
    expect(subject(key)).toBe("ceu/SalesOrder/SalesId=7,LineNum=1");
    expect(subject(key + key)).toBe("ceu/SalesOrder");
    expect(subject("")).toBe("ceu/SalesOrder");
  });
});

describe("the identity of a message", () => {
  it("is its id, however that is spelt and broken over lines", () => {
    const spelt = "<MessageId> {5603d03a-4380-404D-\n 9f27-738be0fea13e}</MessageId>";
    expect(eventId(understand(envelope(spelt)))).toBe(eventId(understand(envelope(ID))));
  });

  it("is the same alone and in a batch", () => {
    const alone = envelope(ID + ACTION);
    const [batched] = understandAll(`<Batch xmlns="${BATCH}" BatchId="{1A}">${alone}</Batch>`);
    expect(batched).toMatchObject({ key: understand(alone).key, data: understand(alone).data });
    expect(batched?.extensions.batchid).toBe("1a");
  });

  it("is content, endpoint and place in the batch where there is no id, and says so", () => {
    const unnamed = envelope("<MessageId></MessageId>");
    const drafts = understandAll(`<Batch xmlns="${BATCH}">${unnamed}${unnamed}</Batch>`);
    expect(new Set(drafts.map(eventId)).size).toBe(2);
    for (const { flaws } of drafts) expect(flaws).toEqual(["unkeyed"]);
    expect(eventId(understand(unnamed))).toBe(eventId(understand(unnamed.replace("http:", "https:"))));
    expect(eventId(understand(envelope("", "<A/>")))).not.toBe(eventId(understand(unnamed)));
  });
});

describe("the document of a message", () => {
  it.each([
    ["<A>1.10</A>", { A: "1.10" }],
    ["<A> x\n y </A>", { A: " x\n y " }],
    ["<A/>", { A: "" }],
    ["<A>a&amp;b&#x1F600;<![CDATA[<c>]]></A>", { A: "a&b😀<c>" }],
    ["<A>1</A><B/><A>2</A>", { A: ["1", "2"], B: "" }],
    ['<A class="entity"><B>1</B></A>', { A: [{ "@class": "entity", B: "1" }] }],
    ['<A action="update">x</A>', { A: { "@action": "update", "#text": "x" } }],
    ['<A b="1"> </A>', { A: { "@b": "1", "#text": " " } }],
    ["<A>\n  <B>1</B>\n</A>", { A: { B: "1" } }],
    ["<A>x<B>1</B>y</A>", { A: { B: "1", "#text": "xy" } }],
    ['<A xml:lang="EN-US">x</A>', { A: { "@xml:lang": "EN-US", "#text": "x" } }],
    ['<A xmlns:n="http://www.w3.org/2001/XMLSchema-instance" n:nil="true"/>', { A: { "@xsi:nil": "true" } }],
    ['<A xmlns:n="urn:n" n:b="1"/>', { A: { "@{urn:n}b": "1" } }],
    ["<KeyField><Field>F</Field></KeyField>", { KeyField: [{ Field: "F" }] }],
  ])("is a tree: %s", (xml, tree) => {
    expect(part(xml)).toEqual({ SalesOrder: tree });
  });

  it("keeps an element whose name is that of a prototype's member", () => {
    const text = JSON.stringify(part("<__proto__>1</__proto__><constructor>2</constructor>"));
    expect(text).toBe('{"SalesOrder":{"__proto__":"1","constructor":"2"}}');
  });

  it("names a namespace where it changes, in one spelling", () => {
    const xml = `<SalesOrder xmlns="${ORDER.replace("http:", "https:")}"><A>1</A><B xmlns="urn:b"><C/></B></SalesOrder>`;
    expect(understand(envelope(ID, xml)).data.parts).toEqual({
      SalesOrder: { "@xmlns": ORDER, A: "1", B: { "@xmlns": "urn:b", C: "" } },
    });
  });
});

describe("what is no message of AIF", () => {
  it.each([
    ["another root", "<Order/>", /Envelope or a Batch of AIF, came «Order»/],
    [
      "another namespace",
      '<Envelope xmlns="urn:x"><Body/></Envelope>',
      /«Envelope» of the namespace «urn:x»/,
    ],
    ["no body", `<Envelope xmlns="${MESSAGE}"><Header/></Envelope>`, /Body, came one with «Header»/],
    ["an empty batch", `<Batch xmlns="${BATCH}"/>`, /came an empty one/],
    [
      "a batch of something else",
      `<Batch xmlns="${BATCH}">${envelope(ID)}<Order/></Batch>`,
      /child 2 of the Batch, came «Order»/,
    ],
  ])("is a mismatch that names it: %s", (_, xml, message) => {
    const failure = failureOf(() => understandAll(xml));
    expect(failure.code).toBe("SOURCE_MISMATCH");
    expect(failure.message).toMatch(message);
  });

  it.each([
    ["no XML", "{}", "PAYLOAD_MALFORMED"],
    ["an entity of its own", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "PAYLOAD_MALFORMED"],
    ["nothing", "", "PAYLOAD_EMPTY"],
  ])("fails as the reader of XML does: %s", (_, xml, code) => {
    expect(failureOf(() => understandAll(xml)).code).toBe(code);
  });

  it("is refused by its declared type, which is not guessed at", () => {
    const failure = failureOf(() => understandAll(envelope(ID), { contentType: "application/json" }));
    expect(failure.code).toBe("FORMAT_UNSUPPORTED");
  });

  it.each([["text/xml"], ["application/soap+xml"], [undefined]])(
    "is not so by the type %s",
    (contentType) => {
      expect(understand(envelope(ID), { contentType })).toEqual(understand(envelope(ID)));
    },
  );
});
