import { type Schema, Validator } from "@cfworker/json-schema";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import type { Json } from "../../../shared/cloudevents/event-draft.ts";
import { contractPath } from "../../../shared/contracts/imported/contract-path.ts";
import type { Table } from "../../../shared/metadata/table.ts";
import { tableContract, typeName } from "../../../shared/metadata/table-contract.ts";
import { isObject } from "../../../shared/wire/json/kinds.ts";
import { dataOf, tableOf } from "./samples.ts";

/** What two validators of different makes say of data, by the contract of a table. */
function fits(table: Table, data: Json): boolean {
  const schema = tableContract(table, contractPath(table.kind, table.name) ?? "");
  const ajv = new Ajv2020({ strict: true });
  addFormats.default(ajv);
  const second: Schema = schema;
  const says = [ajv.validate(schema, data), new Validator(second, "2020-12").validate(data).valid];
  expect(says[0]).toBe(says[1]);
  return says[0] === true;
}

const ALL = tableOf("shko_allfields", "entity-shko_allfields.json");
const CREATED = dataOf("dataverse-json/create-allfields-sync");
const CONTACT = tableOf("contact", "entities-contact-email.json", "attributes-contact-choices.json");
const ORDER = tableOf("PurchaseOrderConfirmedBusinessEvent", "schema-purchaseorderconfirmed.json");

function withRow(changed: Readonly<Record<string, Json>>): Json {
  return { ...CREATED, row: { ...(isObject(CREATED.row) ? CREATED.row : {}), ...changed } };
}

describe("the contract of a table", () => {
  it.each<[string, Table, Json]>([
    ["EntityDefinitions", ALL, CREATED],
    ["CSDL", tableOf("shko_allfields", "metadata.xml"), CREATED],
    ["EntityDefinitions", CONTACT, dataOf("dataverse-json/update-contact-async-docs")],
    ["CSDL", tableOf("contact", "metadata.xml"), dataOf("dataverse-json/update-contact-async-docs")],
    ["a download", ORDER, dataOf("fno-json/purchaseorderconfirmed-2021")],
  ])("of %s is fitted by the events of captured messages", (_, table, data) => {
    expect(fits(table, data)).toBe(true);
  });

  it.each<[string, Readonly<Record<string, Json>>, boolean]>([
    ["null in a column that may be null", { shko_string: null, shko_choice: null, shko_lookup: null }, true],
    ["null in one that is never null", { shko_allfieldsid: null }, false],
    ["a column that is not there", { shko_new: 1 }, false],
    ["a text that is too long", { shko_string: "x".repeat(101) }, false],
    ["another kind", { shko_integer: "321" }, false],
    ["a number beyond its bounds", { shko_integer: 2147483648 }, false],
    [
      "digits that a double does not hold",
      { versionnumber: "9007199254740993", shko_decimal: "0.10000000000000000001" },
      true,
    ],
    ["a new choice", { shko_choice: 342490002 }, false],
    ["a new one of several choices", { shko_choices: [342490000, 7] }, false],
    ["several choices", { shko_choices: [342490000] }, true],
    [
      "a lookup to another table",
      { shko_lookup: { table: "team", id: "c7877889-0f5f-ee11-8def-000d3adbef1f" } },
      false,
    ],
    ["a file and an image", { shko_file: "c7877889-0f5f-ee11-8def-000d3adbef1f", shko_image: "AAEC" }, true],
    ["anything in a column of which nothing is known", { statecodename: { a: [1] } }, true],
    ["no date", { shko_datetime: "yesterday" }, false],
  ])("says of %s what two validators agree on", (_, changed, expected) => {
    expect(fits(ALL, withRow(changed))).toBe(expected);
  });

  it("says in words and in titles what its columns mean", () => {
    const contract = JSON.stringify(tableContract(ALL, "dataverse/tables/shko_allfields"));
    expect(contract).toContain('{"const":342490000,"title":"One"}');
    expect(contract).toContain(
      "Money, as its number, in the currency of transactioncurrencyid; 2 digits after the point.",
    );
    expect(contract).toContain("Lookup; of systemuser or team; never null.");
    expect(contract).toContain('"title":"All Fields"');
  });

  it("has the name of a file for every table that there can be, and none for another text", () => {
    expect(contractPath("table", "new_Shoe")).toBe("dataverse/tables/new_shoe");
    expect(contractPath("businessEvent", "OrderEvent")).toBe("finops/business-events/orderevent");
    for (const name of ["", "..", "../x", "a/b", "a\\b", "ä", "x".repeat(200)])
      expect(contractPath("table", name)).toBeUndefined();
  });

  it("has a type's name that TypeScript takes", () => {
    expect(["new_shoeSize", "contact", "3d_model", "msdyn_x__y"].map(typeName)).toEqual([
      ...["NewShoeSize", "Contact", "T3dModel", "MsdynXY"],
    ]);
  });
});
