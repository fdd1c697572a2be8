import { choice, lookup, memo, plain, stateColumns, text } from "./column.ts";
import { systemTable, type Table } from "./table.ts";

// «Dataverse table/entity reference»: systemuser, businessunit, transactioncurrency, organization, solution,
// solutioncomponent, asyncoperation; of their columns those that clients of this simulator ask for.

export const SYSTEM_USER: Table = systemTable({
  schemaName: "SystemUser",
  set: "systemusers",
  label: "User",
  plural: "Users",
  objectTypeCode: 8,
  primaryName: "fullname",
  columns: [
    text("FullName", "Full Name", 200),
    text("DomainName", "User Name", 1_024),
    text("InternalEMailAddress", "Primary Email", 100),
    plain("AzureActiveDirectoryObjectId", "guid", "Microsoft Entra ID Object ID"),
    plain("ApplicationId", "guid", "Application ID"),
    plain("IsDisabled", "yesno", "Status", { initial: false }),
    lookup("BusinessUnitId", "Business Unit", [
      { table: "businessunit", navigation: "businessunitid", collection: "business_unit_system_users" },
    ]),
  ],
});

export const BUSINESS_UNIT: Table = systemTable({
  schemaName: "BusinessUnit",
  set: "businessunits",
  label: "Business Unit",
  plural: "Business Units",
  objectTypeCode: 10,
  primaryName: "name",
  columns: [text("Name", "Name", 160)],
});

export const CURRENCY: Table = systemTable({
  schemaName: "TransactionCurrency",
  set: "transactioncurrencies",
  label: "Currency",
  plural: "Currencies",
  objectTypeCode: 9_105,
  primaryName: "currencyname",
  columns: [
    text("CurrencyName", "Currency Name", 100),
    text("ISOCurrencyCode", "Currency Code", 5),
    text("CurrencySymbol", "Currency Symbol", 13),
    plain("ExchangeRate", "decimal", "Exchange Rate"),
  ],
});

export const ORGANIZATION: Table = systemTable({
  schemaName: "Organization",
  set: "organizations",
  label: "Organization",
  plural: "Organizations",
  objectTypeCode: 1_019,
  primaryName: "name",
  columns: [text("Name", "Organization Name", 160), text("FriendlyName", "Friendly Name", 160)],
});

export const SOLUTION: Table = systemTable({
  schemaName: "Solution",
  set: "solutions",
  label: "Solution",
  plural: "Solutions",
  objectTypeCode: 7_100,
  primaryName: "friendlyname",
  columns: [
    text("UniqueName", "Name", 65, { required: true }),
    text("FriendlyName", "Display Name", 256, { required: true }),
    text("Version", "Version", 256, { initial: "1.0.0.0" }),
    plain("IsManaged", "yesno", "Package Type", { initial: false, write: "never" }),
  ],
});

export const SOLUTION_COMPONENT: Table = systemTable({
  schemaName: "SolutionComponent",
  set: "solutioncomponents",
  label: "Solution Component",
  plural: "Solution Components",
  objectTypeCode: 7_103,
  primaryName: "solutioncomponentid",
  columns: [
    choice("ComponentType", "Object Type Code", {
      92: "SDK Message Processing Step",
      95: "Service Endpoint",
    }),
    plain("ObjectId", "guid", "Regarding"),
    lookup("SolutionId", "Solution", [
      { table: "solution", navigation: "solutionid", collection: "solution_solutioncomponent" },
    ]),
  ],
});

/** System jobs. */
export const ASYNC_OPERATION: Table = systemTable({
  schemaName: "AsyncOperation",
  set: "asyncoperations",
  label: "System Job",
  plural: "System Jobs",
  objectTypeCode: 4_700,
  primaryName: "name",
  columns: [
    text("Name", "System Job Name", 256),
    choice("OperationType", "System Job Type", { 1: "System Event" }),
    text("MessageName", "Message Name", 160),
    plain("PrimaryEntityType", "tableName", "Primary Entity Type"),
    plain("RetryCount", "whole", "Retry Count"),
    plain("Depth", "whole", "Depth"),
    plain("ErrorCode", "whole", "Error Code"),
    memo("FriendlyMessage", "Friendly message", 1_073_741_823),
    memo("Message", "Message", 1_073_741_823),
    plain("CorrelationId", "guid", "Correlation Id"),
    plain("RequestId", "guid", "Request"),
    plain("StartedOn", "time", "Started On"),
    plain("CompletedOn", "time", "Completed On"),
    plain("PostponeUntil", "time", "Postpone Until"),
    lookup("OwningExtensionId", "Owning Extension", [
      {
        table: "sdkmessageprocessingstep",
        navigation: "owningextensionid",
        collection: "SdkMessageProcessingStep_AsyncOperations",
      },
    ]),
    lookup(
      "RegardingObjectId",
      "Regarding",
      ["account", "contact", "lead", "opportunity", "contoso_project"].map((table) => ({
        table,
        navigation: `regardingobjectid_${table}`,
        collection: `${table[0]?.toUpperCase()}${table.slice(1)}_AsyncOperations`,
      })),
    ),
    ...stateColumns({ 0: "Ready", 1: "Suspended", 2: "Locked", 3: "Completed" }, [
      { value: 0, label: "Waiting For Resources", state: 0 },
      { value: 10, label: "Waiting", state: 1 },
      { value: 20, label: "In Progress", state: 2 },
      { value: 30, label: "Succeeded", state: 3 },
      { value: 31, label: "Failed", state: 3 },
      { value: 32, label: "Canceled", state: 3 },
    ]),
  ],
});
