import { choice, lookup, memo, plain, stateColumns, text } from "./column.ts";
import { systemTable, type Table } from "./table.ts";

// «ServiceEndpoint», «SdkMessage», «SdkMessageFilter», «SdkMessageProcessingStep» and «SdkMessageProcessingStepImage»
// of the table reference: names, option sets and lengths are theirs.

/** Steps are switched on and off with it. */
const ENABLED_OR_NOT = stateColumns({ 0: "Enabled", 1: "Disabled" }, [
  { value: 1, label: "Enabled", state: 0 },
  { value: 2, label: "Disabled", state: 1 },
]);

export const SERVICE_ENDPOINT: Table = systemTable({
  schemaName: "ServiceEndpoint",
  set: "serviceendpoints",
  label: "Service Endpoint",
  plural: "Service Endpoints",
  objectTypeCode: 4_618,
  primaryName: "name",
  columns: [
    text("Name", "Name", 160, { required: true }),
    text("Description", "Description", 160),
    choice(
      "Contract",
      "Contract",
      {
        1: "OneWay",
        2: "Queue",
        3: "Rest",
        4: "TwoWay",
        5: "Topic",
        6: "Queue (Persistent)",
        7: "Event Hub",
        8: "Webhook",
        9: "Event Grid",
        10: "Managed Data Lake",
      },
      { required: true },
    ),
    text("Url", "URL", 2_000),
    text("Path", "Path", 160),
    text("NamespaceAddress", "Namespace Address", 255),
    choice("NamespaceFormat", "Namespace Format", { 1: "Namespace Name", 2: "Namespace Address" }),
    text("SolutionNamespace", "Service Namespace", 160),
    choice("AuthType", "Authentication Type", {
      1: "ACS",
      2: "SAS Key",
      3: "SAS Token",
      4: "Webhook Key",
      5: "Http Header",
      6: "Http Query String",
      7: "Connection String",
      8: "Access Key",
    }),
    text("AuthValue", "Auth Value", 2_048, { secret: true }),
    plain("IsAuthValueSet", "yesno", "Is AuthValue Set", { write: "never" }),
    text("SASKeyName", "SAS Key Name", 256),
    text("SASKey", "SAS Key", 256, { secret: true }),
    plain("IsSASKeySet", "yesno", "Is SAS Key Set", { write: "never" }),
    text("SASToken", "SAS Token", 256, { secret: true }),
    plain("IsSASTokenSet", "yesno", "Is SAS Token Set", { write: "never" }),
    choice("MessageFormat", "Message Format", { 1: "Binary XML", 2: "Json", 3: "Text XML" }, { initial: 1 }),
    choice("MessageCharset", "Message Charset", { 0: "Default", 1: "UTF8" }, { initial: 0 }),
    choice("ConnectionMode", "Connection Mode", { 1: "Normal", 2: "Federated" }, { initial: 1 }),
    choice("UserClaim", "User Claim", { 1: "None", 2: "UserId", 3: "UserInfo" }, { initial: 1 }),
    choice("SchemaType", "Schema Type", { 1: "Event Grid", 2: "Cloud Events" }),
    plain("IsManaged", "yesno", "State", { write: "never", initial: false }),
  ],
});

export const MESSAGE: Table = systemTable({
  schemaName: "SdkMessage",
  set: "sdkmessages",
  label: "Sdk Message",
  plural: "Sdk Messages",
  objectTypeCode: 4_606,
  primaryName: "name",
  columns: [
    text("Name", "Name", 256),
    plain("IsPrivate", "yesno", "Is Private", { initial: false }),
    plain("WorkflowSdkStepEnabled", "yesno", "WorkflowSdkStepEnabled", { initial: true }),
  ],
});

export const MESSAGE_FILTER: Table = systemTable({
  schemaName: "SdkMessageFilter",
  set: "sdkmessagefilters",
  label: "Sdk Message Filter",
  plural: "Sdk Message Filters",
  objectTypeCode: 4_607,
  primaryName: "name",
  columns: [
    text("Name", "Name", 256),
    plain("PrimaryObjectTypeCode", "tableName", "Primary Object Type Code"),
    plain("SecondaryObjectTypeCode", "tableName", "Secondary Object Type Code", { initial: "none" }),
    plain("IsCustomProcessingStepAllowed", "yesno", "Custom Processing Step Allowed", { initial: true }),
    lookup("SdkMessageId", "SDK Message ID", [
      { table: "sdkmessage", navigation: "sdkmessageid", collection: "sdkmessageid_sdkmessagefilter" },
    ]),
  ],
});

