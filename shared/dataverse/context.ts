import type { Json, JsonObject } from "../cloudevents/event-draft.ts";
import { Failure } from "../failure/failure.ts";
import { isList, isObject, type Members } from "../wire/json/kinds.ts";
import { idOrNone } from "./ids.ts";
import { integerMember, kindOf, malformed, textMember, unknownMembers } from "./members.ts";
import { isUnset, readWireDate, type WireDate } from "./wire-date.ts";

/** What a RemoteExecutionContext says about the operation itself. What was never set is absent. */
export interface Context {
  readonly body: JsonObject;
  readonly message: string;
  /** Absent also where the platform writes `none`. */
  readonly table: string | undefined;
  readonly rowId: string | undefined;
  readonly organizationId: string | undefined;
  readonly correlationId: string | undefined;
  readonly operationId: string | undefined;
  readonly requestId: string | undefined;
  /** The registered step that sent this. */
  readonly stepId: string | undefined;
  readonly stepName: string | undefined;
  readonly stage: number | undefined;
  readonly mode: "sync" | "async" | undefined;
  readonly depth: number | undefined;
  /** Asynchronous operations say it in whole seconds, synchronous ones in milliseconds. */
  readonly createdOn: WireDate | undefined;
}

const PATH = "$";
const STEP_PATH = "$.OwningExtension";
const SYNC = 0;
const ASYNC = 1;

/**
 * Reads the operation from a RemoteExecutionContext (reference of Microsoft.Xrm.Sdk), in whatever dialect it came.
 *
 * Fails with `SOURCE_MISMATCH` for a value that is none, and with `PAYLOAD_MALFORMED` where a member has a type that
 * the contract does not give it.
 */
export function readContext(tree: Json): Context {
  if (!isObject(tree) || typeof tree.MessageName !== "string" || tree.MessageName === "")
    throw mismatch(tree);
  const stage = integerMember(tree, "Stage", PATH) || undefined;
  const step = tree.OwningExtension ?? {};
  if (!isObject(step)) throw malformed(STEP_PATH, "an EntityReference or null", step);
  return {
    body: tree,
    message: tree.MessageName,
    table: nameOrNone(textMember(tree, "PrimaryEntityName", PATH)),
    rowId: id(tree, "PrimaryEntityId"),
    organizationId: id(tree, "OrganizationId"),
    correlationId: id(tree, "CorrelationId"),
    operationId: id(tree, "OperationId"),
    requestId: id(tree, "RequestId"),
    stepId: idOrNone(textMember(step, "Id", STEP_PATH)),
    stepName: textMember(step, "Name", STEP_PATH),
    stage,
    mode: modeOf(integerMember(tree, "Mode", PATH), stage),
    depth: integerMember(tree, "Depth", PATH) || undefined,
    createdOn: createdOn(tree),
  };
}

const CONTEXT = new Set([
  ...["BusinessUnitId", "CorrelationId", "Depth", "InitiatingUserAgent"],
  ...[
    "InitiatingUserAzureActiveDirectoryObjectId",
    "InitiatingUserId",
    "InputParameters",
    "IsExecutingOffline",
  ],
  ...["IsInTransaction", "IsOfflinePlayback", "IsolationMode", "MessageName", "Mode", "OperationCreatedOn"],
  ...[
    "OperationId",
    "OrganizationId",
    "OrganizationName",
    "OutputParameters",
    "OwningExtension",
    "ParentContext",
  ],
  ...["PostEntityImages", "PreEntityImages", "PrimaryEntityId", "PrimaryEntityName", "RequestId"],
  ...["SecondaryEntityName", "SharedVariables", "Stage", "UserAzureActiveDirectoryObjectId", "UserId"],
]);

/** Members that no contract known to us has, and known ones with a value that it does not have. */
export function unknownOfContext({ body }: Context): Members {
  const unknown = unknownMembers(body, CONTEXT) ?? {};
  if (typeof body.Mode === "number" && body.Mode !== SYNC && body.Mode !== ASYNC) unknown.Mode = body.Mode;
  const created = body.OperationCreatedOn;
  if (typeof created === "string" && readWireDate(created) === undefined)
    unknown.OperationCreatedOn = created;
  return unknown;
}

/** A name as Dataverse writes it: empty or `none` where there is none. */
export function nameOrNone(name: string | undefined): string | undefined {
  return name === "" || name === "none" ? undefined : name;
}

function id(tree: JsonObject, name: string): string | undefined {
  return idOrNone(textMember(tree, name, PATH));
}

/** .NET writes 0 for what was never set, and no step runs at stage 0: then the mode was not set either. */
function modeOf(mode: number | undefined, stage: number | undefined): "sync" | "async" | undefined {
  if (mode === ASYNC) return "async";
  return mode === SYNC && stage !== undefined ? "sync" : undefined;
}

function createdOn(tree: JsonObject): WireDate | undefined {
  const text = textMember(tree, "OperationCreatedOn", PATH);
  const date = text === undefined ? undefined : readWireDate(text);
  return date === undefined || isUnset(date) ? undefined : date;
}

function mismatch(tree: Json): Failure {
  return new Failure(
    "SOURCE_MISMATCH",
    `Expected a RemoteExecutionContext of Dataverse (an object with MessageName), came ${describe(tree)}. Check which endpoint the sender is registered with.`,
  );
}

function describe(tree: Json): string {
  if (!isObject(tree) || isList(tree)) return kindOf(tree);
  if (tree.EventId !== undefined || tree.BusinessEventId !== undefined)
    return "what looks like a Finance & Operations business event (it has EventId or BusinessEventId)";
  if (tree.__type !== undefined) return `a lone ${kindOf(tree.__type)}`;
  return kindOf(tree);
}
