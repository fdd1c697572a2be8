import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { EventDraft, Json, JsonObject } from "../../../shared/cloudevents/event-draft.ts";
import { eventId } from "../../../shared/cloudevents/event-id.ts";
import { understandFinops } from "../../../shared/finops/understand-finops.ts";
import type { Message } from "../../../shared/inbound/message.ts";
import { understand } from "../../../shared/pipeline/understand.ts";
import { finopsMessage } from "./finops-message.ts";

const FIXTURES = join(import.meta.dirname, "../../fixtures");
const BARE: JsonObject = JSON.parse(
  readFileSync(join(FIXTURES, "fno-json/purchaseorderconfirmed-2021.json"), "utf8"),
);

const pairs = (object: JsonObject): Json => Object.entries(object).map(([key, value]) => ({ key, value }));

/** A context of Dataverse around parameters. */
function context(InputParameters: Json, changes: JsonObject = {}): string {
  return JSON.stringify({
    MessageName: "BusinessEvent",
    PrimaryEntityName: "none",
    PrimaryEntityId: "00000000-0000-0000-0000-000000000000",
    OrganizationId: "b0f9e5c4-5f0a-4b3e-9d59-2f8f8f0e7c11",
    OperationId: "0c1f7d3e-6d46-4d1f-8d35-7b6d6b7c9f10",
    Mode: 1,
    Stage: 40,
    InputParameters,
    ...changes,
  });
}

const ENTITY = {
  __type: "Entity:http://schemas.microsoft.com/xrm/2011/Contracts",
  Id: "00000000-0000-0000-0000-000000000000",
};
const WRAPPED: readonly (readonly [string, string])[] = [
  ["a parameter for each member", context(pairs(BARE))],
  [
    "parameters in another order",
    context(
      Object.entries(BARE)
        .reverse()
        .map(([key, value]) => ({ key, value })),
    ),
  ],
  [
    "its JSON in one parameter",
    context([
      { key: "Note", value: "{no JSON" },
      { key: "Payload", value: JSON.stringify(BARE) },
    ]),
  ],
  [
    "an Entity with a column for each member",
    context([{ key: "Event", value: { ...ENTITY, Attributes: pairs(BARE) } }]),
  ],
];

function proxied(body: string): readonly EventDraft[] {
  const message: Message = finopsMessage(body);
  const { name, environment: finopsEnvironment } = message.endpoint;
  const endpoint = {
    ...message.endpoint,
    name,
    kind: "dataverse",
    environment: "org",
    finopsEnvironment,
  } as const;
  return understand({ ...message, endpoint }, () => true).drafts;
}

describe("a business event in a context of Dataverse", () => {
  const bare = understandFinops(finopsMessage(JSON.stringify(BARE)));

  it.each(WRAPPED)("is the same event as without, as %s", (_, body) => {
    expect(JSON.stringify(understandFinops(finopsMessage(body)))).toBe(JSON.stringify(bare));
  });

  it.each(WRAPPED)("is so at a Dataverse endpoint that names the environment, as %s", (_, body) => {
    expect(JSON.stringify(proxied(body))).toBe(JSON.stringify(bare));
  });

  it("is a message of Dataverse where the endpoint names no environment", () => {
    const { endpoint, ...message } = finopsMessage(context(pairs(BARE)));
    const { drafts } = understand({ ...message, endpoint: { ...endpoint, kind: "dataverse" } }, () => true);
    expect(drafts.map(({ type }) => type)).toEqual([
      "com.dynamics365.dataverse.none.message.businessevent.v1",
    ]);
  });
});

describe("what else comes by such an endpoint", () => {
  it.each([
    ["a data event", "dataverse-json/fno-data-event-create-custcustomerv3.json"],
    ["a change of a row", "dataverse-json/update-contact-async-docs.json"],
  ])("stays an event of Dataverse: %s", (_, file) => {
    const body = readFileSync(join(FIXTURES, file), "utf8");
    const { endpoint, ...message } = finopsMessage(body);
    const plain = understand(
      { ...message, endpoint: { ...endpoint, kind: "dataverse", environment: "org" } },
      () => true,
    );
    expect(proxied(body).map(eventId)).toEqual(plain.drafts.map(eventId));
  });

  it("is no business event where a row that changed has columns of such names", () => {
    const row = {
      ...ENTITY,
      LogicalName: "new_log",
      Attributes: pairs({ EventId: "7", BusinessEventId: "x" }),
    };
    const body = context([{ key: "Target", value: row }], {
      MessageName: "Create",
      PrimaryEntityName: "new_log",
    });
    expect(proxied(body).map(({ type }) => type)).toEqual(["com.dynamics365.dataverse.new_log.created.v1"]);
  });

  it.each([
    ["no parameters", context(null)],
    ["parameters without an id", context(pairs({ EventTime: "/Date(0)/" }))],
    ["a text that only begins as an object", context([{ key: "EventText", value: '{"EventId":' }])],
  ])("is no business event: %s", (_, body) => {
    expect(() => understandFinops(finopsMessage(body))).toThrow(/context without one/);
    expect(proxied(body)).toHaveLength(1);
  });
});

describe("a business event that Service Bus carries as a .NET text", () => {
  const MSBIN1 = { contentType: "application/msbin1", path: "queue" } as const;

  /** What .NET writes for a text: the element `string`, its namespace, and the characters. */
  function binary(text: string, name = "string"): Buffer {
    const namespace = Buffer.from("http://schemas.microsoft.com/2003/10/Serialization/");
    const characters = Buffer.from(text);
    const length = Buffer.alloc(2);
    length.writeUInt16LE(characters.length);
    const chars16WithEnd = 0x9b;
    return Buffer.concat([
      Buffer.of(0x40, name.length),
      Buffer.from(name),
      Buffer.of(0x08, namespace.length),
      namespace,
      Buffer.of(chars16WithEnd),
      length,
      characters,
    ]);
  }

  it("is the same event as by HTTPS", () => {
    const text = JSON.stringify({ ...BARE, Name: "Zoë 😀 東京" });
    expect(understandFinops(finopsMessage(binary(text), MSBIN1))).toEqual(
      understandFinops(finopsMessage(text)),
    );
  });

  it.each([
    ["another element", binary("{}", "strinq"), "SOURCE_MISMATCH", "«strinq»"],
    ["no JSON", binary("hello"), "PAYLOAD_MALFORMED", ""],
    ["JSON itself", Buffer.from(JSON.stringify(BARE)), "PAYLOAD_MALFORMED", ""],
    ["nothing", Buffer.alloc(0), "PAYLOAD_EMPTY", ""],
  ])("is refused with its reason: %s", (_, body, code, message) => {
    expect(() => understandFinops(finopsMessage(body, MSBIN1))).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(message) }),
    );
  });
});
