import { type Columns, pairs, reference, row } from "./dataverse-values.ts";
import { type DotNetObject, type DotNetValue, dotNetSeconds } from "./dotnet-json.ts";
import { BUSINESS_UNIT, ORGANIZATION, USER, USER_IN_ENTRA } from "./organization.ts";

/** The registration of the step; one for each table and message. */
const STEPS = {
  "contact/Update": "c8e3f7a1-94b2-4d5c-8f60-3b7a1e9d2c45",
  "account/Create": "0a6d4b92-e7f1-4c38-9b25-d41f8a73c6e0",
} as const;

/** One change of one row, as an asynchronous step after it reports it. */
export interface Change {
  readonly step: keyof typeof STEPS;
  readonly rowId: string;
  readonly correlationId: string;
  readonly primaryName: Columns;
  readonly target: DotNetValue;
  readonly outputs: Columns;
  /** Images by their registered names. */
  readonly before: DotNetObject;
  readonly after: DotNetObject;
  readonly atMs: number;
  readonly newId: () => string;
}

/**
 * The body of a Dataverse step, members in the order of .NET's serialiser.
 *
 * Asynchronous steps bear the id of their own system job as OperationId, their parent the request as the client made
 * it, and an image nobody registered, with the row's primary name.
 */
export function remoteExecutionContext(change: Change): DotNetObject {
  const [table = "", message = ""] = change.step.split("/");
  const request = {
    correlationId: change.correlationId,
    requestId: change.newId(),
    operationId: change.newId(),
    table,
    message,
  };
  const primaryName = {
    AsynchronousStepPrimaryName: row(table, change.rowId, change.primaryName),
  };
  return {
    ...beginning(request, change),
    OutputParameters: pairs(change.outputs),
    OwningExtension: reference("sdkmessageprocessingstep", STEPS[change.step]),
    ParentContext: {
      ...beginning(request, change),
      OutputParameters: [],
      OwningExtension: reference("sdkmessageprocessingstep", STEPS[change.step]),
      ParentContext: null,
      PostEntityImages: [],
      PreEntityImages: [],
      ...end(request, change, 30),
    },
    PostEntityImages: pairs({ ...primaryName, ...change.after }),
    PreEntityImages: pairs(change.before),
    ...end(request, change, 40),
  };
}

interface Request {
  readonly correlationId: string;
  readonly requestId: string;
  readonly operationId: string;
  readonly table: string;
  readonly message: string;
}

function beginning(request: Request, { target, atMs }: Change): DotNetObject {
  return {
    BusinessUnitId: BUSINESS_UNIT,
    CorrelationId: request.correlationId,
    Depth: 1,
    InitiatingUserAgent: "Mozilla/5.0 (Windows NT 10.0; Win64; x64)",
    InitiatingUserAzureActiveDirectoryObjectId: USER_IN_ENTRA,
    InitiatingUserId: USER,
    InputParameters: pairs({ Target: target }),
    IsExecutingOffline: false,
    IsInTransaction: false,
    IsOfflinePlayback: false,
    IsolationMode: 1,
    MessageName: request.message,
    Mode: 1,
    OperationCreatedOn: dotNetSeconds(atMs),
    OperationId: request.operationId,
    OrganizationId: ORGANIZATION.id,
    OrganizationName: ORGANIZATION.name,
  };
}

function end(request: Request, { rowId }: Change, stage: 30 | 40): DotNetObject {
  return {
    PrimaryEntityId: rowId,
    PrimaryEntityName: request.table,
    RequestId: request.requestId,
    SecondaryEntityName: "none",
    SharedVariables: pairs({ IsAutoTransact: true, DefaultsAddedFlag: true }),
    Stage: stage,
    UserAzureActiveDirectoryObjectId: USER_IN_ENTRA,
    UserId: USER,
  };
}
