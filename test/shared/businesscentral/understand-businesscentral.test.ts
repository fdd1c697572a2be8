import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type ClientStateCheck,
  understandBusinessCentral,
} from "../../../shared/businesscentral/understand-businesscentral.ts";
import type { EventDraft, Json } from "../../../shared/cloudevents/event-draft.ts";
import { eventId } from "../../../shared/cloudevents/event-id.ts";
import { checkContract } from "../../../shared/contracts/check-contract.ts";
import { Failure } from "../../../shared/failure/failure.ts";
import type { Message } from "../../../shared/inbound/message.ts";
import { businessCentralMessage } from "./businesscentral-message.ts";

const STATE = "a-client-state-that-is-secret";
const anyState: ClientStateCheck = () => true;

const ITEM = {
  subscriptionId: "c670ea73cacb459bb51dc1740da2f1db",
  clientState: STATE,
  expirationDateTime: "2026-11-25T09:12:44Z",
  resource:
    "api/v2.0/companies(b18aed47-c385-49d2-b954-dbdf8ad71780)/items(26814998-936a-401c-81c1-0e848a64971d)",
  changeType: "updated",
  lastModifiedDateTime: "2026-11-23T09:12:44.467Z",
};
const EVENT = {
  initiatingUserAADObjectId: "410a2690-5ec2-42ee-9f2a-e75b4e324930",
  timestamp: "2026-11-23T09:12:44.4670001Z",
  companyName: "CRONUS USA, Inc.",
  companyId: "b18aed47-c385-49d2-b954-dbdf8ad71780",
  eventName: "salesorderposted",
  payload: { ordernumber: "S-ORD101005" },
  appId: "e7320ebb-08b3-4406-b1ec-b4927d3e280b",
  clientState: STATE,
};

function understand(
  body: unknown,
  isClientState: ClientStateCheck = anyState,
  changes: Partial<Message> = {},
): readonly EventDraft[] {
  const drafts = understandBusinessCentral(
    businessCentralMessage(JSON.stringify(body), changes),
    isClientState,
  );
  for (const { data, schema } of drafts) checkContract(data, schema);
  return drafts;
}

