import { describe, expect, it } from "vitest";
import { readMetadata } from "../../../shared/metadata/read-metadata.ts";
import { columnOf, tableOf, tablesOf } from "./samples.ts";

describe("the tables of a CSDL document", () => {
  const all = tableOf("shko_allfields", "metadata.xml");

  it("are those that are not abstract and have properties", () => {
    expect(tablesOf("metadata.xml").map(({ name }) => name)).toEqual([
      ...["activitypointer", "contact", "email", "shko_allfields"],
    ]);
    expect(all.description).toBe("One column of each kind.");
  });

  it.each([
    ["shko_allfieldsid", { kind: "id", description: "Unique identifier for entity instances" }],
    ["shko_string", { kind: "textOrChoices" }],
    ["shko_integer", { kind: "integer" }],
    ["shko_currency", { kind: "decimal" }],
    ["shko_datetime", { kind: "date" }],
    ["statecode", { kind: "integer", nullable: false }],
    ["versionnumber", { kind: "bigint" }],
    ["shko_lookup", { kind: "lookup", targets: ["systemuser"] }],
    ["owningbusinessunit", { kind: "lookup" }],
  ])("have the column %s by its logical name", (name, expected) => {
    expect(columnOf(all, name)).toMatchObject(expected);
  });

  it("have lookups to several tables, and to whatever owns", () => {
    expect(columnOf(tableOf("contact", "metadata.xml"), "parentcustomerid").targets).toEqual([
      "account",
      "contact",
    ]);
    expect(columnOf(all, "ownerid").targets).toBeUndefined();
  });

  it("inherit the columns of their base types, with the parties of activities", () => {
    const email = tableOf("email", "metadata.xml");
    expect(columnOf(email, "subject")).toMatchObject({ kind: "text", maxLength: 400 });
    expect(columnOf(email, "to").kind).toBe("parties");
    expect(columnOf(email, "tags").kind).toBe("list");
    expect(columnOf(email, "priority")).toMatchObject({
      kind: "choice",
      options: [
        { value: 0, label: "Low" },
        { value: 1, label: "Normal" },
        { value: 2, label: "High" },
      ],
    });
    expect(all.columns.map(({ name }) => name)).not.toContain("to");
  });

  it("come to an end where types inherit from each other in a circle", () => {
    const xml = `<Schema Namespace="x" xmlns="http://docs.oasis-open.org/odata/ns/edm">
      <EntityType Name="a" BaseType="x.b"><Property Name="one" Type="Edm.Int32"/></EntityType>
      <EntityType Name="b" BaseType="x.a"><Property Name="two" Type="Edm.Int32"/></EntityType></Schema>`;
    const tables = readMetadata(Buffer.from(xml), undefined);
    expect(tables.map(({ columns }) => columns.map(({ name }) => name))).toEqual([
      ["one", "two"],
      ["one", "two"],
    ]);
  });
});
