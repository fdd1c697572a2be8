import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { accountCreate, contactUpdate } from "../../../local/dynamics/dataverse-changes.ts";
import { purchaseOrderConfirmed } from "../../../local/dynamics/finops-event.ts";
import type { EventDraft } from "../../../shared/cloudevents/event-draft.ts";
import { understandDataverse } from "../../../shared/dataverse/understand-dataverse.ts";
import { understandFinops } from "../../../shared/finops/understand-finops.ts";
import type { Message } from "../../../shared/inbound/message.ts";

const NOW_MS = Date.parse("2026-11-23T09:12:44.213Z");
const MOMENT = { nowMs: () => NOW_MS, newId: randomUUID };

function understood(kind: "dataverse" | "finops", body: string): readonly EventDraft[] {
  const message: Message = {
    endpoint: { name: kind, kind, environment: "contoso", webhook: true, queueFormat: undefined },
    arrival: "a",
    path: "webhook",
    receivedAtMs: NOW_MS,
    contentType: "application/json",
    headers: {},
    properties: {},
    traceparent: undefined,
    body: Buffer.from(body),
  };
  return kind === "dataverse" ? understandDataverse(message) : understandFinops(message);
}

describe("bodies of the simulator", () => {
  it.each([
    ["contact update", contactUpdate(MOMENT)],
    ["account create", accountCreate(MOMENT)],
  ])("are written as .NET writes them: %s", (_, { body }) => {
    expect(body).toContain(
      '{"__type":"Entity:http:\\/\\/schemas.microsoft.com\\/xrm\\/2011\\/Contracts","Attributes":[',
    );
    expect(body).toContain(`"OperationCreatedOn":"\\/Date(${NOW_MS - 213}+0000)\\/"`);
    expect(body).not.toMatch(/[^\\]\//);
    expect(body).toContain('"PreEntityImages":');
    // A lookup bears its type first, one that the contract names bears none.
    expect(body).toContain('"OwningExtension":{"Id":');
    expect(body).toMatch(/"value":\{"__type":"EntityReference:[^"]+","Id":/);
  });

  it.each([
    ["contact update", contactUpdate(MOMENT).body],
    ["account create", accountCreate(MOMENT).body],
    ["business event", purchaseOrderConfirmed(MOMENT).body],
  ])("have their members in the order of the alphabet: %s", (_, body) => {
    const members = Object.keys(JSON.parse(body));
    expect(members).toEqual([...members].sort());
  });

  it("become the event that the change means", () => {
    const contact = contactUpdate(MOMENT);
    expect(understood("dataverse", contact.body)).toMatchObject([
      {
        type: "com.dynamics365.dataverse.contact.updated.v1",
        subject: `contact/${contact.rowId}`,
        time: "2026-11-23T09:12:44.000Z",
        extensions: { correlationid: contact.correlationId },
        data: { row: { lastname: "Lovelace", fax: null }, before: { lastname: "Byron" } },
      },
    ]);
    expect(understood("dataverse", accountCreate(MOMENT).body)).toMatchObject([
      {
        type: "com.dynamics365.dataverse.account.created.v1",
        data: { row: { creditlimit: 1500.5 }, labels: { creditlimit: "€1,500.50" } },
      },
    ]);
    expect(understood("finops", purchaseOrderConfirmed(MOMENT).body)).toMatchObject([
      { type: "com.dynamics365.finops.purchaseorderconfirmed.v1", time: "2026-11-23T09:12:44.2130000Z" },
    ]);
  });

  it("have fresh ids in every run, so that runs on kept data do not take each other for repeats", () => {
    const keys = (kind: "dataverse" | "finops", body: string) => understood(kind, body).map(({ key }) => key);
    const contacts = [1, 2].map(() => keys("dataverse", contactUpdate(MOMENT).body));
    expect(contacts[0]).not.toEqual(contacts[1]);
    const orders = [1, 2].map(() => keys("finops", purchaseOrderConfirmed(MOMENT).body));
    expect(orders[0]).not.toEqual(orders[1]);
  });
});
