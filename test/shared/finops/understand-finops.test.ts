import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EventDraft, Json, JsonObject } from "../../../shared/cloudevents/event-draft.ts";
import { eventId } from "../../../shared/cloudevents/event-id.ts";
import { makeEvent } from "../../../shared/cloudevents/make-event.ts";
import { checkContract } from "../../../shared/contracts/check-contract.ts";
import { Failure } from "../../../shared/failure/failure.ts";
import { understandFinops } from "../../../shared/finops/understand-finops.ts";
import type { Message } from "../../../shared/inbound/message.ts";
import { isObject } from "../../../shared/wire/json/kinds.ts";
import { readJson } from "../../../shared/wire/json/read-json.ts";
import { SAMPLE_FACTS } from "../cloudevents/sample-draft.ts";
import { finopsMessage } from "./finops-message.ts";

const CONFIRMED: JsonObject = readFixture("purchaseorderconfirmed-2021");
const FULL: JsonObject = readFixture("dummybusinessevent1-full-envelope");
const SAMPLE: JsonObject = readFixture("schema-download-adhoc-workorder");

function readFixture(name: string): JsonObject {
  return JSON.parse(readFileSync(join(import.meta.dirname, `../../fixtures/fno-json/${name}.json`), "utf8"));
}

/** The one event of a body; members set to `undefined` are left out of it. */
function understand(body: Record<string, Json | undefined>, changes: Partial<Message> = {}): EventDraft {
  const [draft, ...others] = understandFinops(finopsMessage(JSON.stringify(body), changes));
  expect(others).toEqual([]);
  if (draft === undefined) throw new Error("expected one event");
  checkContract(draft.data, draft.schema);
  return draft;
}

function asObject(value: Json | undefined): JsonObject {
  if (!isObject(value)) throw new Error("expected an object");
  return value;
}

describe("the identity of a business event", () => {
  it.each([
    ["{55A81094-A14E-46A6-A12C-07ED5C5990C6}"],
    ["55a81094-a14e-46a6-a12c-07ed5c5990c6"],
    ["{55a81094-A14E-46a6-a12c-07ed5c5990c6}"],
  ])("does not depend on how its id is spelt: %s", (EventId) => {
    expect(eventId(understand({ ...CONFIRMED, EventId }))).toBe(eventId(understand(CONFIRMED)));
  });

  it("is the same by webhook and by queue, now and later", () => {
    const later = understand(CONFIRMED, {
      path: "queue",
      receivedAtMs: 9,
      arrival: "b",
      headers: { a: "b" },
    });
    expect(later).toEqual(understand(CONFIRMED));
  });

  it("is another in another environment, however that one's case is written", () => {
    const { endpoint } = finopsMessage("");
    const inEnvironment = (environment: string): string =>
      eventId(understand(CONFIRMED, { endpoint: { ...endpoint, environment } }));
    expect(inEnvironment("fabrikam.operations.dynamics.com")).not.toBe(eventId(understand(CONFIRMED)));
    expect(inEnvironment("CONTOSO.operations.dynamics.com")).toBe(eventId(understand(CONFIRMED)));
  });

  it.each([[undefined], [""], [null], ["{00000000-0000-0000-0000-000000000000}"], [7]])(
    "is made of content and endpoint, and says so, when EventId is %j",
    (EventId) => {
      const draft = understand({ ...CONFIRMED, EventId });
      expect(draft.flaws).toEqual(["unkeyed"]);
      expect(eventId(understand({ ...CONFIRMED, EventId }))).toBe(eventId(draft));
      expect(eventId(understand({ ...CONFIRMED, EventId, VendorAccount: "other" }))).not.toBe(eventId(draft));
      const { endpoint } = finopsMessage("");
      const elsewhere = understand({ ...CONFIRMED, EventId }, { endpoint: { ...endpoint, name: "other" } });
      expect(eventId(elsewhere)).not.toBe(eventId(draft));
    },
  );

  it("is the same for a body without an id whose members come in another order", () => {
    const { EventId: _, ...unkeyed } = CONFIRMED;
    const reversed = Object.fromEntries(Object.entries(unkeyed).reverse());
    expect(eventId(understand(reversed))).toBe(eventId(understand(unkeyed)));
  });
});

