import { describe, expect, it } from "vitest";
import { businessEventTable } from "../../../shared/metadata/business-event.ts";
import { columnOf, tableOf } from "./samples.ts";

describe("the schema of a business event as it is downloaded", () => {
  it("is an event with default values, whose kinds say those of the fields", () => {
    const table = tableOf("PurchaseOrderConfirmedBusinessEvent", "schema-purchaseorderconfirmed.json");
    expect(table.kind).toBe("businessEvent");
    expect(table.columns.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      "LegalEntity text",
      "PurchaseJournal text",
      "PurchaseOrderDate date",
      "PurchaseOrderNumber text",
      "PurchaseType text",
      "TransactionCurrencyAmount decimal",
      "TransactionCurrencyCode text",
      "VendorAccount text",
    ]);
  });

  it("may leave it to whoever imports it to say which event it is of", () => {
    const download = {
      BusinessEventId: "",
      EventId: "",
      "Work order GUID": "{00000000-0000-0000-0000-000000000000}",
      Lines: [],
      Open: false,
      More: { A: 1 },
      Rest: null,
    };
    expect(businessEventTable(download, undefined)).toBeUndefined();
    const table = businessEventTable(download, "WorkOrder");
    expect(table?.columns.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      ...["Lines list", "More object", "Open boolean", "Rest any", "Work order GUID id"],
    ]);
  });

  it("may be a JSON Schema, too", () => {
    const schema = {
      $schema: "http://json-schema.org/draft-07/schema#",
      title: "Work Order",
      type: "object",
      required: ["Status", "Amount"],
      properties: {
        BusinessEventId: { type: "string", const: "WorkOrderBusinessEvent" },
        EventId: { type: "string" },
        Status: { type: "string", enum: ["Open", "Closed"] },
        Amount: { type: "number", description: "What it costs." },
        Note: { type: ["string", "null"], maxLength: 60 },
        Due: { type: "string", format: "date-time" },
        Either: { type: ["string", "number"] },
      },
    };
    const table = businessEventTable(schema, undefined);
    expect(table).toMatchObject({ name: "WorkOrderBusinessEvent", label: "Work Order" });
    if (table === undefined) throw new Error("expected a table");
    expect(table.columns.map(({ name }) => name)).toEqual(["Amount", "Due", "Either", "Note", "Status"]);
    expect(columnOf(table, "Status")).toMatchObject({
      kind: "choice",
      options: [{ value: "Open" }, { value: "Closed" }],
      nullable: false,
    });
    expect(columnOf(table, "Amount")).toMatchObject({ kind: "decimal", description: "What it costs." });
    expect(columnOf(table, "Note")).toMatchObject({ kind: "text", maxLength: 60, nullable: true });
    expect(columnOf(table, "Due")).toMatchObject({ kind: "date", nullable: true });
    expect(columnOf(table, "Either").kind).toBe("any");
  });
});
