import type { Choice } from "./column.ts";
import { type Column, lookup, plain, stateColumns, text } from "./column.ts";

/** Columns that together name a row. */
export interface AlternateKey {
  readonly name: string;
  readonly columns: readonly string[];
}

export interface Table {
  readonly name: string;
  readonly schemaName: string;
  /** The name of its entity set. */
  readonly set: string;
  readonly label: string;
  readonly plural: string;
  readonly objectTypeCode: number;
  /** Whether people keep their data in it, so that steps can be registered on it. */
  readonly business: boolean;
  readonly primaryId: string;
  readonly primaryName: string;
  readonly columns: readonly Column[];
  readonly keys: readonly AlternateKey[];
}

type TableFacts = Omit<Table, "name" | "primaryId" | "columns" | "keys" | "business"> & {
  readonly columns: readonly Column[];
  readonly keys?: readonly AlternateKey[];
};

/** A table of the platform itself. */
export function systemTable(facts: TableFacts): Table {
  return tableOf(facts, false, [
    plain("CreatedOn", "time", "Created On", { write: "never" }),
    plain("ModifiedOn", "time", "Modified On", { write: "never" }),
    plain("VersionNumber", "big", "Version Number", { write: "never" }),
  ]);
}

interface StateFacts {
  readonly states: Readonly<Record<number, string>>;
  readonly statuses: readonly Choice[];
}

const ACTIVE_OR_NOT: StateFacts = {
  states: { 0: "Active", 1: "Inactive" },
  statuses: [
    { value: 1, label: "Active", state: 0 },
    { value: 2, label: "Inactive", state: 1 },
  ],
};

/** A table of the business, with the columns that the platform gives to all that users own. */
export function businessTable(facts: TableFacts, { states, statuses }: StateFacts = ACTIVE_OR_NOT): Table {
  const { schemaName } = facts;
  const user = (column: string, label: string, navigation: string, relationship: string) =>
    lookup(column, label, [{ table: "systemuser", navigation, collection: relationship }], {
      write: column === "OwnerId" ? "always" : "never",
    });
  const name = schemaName.toLowerCase();
  return tableOf(facts, true, [
    ...stateColumns(states, statuses),
    user("OwnerId", "Owner", "ownerid", `owner_${name}s`),
    user("OwningUser", "Owning User", "owninguser", `user_${name}`),
    lookup(
      "OwningBusinessUnit",
      "Owning Business Unit",
      [{ table: "businessunit", navigation: "owningbusinessunit", collection: `business_unit_${name}s` }],
      { write: "never" },
    ),
    lookup("TransactionCurrencyId", "Currency", [
      {
        table: "transactioncurrency",
        navigation: "transactioncurrencyid",
        collection: `transactioncurrency_${name}`,
      },
    ]),
    plain("ExchangeRate", "decimal", "Exchange Rate", { write: "never" }),
    plain("CreatedOn", "time", "Created On", { write: "never" }),
    user("CreatedBy", "Created By", "createdby", `lk_${name}_createdby`),
    plain("ModifiedOn", "time", "Modified On", { write: "never" }),
    user("ModifiedBy", "Modified By", "modifiedby", `lk_${name}_modifiedby`),
    user(
      "ModifiedOnBehalfBy",
      "Modified By (Delegate)",
      "modifiedonbehalfby",
      `lk_${name}_modifiedonbehalfby`,
    ),
    plain("TimeZoneRuleVersionNumber", "whole", "Time Zone Rule Version Number"),
    plain("VersionNumber", "big", "Version Number", { write: "never" }),
  ]);
}

function tableOf(facts: TableFacts, business: boolean, common: readonly Column[]): Table {
  const name = facts.schemaName.toLowerCase();
  return {
    ...facts,
    name,
    business,
    primaryId: `${name}id`,
    columns: [
      plain(`${facts.schemaName}Id`, "id", facts.label, { write: "create" }),
      ...facts.columns,
      ...common,
    ],
    keys: facts.keys ?? [],
  };
}

/** The columns of an address, as accounts, contacts and leads have them. */
export function addressColumns(): readonly Column[] {
  return [
    text("Address1_Line1", "Address 1: Street 1", 250),
    text("Address1_City", "Address 1: City", 80),
    text("Address1_PostalCode", "Address 1: ZIP/Postal Code", 20),
    text("Address1_Country", "Address 1: Country/Region", 80),
  ];
}