describe("the type and the subject of a business event", () => {
  it.each<[Json | undefined, string]>([
    ["SalesOrderConfirmedBusinessEvent", "com.dynamics365.finops.salesorderconfirmed.v1"],
    ["DummyBusinessEvent1", "com.dynamics365.finops.dummybusinessevent1.v1"],
    ["BusinessEvent", "com.dynamics365.finops.businessevent.v1"],
    ["endpoint.probed", "com.dynamics365.finops.endpoint%2eprobed.v1"],
    ["Zwei Wörter", "com.dynamics365.finops.zwei%20w%c3%b6rter.v1"],
    ["half a pair \ud83d", "com.dynamics365.finops.half%20a%20pair%20%ef%bf%bd.v1"],
    [undefined, "com.dynamics365.finops.businessevent.v1"],
    ["", "com.dynamics365.finops.businessevent.v1"],
  ])("name the event %j as %s", (BusinessEventId, type) => {
    expect(understand({ ...CONFIRMED, BusinessEventId }).type).toBe(type);
  });

  it.each<[string, Record<string, Json | undefined>, string]>([
    ["the company", { BusinessEventLegalEntity: "USMF" }, "usmf/PurchaseOrderConfirmedBusinessEvent"],
    ["the event's own company, if it has no other", {}, "brmf/PurchaseOrderConfirmedBusinessEvent"],
    ["the event, if it has no company", { LegalEntity: undefined }, "PurchaseOrderConfirmedBusinessEvent"],
    ["company and a name for all, if it has no name", { BusinessEventId: undefined }, "brmf/BusinessEvent"],
  ])("begin with %s", (_, changes, subject) => {
    expect(understand({ ...CONFIRMED, ...changes }).subject).toBe(subject);
  });

  it("end with the record that the author named", () => {
    const draft = understand({ ...CONFIRMED, ContextRecordSubject: "BRMF-000018" });
    expect(draft.subject).toBe("brmf/PurchaseOrderConfirmedBusinessEvent/BRMF-000018");
    expect(draft.extensions.partitionkey).toBe(draft.subject);
  });

  it("leave a partition key that a session can bear", () => {
    const draft = understand({ ...CONFIRMED, ContextRecordSubject: "x".repeat(200) });
    expect(draft.extensions.partitionkey).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe("the time of a business event", () => {
  it.each<[string, Json | undefined, Json | undefined, string | undefined]>([
    [
      "the exact one, digit for digit",
      "/Date(1672408275000)/",
      "2022-12-30T13:51:15.2942742Z",
      "2022-12-30T13:51:15.2942742Z",
    ],
    ["the rough one alone", "/Date(1672408275000)/", undefined, "2022-12-30T13:51:15.000Z"],
    ["the rough one in the exact one's form", "2022-12-30T13:51:15Z", undefined, "2022-12-30T13:51:15Z"],
    [
      "the exact one in UTC",
      "/Date(1672408275000)/",
      "2022-12-30T14:51:15.2942742+01:00",
      "2022-12-30T13:51:15.2942742Z",
    ],
    ["none for 1900", "/Date(-2208988800000)/", undefined, undefined],
    ["none for 1900, exactly", "/Date(-2208988800000)/", "1900-01-01T00:00:00.0000000Z", undefined],
    ["none for no date", "today", "tomorrow", undefined],
    ["none for a zone whose meaning is unknown", "/Date(1672408275000+0200)/", undefined, undefined],
    [
      "the rough one for a day that no calendar has",
      "/Date(1672408275000)/",
      "2022-02-30T13:51:15Z",
      "2022-12-30T13:51:15.000Z",
    ],
    ["none for a year beyond four digits", "/Date(253402300800000)/", undefined, undefined],
  ])("is %s", (_, EventTime, EventTimeIso8601, time) => {
    expect(understand({ ...FULL, EventTime, EventTimeIso8601 }).time).toBe(time);
  });

  it("is kept twice when its two members disagree", () => {
    const draft = understand({ ...FULL, EventTime: "/Date(1672408276300)/" });
    expect(draft.time).toBe("2022-12-30T13:51:15.2942742Z");
    expect(draft.data.values).toMatchObject({ EventTime: "2022-12-30T13:51:16.300Z" });
    expect(understand(FULL).data.values).not.toHaveProperty("EventTime");
  });
});

describe("the sequence of a business event", () => {
  it.each<[string, string | undefined]>([
    ["5637144576", "0000000005637144576"],
    ["9223372036854775807", "9223372036854775807"],
    ["0", undefined],
    ["-9223372036854775808", undefined],
    ['"none"', undefined],
    ["10000000000000000000", undefined],
    ["1.5", undefined],
  ])("is made of the control number %s alone", (controlNumber, sequence) => {
    const body = JSON.stringify({ ...FULL, ControlNumber: 1 }).replace(
      '"ControlNumber":1',
      `"ControlNumber":${controlNumber}`,
    );
    const [draft] = understandFinops(finopsMessage(body));
    expect(draft?.extensions.sequence).toBe(sequence);
  });
});

describe("the values of a business event", () => {
  const customValue = (value: Json): Json | undefined => {
    const { values } = understand({ ...FULL, Custom: value }).data;
    return asObject(values).Custom;
  };

  it.each<[Json, Json]>([
    ["/Date(1672358400000)/", "2022-12-30T00:00:00.000Z"],
    ["/Date(-1)/", "1969-12-31T23:59:59.999Z"],
    ["/Date(-2208988800000)/", null],
    ["1900-01-01T00:00:00Z", null],
    ["2023-01-04T05:42:34+00:00", "2023-01-04T05:42:34+00:00"],
    ["/Date(1672358400000-0700)/", "/Date(1672358400000-0700)/"],
    ["/Date(x)/", "/Date(x)/"],
    ["1900-01-01", "1900-01-01"],
    ["1900-01-01T08:00:00Z", "1900-01-01T08:00:00Z"],
    ["{A5A1DC5B-62A5-47DD-859B-9FD7A5D4D22C}", "{A5A1DC5B-62A5-47DD-859B-9FD7A5D4D22C}"],
    [
      [{ ShipDate: "/Date(0)/", Lines: ["/Date(-2208988800000)/", 1.5] }],
      [{ ShipDate: "1970-01-01T00:00:00.000Z", Lines: [null, 1.5] }],
    ],
  ])("give %j as %j", (value, expected) => {
    expect(customValue(value)).toEqual(expected);
  });

  it("leave out base members that say nothing", () => {
    const empty = {
      BusinessEventLegalEntity: "",
      ContextRecordSubject: null,
      ControlNumber: 0,
      InitiatingUserAADObjectId: "{00000000-0000-0000-0000-000000000000}",
      MajorVersion: null,
      ParentContextRecordSubjects: null,
      EventTime: "/Date(-2208988800000)/",
      EventTimeIso8601: "1900-01-01T00:00:00Z",
    };
    expect(understand({ ...FULL, ...empty }).data).toEqual({
      businessEventId: "DummyBusinessEvent1",
      eventId: "3c47a4cd-6edc-4319-b893-3f862eed65fd",
      minorVersion: 7,
      values: { DeliveryDate: "2022-12-30T00:00:00.000Z", ValueOne: "The one value" },
    });
  });

  it("keep a member named __proto__", () => {
    const [draft] = understandFinops(finopsMessage('{"EventId":"1","__proto__":{"EventId":"2"}}'));
    expect(JSON.stringify(draft?.data)).toBe('{"eventId":"1","values":{"__proto__":{"EventId":"2"}}}');
  });

  it("keep base members that are not what they should be", () => {
    const odd = {
      ControlNumber: "many",
      MajorVersion: "0",
      BusinessEventLegalEntity: 500,
      InitiatingUserAADObjectId: {},
      ParentContextRecordSubjects: [1],
    };
    const { data } = understand({ ...FULL, ...odd });
    expect(data.values).toMatchObject(odd);
    expect(data).not.toHaveProperty("controlNumber");
    expect(data).not.toHaveProperty("legalEntity");
  });

  it("lose nothing that a message says beside its base members", () => {
    const json = fc.jsonValue({ depthSize: "small" }).map((value) => JSON.parse(JSON.stringify(value)));
    const name = fc.string({ unit: "binary" }).filter((text) => !(text in FULL) && text !== "LegalEntity");
    fc.assert(
      fc.property(fc.dictionary(name, json), (custom) => {
        const { values } = understand({ ...FULL, ...custom }).data;
        const exact = asObject(readJson(Buffer.from(JSON.stringify(custom))));
        expect(values).toEqual({
          DeliveryDate: "2022-12-30T00:00:00.000Z",
          ValueOne: "The one value",
          ...exact,
        });
      }),
    );
  });
});

describe("trying out an endpoint", () => {
  it.each([["BusinessEventsTestEndpointContract"], ["businesseventstestendpointcontract"]])(
    "is recognised by the event %s",
    (BusinessEventId) => {
      const body = { ...FULL, BusinessEventId };
      const draft = understand(body);
      expect(draft.type).toBe("com.dynamics365.finops.endpoint.probed.v1");
      expect(draft.subject).toBe("endpoint/finance");
      expect(draft.data).toEqual({ probe: "test", endpoint: "finance", body });
    },
  );

  it("is recognised by a schema that was sent as it was downloaded, filled in with a name or not", () => {
    for (const BusinessEventId of ["", "ProjWorkOrderBusinessEvent"])
      expect(understand({ ...SAMPLE, BusinessEventId }).data).toMatchObject({ probe: "sample" });
  });

  it("is not what an event with an id, without a place for one, or with a time is", () => {
    const { EventId, EventTime, EventTimeIso8601 } = FULL;
    for (const real of [{ EventId }, { EventId: undefined }, { EventTime, EventTimeIso8601 }])
      expect(understand({ ...SAMPLE, BusinessEventId: "X", ...real }).type).toBe(
        "com.dynamics365.finops.x.v1",
      );
  });
});

describe("a message that is no business event", () => {
  it.each<[string, string, string]>([
    ["[]", "SOURCE_MISMATCH", "came a list"],
    ["null", "SOURCE_MISMATCH", "came null"],
    ["7", "SOURCE_MISMATCH", "came a number"],
    ['{"orderId":1,"eventId":"x"}', "SOURCE_MISMATCH", "came an object with «orderId, eventId»"],
    [
      '{"MessageName":"Update","PrimaryEntityName":"contact","EventId":"x"}',
      "SOURCE_MISMATCH",
      "kind dataverse",
    ],
    ["", "PAYLOAD_EMPTY", ""],
    ['{"EventId":', "PAYLOAD_MALFORMED", ""],
    ['{"EventId":"1","EventId":"2"}', "PAYLOAD_DUPLICATE_MEMBER", "EventId"],
  ])("is refused with its reason: %s", (body, code, message) => {
    expect(() => understandFinops(finopsMessage(body))).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(message) }),
    );
  });

  it.each([["application/xml"], ["application/octet-stream"], ["text/plain"]])(
    "is refused when it is declared as %s",
    (contentType) => {
      expect(() => understandFinops(finopsMessage(JSON.stringify(FULL), { contentType }))).toThrow(
        expect.objectContaining({
          code: "FORMAT_UNSUPPORTED",
          message: expect.stringContaining(contentType),
        }),
      );
    },
  );

  it.each([[undefined], ["application/json"], ["text/json"], ["application/vnd.contoso+json"]])(
    "is not one because it is declared as %s",
    (contentType) => {
      expect(understand(FULL, { contentType })).toEqual(understand(FULL));
    },
  );
});

describe("any message", () => {
  it("with an id becomes an event that fits its contract, whatever its members hold", () => {
    const odd = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.string({ unit: "binary" }),
      fc.constantFrom(
        "",
        "/Date(-2208988800000)/",
        "/Date(1672408275000)/",
        "1900-01-01T00:00:00Z",
        5637144576,
      ),
    );
    const members = fc.record(Object.fromEntries(Object.keys(FULL).map((name) => [name, odd])), {
      requiredKeys: [],
    });
    fc.assert(
      fc.property(members, fc.string({ unit: "binary" }), (body, id) => {
        const draft = understand(JSON.parse(JSON.stringify({ ...body, BusinessEventId: id })));
        expect(makeEvent(draft, SAMPLE_FACTS).type).toMatch(/^com\.dynamics365\.finops\.[^ ]+\.v1$/);
      }),
      { numRuns: 500 },
    );
  });

  it("becomes an event or a failure with a code, however its bytes are damaged", () => {
    const bytes = Buffer.from(JSON.stringify(FULL));
    const damage = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        damage,
        fc.option(fc.nat(bytes.length), { nil: bytes.length, freq: 9 }),
        (changes, length) => {
          const damaged = Buffer.from(bytes);
          for (const [index, byte] of changes) damaged[index] = byte;
          try {
            for (const draft of understandFinops(finopsMessage(damaged.subarray(0, length))))
              makeEvent(draft, SAMPLE_FACTS);
          } catch (error) {
            expect(error).toBeInstanceOf(Failure);
            expect(error).not.toMatchObject({ code: "CONTRACT_BROKEN" });
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
