import { BUSINESS_UNIT, CURRENCY, ORGANIZATION, USER, USER_IN_ENTRA } from "../../organization.ts";
import { tableNamed } from "../metadata/schema.ts";
import { createdColumns } from "../operations/platform-columns.ts";
import { newUnit, type RowStore } from "./row-store.ts";
import { stableGuid } from "./stable-guid.ts";
import type { Columns, Reference } from "./value.ts";

/** Messages for which steps can be registered on each table of the business. */
const TABLE_MESSAGES = [
  "Create",
  "Update",
  "Delete",
  "Assign",
  "SetState",
  "Merge",
  "Retrieve",
  "RetrieveMultiple",
  "CreateMultiple",
  "UpdateMultiple",
  "UpsertMultiple",
  "DeleteMultiple",
];
/** Those that belong to no table. */
const OTHER_MESSAGES = ["Associate", "Disassociate", "contoso_OnOrderShipped"];
const BUSINESS_TABLES = ["account", "contact", "lead", "opportunity", "contoso_project"];

const ADMIN: Reference = { table: "systemuser", id: USER };
/** The application user with which a connector may sign in. */
const APPLICATION_USER = stableGuid("systemuser d365-events");
const APPLICATION_OBJECT_ID = stableGuid("entra d365-events");

/** Fills a new organisation: who uses it, what can be registered, and a few rows so that the first query shows some. */
export function seed(store: RowStore, nowMs: number): void {
  const put = (table: string, id: string, columns: Columns) => {
    const at = `${new Date(nowMs).toISOString().slice(0, 19)}Z`;
    store.put(newUnit(), table, id, { [`${table}id`]: id, createdon: at, modifiedon: at, ...columns });
  };
  put("organization", ORGANIZATION.id, { name: ORGANIZATION.name, friendlyname: "Contoso" });
  put("businessunit", BUSINESS_UNIT, { name: "Contoso" });
  put("transactioncurrency", CURRENCY, {
    currencyname: "Euro",
    isocurrencycode: "EUR",
    currencysymbol: "€",
    exchangerate: 1,
  });
  const unit = { table: "businessunit", id: BUSINESS_UNIT };
  put("systemuser", USER, {
    fullname: "Grace Hopper",
    domainname: "grace@contoso.example",
    azureactivedirectoryobjectid: USER_IN_ENTRA,
    businessunitid: unit,
    isdisabled: false,
  });
  put("systemuser", APPLICATION_USER, {
    fullname: "# d365-events",
    applicationid: stableGuid("application d365-events"),
    azureactivedirectoryobjectid: APPLICATION_OBJECT_ID,
    businessunitid: unit,
    isdisabled: false,
  });
  for (const name of ["Default", "Active", "contoso_integration"]) {
    put("solution", stableGuid(`solution ${name}`), {
      uniquename: name,
      friendlyname: name,
      version: "1.0.0.0",
      ismanaged: false,
    });
  }
  seedMessages(put);
  seedRows(store, nowMs);
}

function seedMessages(put: (table: string, id: string, columns: Columns) => void): void {
  for (const name of [...TABLE_MESSAGES, ...OTHER_MESSAGES]) {
    const id = stableGuid(`message ${name}`);
    put("sdkmessage", id, { name, isprivate: false, workflowsdkstepenabled: true });
    if (OTHER_MESSAGES.includes(name)) continue;
    for (const table of BUSINESS_TABLES) {
      put("sdkmessagefilter", stableGuid(`filter ${name} ${table}`), {
        name: `${table} ${name}`,
        primaryobjecttypecode: table,
        secondaryobjecttypecode: "none",
        iscustomprocessingstepallowed: true,
        sdkmessageid: { table: "sdkmessage", id },
      });
    }
  }
}

/** The rows of the business, by names from which their ids follow. */
function seedRows(store: RowStore, nowMs: number): void {
  const add = (name: string, key: string, columns: Columns): Reference => {
    const table = tableNamed(name);
    const id = stableGuid(`${name} ${key}`);
    if (table === undefined) throw new Error(`No table is named ${name}.`);
    store.put(newUnit(), name, id, createdColumns(table, columns, ADMIN, { id, nowMs }));
    return { table: name, id };
  };
  const engines = add("account", "engines", {
    name: "Analytical Engines Ltd",
    accountnumber: "AE-1001",
    industrycode: 7,
    numberofemployees: 12,
    creditlimit: 1500.5,
    address1_city: "London",
  });
  add("account", "fabrikam", {
    name: "Fabrikam",
    accountnumber: "FA-2001",
    industrycode: 33,
    numberofemployees: 2_300,
  });
  add("account", "adatum", { name: "Adatum Corporation", accountnumber: "AD-3001", address1_city: "Kraków" });
  const ada = add("contact", "ada", {
    firstname: "Ada",
    lastname: "Byron",
    emailaddress1: "ada@engines.example",
    jobtitle: "Analyst",
    birthdate: "1815-12-10",
    parentcustomerid: engines,
  });
  add("contact", "charles", {
    firstname: "Charles",
    lastname: "Babbage",
    emailaddress1: "charles@engines.example",
    jobtitle: "Engineer",
    parentcustomerid: engines,
  });
  add("contact", "zofia", { firstname: "Zofia", lastname: "Żółć", emailaddress1: "zofia@adatum.example" });
  const lead = add("lead", "looms", {
    subject: "Looms with cards",
    firstname: "Joseph",
    lastname: "Jacquard",
    companyname: "Looms SA",
  });
  add("opportunity", "mill", {
    name: "A mill for numbers",
    estimatedvalue: 17_000,
    closeprobability: 40,
    customerid: engines,
    parentcontactid: ada,
    originatingleadid: lead,
  });
  add("contoso_project", "difference", {
    contoso_name: "Difference Engine No. 2",
    contoso_code: "DE-2",
    contoso_budget: 9_005.6,
    contoso_progress: 12.5,
    contoso_headcount: 4,
    contoso_startson: "2026-01-05",
    contoso_phase: 826_490_001,
    contoso_skills: [826_490_000, 826_490_001],
    contoso_accountid: engines,
  });
}
