import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { accountCreate, contactUpdate } from "../../../local/dynamics/dataverse-changes.ts";
import { purchaseOrderConfirmed } from "../../../local/dynamics/finops-event.ts";
import { type ConvertFacts, messageToEvents } from "../../../shared/pipeline/convert-message.ts";
import type { Endpoint } from "../../../shared/settings/endpoint.ts";

const NOW_MS = Date.parse("2026-11-23T09:12:44.213Z");
const MOMENT = { nowMs: () => NOW_MS, newId: randomUUID };
const FACTS: ConvertFacts = { nowMs: NOW_MS, schemaBaseUrl: "https://contoso.example/schemas" };

function published(kind: Endpoint["kind"], body: string): readonly Record<string, unknown>[] {
  const endpoint = { name: kind, kind, environment: "contoso", webhook: true, queueFormat: undefined };
  const message = {
    endpoint,
    arrival: "a",
    path: "webhook" as const,
    receivedAtMs: NOW_MS,
    contentType: "application/json",
    headers: {},
    properties: {},
    traceparent: undefined,
    body: Buffer.from(body),
  };
  return messageToEvents(message, FACTS).map((event) => JSON.parse(event.text));
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
    expect(published("dataverse", contact.body)).toMatchObject([
      {
        type: "com.dynamics365.dataverse.contact.updated.v1",
        subject: `contact/${contact.rowId}`,
        time: "2026-11-23T09:12:44.000Z",
        correlationid: contact.correlationId,
        data: { row: { lastname: "Lovelace", fax: null }, before: { lastname: "Byron" } },
      },
    ]);
    expect(published("dataverse", accountCreate(MOMENT).body)).toMatchObject([
      {
        type: "com.dynamics365.dataverse.account.created.v1",
        data: { row: { creditlimit: 1500.5 }, labels: { creditlimit: "€1,500.50" } },
      },
    ]);
    expect(published("finops", purchaseOrderConfirmed(MOMENT).body)).toMatchObject([
      { type: "com.dynamics365.finops.purchaseorderconfirmed.v1", time: "2026-11-23T09:12:44.2130000Z" },
    ]);
  });

  it("have fresh ids in every run, so that runs on kept data do not take each other for repeats", () => {
    const id = (kind: Endpoint["kind"], body: string) => published(kind, body).map((event) => event.id);
    expect(id("dataverse", contactUpdate(MOMENT).body)).not.toEqual(
      id("dataverse", contactUpdate(MOMENT).body),
    );
    expect(id("finops", purchaseOrderConfirmed(MOMENT).body)).not.toEqual(
      id("finops", purchaseOrderConfirmed(MOMENT).body),
    );
  });
});