/** The one event of an item that differs from the usual one. */
function changed(changes: Record<string, Json | undefined>): EventDraft {
  const [draft, ...others] = understand({ value: [{ ...ITEM, ...changes }] });
  if (draft === undefined || others.length > 0) throw new Error("expected one event");
  return draft;
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

describe("a change notification", () => {
  it("is an event for each item, over several subscriptions, in their order", () => {
    const items = [ITEM, { ...ITEM, subscriptionId: "other" }, { ...ITEM, changeType: "deleted" }];
    const drafts = understand({ value: items });
    expect(new Set(drafts.map(eventId)).size).toBe(3);
    expect(drafts.map(({ type }) => type)).toEqual([
      "com.dynamics365.businesscentral.items.updated.v1",
      "com.dynamics365.businesscentral.items.updated.v1",
      "com.dynamics365.businesscentral.items.deleted.v1",
    ]);
  });

  it("is the same event with and without a slash at the resource's start, and with a byte order mark", () => {
    const id = eventId(changed({}));
    expect(eventId(changed({ resource: `/${ITEM.resource}` }))).toBe(id);
    const marked = Buffer.from(`\uFEFF${JSON.stringify({ value: [ITEM] })}`);
    expect(understandBusinessCentral(businessCentralMessage(marked), anyState).map(eventId)).toEqual([id]);
  });

  it("is the same event after its subscription was renewed, and with another client state", () => {
    const renewed = changed({ expirationDateTime: "2026-11-28T00:00:00Z", clientState: "other" });
    expect(eventId(renewed)).toBe(eventId(changed({})));
    expect(renewed.data).toEqual(changed({}).data);
    expect(renewed.extensions.subscriptionexpiry).toBe("2026-11-28T00:00:00Z");
  });

  it.each([
    ["subscriptionId", "other"],
    ["resource", `${ITEM.resource}?x`],
    ["changeType", "created"],
    ["lastModifiedDateTime", "2026-11-23T09:12:44.468Z"],
  ])("is another event with another %s", (member, value) => {
    expect(eventId(changed({ [member]: value }))).not.toBe(eventId(changed({})));
  });

  it.each([["subscriptionId"], ["lastModifiedDateTime"]])(
    "is made of content and endpoint, and says so, without %s",
    (member) => {
      const draft = changed({ [member]: undefined });
      expect(draft.flaws).toEqual(["unkeyed"]);
      expect(draft.key).toContain("stores");
      expect(eventId(changed({ [member]: undefined, clientState: "another" }))).toBe(eventId(draft));
    },
  );

  it.each([
    [
      "/api/contoso/sales/v1.0/companies(c-1)/carParts(7)",
      { api: "contoso/sales/v1.0", companyId: "c-1", entity: "carParts", entityId: "7" },
      "companies(c-1)/carParts(7)",
    ],
    [
      "api/v2.0/companies('CRONUS, Ltd (UK)')/salesOrders(1)/salesOrderLines(2)",
      { api: "v2.0", companyId: "'CRONUS, Ltd (UK)'", entity: "salesOrderLines", entityId: "2" },
      "companies('CRONUS, Ltd (UK)')/salesOrders(1)/salesOrderLines(2)",
    ],
    [
      "/api/v2.0/companies(c-1)/items?$filter=number%20eq%20'a/b(c)'&x=?",
      { api: "v2.0", companyId: "c-1", entity: "items", query: "$filter=number%20eq%20'a/b(c)'&x=?" },
      "companies(c-1)/items",
    ],
    [
      "api/beta/companies(c-1)/items('a/b')",
      { api: "beta", entity: "items", entityId: "'a/b'" },
      "companies(c-1)/items('a/b')",
    ],
    ["items(1)", { entity: "items", entityId: "1" }, "items(1)"],
    [
      "/api/v2.0/companies(c-1)",
      { companyId: "c-1", entity: "companies", entityId: "c-1" },
      "companies(c-1)",
    ],
    [
      "https://api.businesscentral.dynamics.com/v2.0/tenant/Production/api/beta/companies(c-1)/items(1)",
      { api: "beta", companyId: "c-1", entity: "items", entityId: "1" },
      "companies(c-1)/items(1)",
    ],
    [
      "api/v2.0/companies(c-1)/items('it''s (a) b')",
      { entity: "items", entityId: "'it''s (a) b'" },
      "companies(c-1)/items('it''s (a) b')",
    ],
  ])("takes its resource apart: %s", (resource, parts, subject) => {
    const draft = changed({ resource });
    expect(draft.subject).toBe(subject);
    expect(draft.data).toMatchObject({ ...parts, resource: resource.replace(/^\//, "") });
  });

  it.each([["/"], ["api/v2.0"], ["api/v2.0/(1)"], ["items(1"], [""], ["?$filter=a"]])(
    "names the place of a resource that is none: %j",
    (resource) => {
      const failure = failureOf(() => understand({ value: [ITEM, { ...ITEM, resource }] }));
      expect(failure.code).toBe("SOURCE_MISMATCH");
      expect(failure.message).toMatch(/^value\[1\]: expected a resource/);
    },
  );

  it.each([["moved"], [undefined], [7], ["toString"]])(
    "refuses a change that it does not know: %j",
    (changeType) => {
      const failure = failureOf(() => changed({ changeType }));
      expect(failure.code).toBe("SOURCE_MISMATCH");
      expect(failure.message).toContain("created, updated, deleted, collection");
    },
  );

  it("is refused at once where its resource is made to be slow", () => {
    const startedMs = performance.now();
    expect(failureOf(() => changed({ resource: `a(${"'".repeat(200_001)}` })).code).toBe("SOURCE_MISMATCH");
    expect(failureOf(() => changed({ resource: `${"a(1)/".repeat(40_000)}(` })).code).toBe("SOURCE_MISMATCH");
    expect(performance.now() - startedMs).toBeLessThan(10_000);
  });

  it("keeps members that it does not know", () => {
    const odd = { etag: "W/1", lastModifiedDateTime: 5 };
    expect(changed(odd).data.uninterpreted).toEqual(odd);
  });

  it("takes the event's own time when it is one, and never makes one up", () => {
    expect(changed({}).time).toBe("2026-11-23T09:12:44.467Z");
    expect(changed({ lastModifiedDateTime: "yesterday" })).toMatchObject({
      time: undefined,
      data: { lastModified: "yesterday" },
    });
  });

  it("sorts by its sequence as by its time", () => {
    const times = ["2026-11-23T09:12:44.467Z", "2026-11-23T09:12:44Z", "2026-11-23T10:12:44.1Z"];
    const bySequence = times.toSorted((a, b) => {
      const [one, other] = [a, b].map(
        (time) => changed({ lastModifiedDateTime: time }).extensions.sequence ?? "",
      );
      return (one ?? "") < (other ?? "") ? -1 : 1;
    });
    expect(bySequence).toEqual([times[1], times[0], times[2]]);
  });
});

describe("an external business event", () => {
  it("is understood however its members' names are cased", () => {
    const upper = Object.fromEntries(
      Object.entries(EVENT).map(([name, value]) => [name.toUpperCase(), value]),
    );
    expect(understand(upper)).toEqual(understand(EVENT));
  });

  it("keeps its payload as it came, numbers exactly", () => {
    const body = JSON.stringify(EVENT).replace('"S-ORD101005"', "12345678901234567890");
    const [draft] = understandBusinessCentral(businessCentralMessage(body), anyState);
    expect(draft?.data.payload).toEqual({ ordernumber: "12345678901234567890" });
  });

  it.each([["appId"], ["eventName"], ["timestamp"], ["companyId"], ["payload"]])(
    "is another event with another %s",
    (member) => {
      const other = member === "timestamp" ? "2026-11-23T09:12:44.4670002Z" : "other";
      const ids = [EVENT, { ...EVENT, [member]: other }].flatMap((body) => understand(body).map(eventId));
      expect(new Set(ids).size).toBe(2);
    },
  );

  it("is the same event when it is sent again", () => {
    const again = understand(EVENT, anyState, { arrival: "b", receivedAtMs: 1 });
    expect(again).toEqual(understand(EVENT));
  });

  it("is unkeyed without an app or a time", () => {
    const { timestamp: _, ...timeless } = EVENT;
    expect(understand(timeless)[0]).toMatchObject({
      time: undefined,
      flaws: ["unkeyed"],
    });
  });

  it("keeps members that it does not know", () => {
    const [draft] = understand({ ...EVENT, value: 7, appId: { not: "a text" } });
    expect(draft?.data.uninterpreted).toEqual({ value: 7, appId: { not: "a text" } });
  });

  it("refuses names that differ in case alone", () => {
    const failure = failureOf(() => understand({ ...EVENT, EventName: "x" }));
    expect(failure.code).toBe("PAYLOAD_DUPLICATE_MEMBER");
  });
});

describe("the client state", () => {
  const isState: ClientStateCheck = (endpoint, state) => endpoint === "stores" && state === STATE;

  it.each([
    ["notification", { value: [ITEM, ITEM] }],
    ["external event", EVENT],
  ])("lets a %s through that bears it, and stands in no event", (_, body) => {
    expect(JSON.stringify(understand(body, isState))).not.toContain(STATE);
  });

  it.each([
    ["wrong", "wrong-state"],
    ["absent", undefined],
    ["empty", ""],
    ["no text", [STATE]],
  ])("fails the whole message when one item's is %s, and names the item alone", (_, clientState) => {
    const failure = failureOf(() => understand({ value: [ITEM, { ...ITEM, clientState }] }, isState));
    expect(failure.code).toBe("CLIENT_STATE_WRONG");
    expect(failure.message).toMatch(/^value\[1\]:/);
    expect(failure.message).not.toContain("wrong-state");
    expect(failure.message).not.toContain(STATE);
    expect(failure.again).toBe(false);
  });

  it("is demanded of external events, too", () => {
    const failure = failureOf(() => understand({ ...EVENT, clientState: "wrong-state" }, isState));
    expect(failure.code).toBe("CLIENT_STATE_WRONG");
  });

  it("stands in no event whatever kind of value it is", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const marked = { value: [{ ...ITEM, clientState: { "the-secret": value } }] };
        expect(JSON.stringify(understand(marked))).not.toContain("the-secret");
      }),
    );
  });
});

describe("a message of another source", () => {
  it.each([
    ["a list", []],
    ["null", null],
    ["a number", 7],
    ["an empty notification", { value: [] }],
    ["another object", { a: 1 }],
  ])("is a mismatch: %s", (_, body) => {
    expect(failureOf(() => understand(body)).code).toBe("SOURCE_MISMATCH");
  });

  it("is refused by its declared type, which is not guessed at", () => {
    const failure = failureOf(() =>
      understand({ value: [ITEM] }, anyState, { contentType: "application/xml" }),
    );
    expect(failure.code).toBe("FORMAT_UNSUPPORTED");
  });

  it("is no event of Business Central when it is one of Finance & Operations", () => {
    const file = join(import.meta.dirname, "../../fixtures/fno-json/purchaseorderconfirmed-2021.json");
    const failure = failureOf(() =>
      understandBusinessCentral(businessCentralMessage(readFileSync(file)), anyState),
    );
    expect(failure.code).toBe("SOURCE_MISMATCH");
  });
});
