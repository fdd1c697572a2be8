import { describe, expect, it } from "vitest";
import { entityTables } from "../../../shared/metadata/entity-definitions.ts";
import { mergedTables } from "../../../shared/metadata/table.ts";
import { columnOf, tableOf, tablesOf } from "./samples.ts";

const ALL = tableOf("shko_allfields", "entity-shko_allfields.json");

describe("EntityDefinitions of the Web API", () => {
  it.each([
    ["shko_string", { kind: "text", maxLength: 100, label: "String", nullable: true }],
    ["shko_integer", { kind: "integer", minimum: -2147483648, maximum: 2147483647 }],
    ["shko_decimal", { kind: "decimal", precision: 2 }],
    ["shko_currency", { kind: "money", precision: 2 }],
    ["shko_datetime", { kind: "date" }],
    ["shko_allfieldsid", { kind: "id", nullable: false }],
    ["versionnumber", { kind: "bigint" }],
    ["shko_image", { kind: "image" }],
    ["shko_file", { kind: "file" }],
    ["statecodename", { kind: "any" }],
    ["shko_total", { kind: "decimal", computed: "calculated", precision: 4 }],
    ["ownerid", { kind: "lookup", targets: ["systemuser", "team"], nullable: false }],
    ["shko_lookup", { kind: "lookup", targets: ["systemuser"] }],
    [
      "shko_boolean",
      {
        kind: "boolean",
        options: [
          { value: false, label: "No" },
          { value: true, label: "Yes" },
        ],
      },
    ],
    [
      "shko_choice",
      {
        kind: "choice",
        options: [
          { value: 342490000, label: "One" },
          { value: 342490001, label: "Two" },
        ],
      },
    ],
    [
      "statecode",
      {
        kind: "choice",
        options: [
          { value: 0, label: "Active" },
          { value: 1, label: "Inactive" },
        ],
      },
    ],
    [
      "statuscode",
      {
        kind: "choice",
        options: [
          { value: 1, label: "Active" },
          { value: 2, label: "Inactive" },
        ],
      },
    ],
  ])("tell what the column %s holds", (name, expected) => {
    expect(columnOf(ALL, name)).toMatchObject(expected);
  });

  it("tell the options of a shared set, in the order of their values", () => {
    const { kind, options } = columnOf(ALL, "shko_choices");
    expect(kind).toBe("choices");
    expect(options?.map(({ value, label }) => [value, label])).toEqual([
      [342490000, "Red"],
      [342490001, "Green"],
      [342490002, "Blue"],
    ]);
  });

  it("tell of many tables at once, and leave one out that comes without columns", () => {
    const tables = tablesOf("entities-contact-email.json");
    expect(tables.map(({ name }) => name)).toEqual(["contact", "email"]);
    const [contact, email] = tables;
    if (contact === undefined || email === undefined) throw new Error("expected two tables");
    expect(columnOf(contact, "parentcustomerid")).toMatchObject({
      kind: "lookup",
      targets: ["account", "contact"],
    });
    expect(columnOf(contact, "birthdate").kind).toBe("day");
    expect(columnOf(email, "to").kind).toBe("parties");
    expect(columnOf(email, "iscustomizable").kind).toBe("managed");
    expect(columnOf(email, "regardingobjectid")).toEqual({
      name: "regardingobjectid",
      kind: "lookup",
      nullable: true,
    });
    expect(columnOf(email, "subject")).toEqual({
      name: "subject",
      kind: "text",
      nullable: true,
      maxLength: 800,
    });
  });

  it("are put together: what one answer leaves out, another may tell", () => {
    const alone = tableOf("contact", "entities-contact-email.json");
    expect(columnOf(alone, "gendercode").options).toBeUndefined();
    const both = tableOf("contact", "entities-contact-email.json", "attributes-contact-choices.json");
    expect(columnOf(both, "gendercode")).toMatchObject({
      label: "Gender",
      options: [
        { value: 1, label: "Male" },
        { value: 2, label: "Female" },
      ],
    });
    expect(columnOf(both, "contactid").nullable).toBe(false);
    const later = { LogicalName: "contact", Attributes: [{ LogicalName: "contactid" }] };
    const [merged] = mergedTables([both, ...entityTables(later)]);
    expect(merged?.columns.find(({ name }) => name === "contactid")).toMatchObject({
      kind: "id",
      nullable: false,
    });
    expect(both.columns).toHaveLength(alone.columns.length);
    expect(both.label).toBe("Contact");
  });

  const attribute = { LogicalName: "name", AttributeType: "String" };
  it.each([
    ["an array", [{ LogicalName: "t", Attributes: [attribute] }]],
    ["RetrieveEntity", { EntityMetadata: { LogicalName: "t", Attributes: [attribute] } }],
    [
      "RetrieveMetadataChanges",
      { EntityMetadata: [{ LogicalName: "t", Attributes: [attribute] }], ServerVersionStamp: "1" },
    ],
    ["one attribute", { ...attribute, EntityLogicalName: "t" }],
  ])("are read from %s as well", (_, answer) => {
    expect(entityTables(answer)).toEqual([
      { kind: "table", name: "t", columns: [{ name: "name", kind: "text", nullable: true }] },
    ]);
  });

  it("are read from the attributes of one kind, of which the address alone says the table and the kind", () => {
    const context = "https://x/api/data/v9.2/$metadata#EntityDefinitions('account')/Attributes";
    const options = { Options: [{ Value: 1, Label: { UserLocalizedLabel: { Label: "Any" } } }] };
    const picklists = {
      "@odata.context": `${context}/Microsoft.Dynamics.CRM.PicklistAttributeMetadata(LogicalName,OptionSet())`,
      value: [{ LogicalName: "preferredcontactmethodcode", MetadataId: "x", OptionSet: options }],
    };
    expect(entityTables(picklists)).toMatchObject([
      {
        name: "account",
        columns: [
          { name: "preferredcontactmethodcode", kind: "choice", options: [{ value: 1, label: "Any" }] },
        ],
      },
    ]);
    const one = {
      "@odata.context": `${context}/$entity`,
      LogicalName: "name",
      AttributeType: "String",
      MaxLength: 160,
    };
    expect(entityTables(one)).toMatchObject([
      { name: "account", columns: [{ name: "name", maxLength: 160 }] },
    ]);
  });

  it("may hold anything at all without being a fault", () => {
    const odd = [
      null,
      7,
      "text",
      { LogicalName: 3 },
      { LogicalName: "x", AttributeType: "Hologram", Targets: 4, OptionSet: [] },
    ];
    expect(
      entityTables([null, { LogicalName: "t", Attributes: odd }, { LogicalName: "u", Attributes: null }]),
    ).toEqual([{ kind: "table", name: "t", columns: [{ name: "x", kind: "any", nullable: true }] }]);
  });
});