export const STEP: Table = systemTable({
  schemaName: "SdkMessageProcessingStep",
  set: "sdkmessageprocessingsteps",
  label: "Sdk Message Processing Step",
  plural: "Sdk Message Processing Steps",
  objectTypeCode: 4_608,
  primaryName: "name",
  columns: [
    text("Name", "Name", 256, { required: true }),
    text("Description", "Description", 256),
    choice(
      "Stage",
      "Execution Stage",
      { 10: "Pre-validation", 20: "Pre-operation", 30: "Main Operation", 40: "Post-operation" },
      { required: true },
    ),
    choice("Mode", "Execution Mode", { 0: "Synchronous", 1: "Asynchronous" }, { required: true }),
    plain("Rank", "whole", "Execution Order", { initial: 1, required: true }),
    choice(
      "SupportedDeployment",
      "Deployment",
      { 0: "Server Only", 1: "Microsoft Dynamics 365 Client for Outlook Only", 2: "Both" },
      { initial: 0 },
    ),
    choice(
      "InvocationSource",
      "Invocation Source",
      { [-1]: "Internal", 0: "Parent", 1: "Child" },
      { initial: 0 },
    ),
    text("FilteringAttributes", "Filtering Attributes", 100_000),
    memo("Configuration", "Configuration", 1_073_741_823),
    plain("AsyncAutoDelete", "yesno", "Asynchronous Automatic Delete", { initial: false }),
    plain("CanBeBypassed", "yesno", "CanBeBypassed", { initial: true }),
    plain("IsManaged", "yesno", "State", { write: "never", initial: false }),
    lookup("SdkMessageId", "SDK Message", [
      {
        table: "sdkmessage",
        navigation: "sdkmessageid",
        collection: "sdkmessageid_sdkmessageprocessingstep",
      },
    ]),
    lookup("SdkMessageFilterId", "SdkMessage Filter", [
      {
        table: "sdkmessagefilter",
        navigation: "sdkmessagefilterid",
        collection: "sdkmessagefilterid_sdkmessageprocessingstep",
      },
    ]),
    lookup("EventHandler", "Event Handler", [
      {
        table: "serviceendpoint",
        navigation: "eventhandler_serviceendpoint",
        collection: "serviceendpoint_sdkmessageprocessingstep",
      },
    ]),
    lookup("ImpersonatingUserId", "Impersonating User", [
      {
        table: "systemuser",
        navigation: "impersonatinguserid",
        collection: "impersonatinguserid_sdkmessageprocessingstep",
      },
    ]),
    ...ENABLED_OR_NOT,
  ],
});

export const STEP_IMAGE: Table = systemTable({
  schemaName: "SdkMessageProcessingStepImage",
  set: "sdkmessageprocessingstepimages",
  label: "Sdk Message Processing Step Image",
  plural: "Sdk Message Processing Step Images",
  objectTypeCode: 4_615,
  primaryName: "name",
  columns: [
    text("Name", "Name", 256, { required: true }),
    text("EntityAlias", "Entity Alias", 256, { required: true }),
    text("Description", "Description", 256),
    choice("ImageType", "Image Type", { 0: "PreImage", 1: "PostImage", 2: "Both" }, { required: true }),
    text("MessagePropertyName", "Message Property Name", 256, { required: true }),
    text("Attributes", "Attributes", 100_000),
    text("RelatedAttributeName", "Related Attribute Name", 256),
    lookup("SdkMessageProcessingStepId", "SDK Message Processing Step", [
      {
        table: "sdkmessageprocessingstep",
        navigation: "sdkmessageprocessingstepid",
        collection: "sdkmessageprocessingstepid_sdkmessageprocessingstepimage",
      },
    ]),
  ],
});
