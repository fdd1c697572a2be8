import { choice, lookup, money, row, typedRow } from "./dataverse-values.ts";
import { dotNetDate, writeDotNetJson } from "./dotnet-json.ts";
import { CURRENCY, USER } from "./organization.ts";
import { remoteExecutionContext } from "./remote-execution-context.ts";

/** What makes one body differ from the next. */
export interface Moment {
  readonly nowMs: () => number;
  readonly newId: () => string;
}

/** A body of Dataverse, with what its headers and properties repeat of it. */
export interface DataverseMessage {
  readonly body: string;
  readonly table: string;
  readonly rowId: string;
  readonly request: string;
  readonly correlationId: string;
}

/** Somebody marries: a contact's last name changes, and the registered image tells the old one. */
export function contactUpdate({ nowMs, newId }: Moment): DataverseMessage {
  const rowId = newId();
  const correlationId = newId();
  const accountId = newId();
  const atMs = nowMs();
  const context = remoteExecutionContext({
    step: "contact/Update",
    rowId,
    correlationId,
    primaryName: { fullname: "Ada Lovelace", contactid: rowId },
    target: typedRow("contact", rowId, {
      lastname: "Lovelace",
      fullname: "Ada Lovelace",
      statuscode: choice(1),
      parentcustomerid: lookup("account", accountId),
      fax: null,
      contactid: rowId,
      modifiedon: dotNetDate(atMs),
      modifiedby: lookup("systemuser", USER),
    }),
    outputs: {},
    before: {
      before: row(
        "contact",
        rowId,
        { lastname: "Byron", statuscode: choice(1), contactid: rowId },
        { statuscode: "Active" },
      ),
    },
    after: {},
    atMs,
    newId,
  });
  return { body: writeDotNetJson(context), table: "contact", rowId, request: "Update", correlationId };
}

/** A new account, with the defaults that Dataverse adds and the labels that it writes on a Create. */
export function accountCreate({ nowMs, newId }: Moment): DataverseMessage {
  const rowId = newId();
  const correlationId = newId();
  const atMs = nowMs();
  const columns = {
    accountid: rowId,
    name: "Analytical Engines Ltd",
    statecode: choice(0),
    statuscode: choice(1),
    creditlimit: money(1500.5),
    transactioncurrencyid: lookup("transactioncurrency", CURRENCY),
    exchangerate: 1.0000001,
    donotemail: false,
    numberofemployees: 12,
    createdon: dotNetDate(atMs),
    ownerid: lookup("systemuser", USER),
  };
  const labels = {
    statecode: "Active",
    statuscode: "Active",
    creditlimit: "€1,500.50",
    donotemail: "Allow",
    numberofemployees: "12",
  };
  const context = remoteExecutionContext({
    step: "account/Create",
    rowId,
    correlationId,
    primaryName: { name: columns.name, accountid: rowId },
    target: typedRow("account", rowId, columns, labels),
    outputs: { id: rowId },
    before: {},
    after: {},
    atMs,
    newId,
  });
  return { body: writeDotNetJson(context), table: "account", rowId, request: "Create", correlationId };
}
