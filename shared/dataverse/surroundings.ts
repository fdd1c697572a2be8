import type { JsonObject } from "../cloudevents/event-draft.ts";
import type { Members } from "../wire/json/kinds.ts";
import { type Context, nameOrNone } from "./context.ts";
import { idOrNone } from "./ids.ts";
import { booleanMember, integerMember, setSome, textMember } from "./members.ts";

const PATH = "$";

/** Who did it, how it was executed and where: the last members of `data` in every event of Dataverse. */
export function surroundings(context: Context): JsonObject {
  const around: Members = {
    actor: actor(context.body),
    execution: execution(context),
    organization: organization(context),
  };
  setSome(around, "secondaryTable", nameOrNone(textMember(context.body, "SecondaryEntityName", PATH)));
  return around;
}

function actor(body: JsonObject): JsonObject {
  const plain: Members = {};
  setSome(plain, "userId", id(body, "UserId"));
  setSome(plain, "initiatingUserId", id(body, "InitiatingUserId"));
  setSome(plain, "businessUnitId", id(body, "BusinessUnitId"));
  setSome(plain, "userObjectId", id(body, "UserAzureActiveDirectoryObjectId"));
  setSome(plain, "initiatingUserObjectId", id(body, "InitiatingUserAzureActiveDirectoryObjectId"));
  setSome(plain, "initiatingUserAgent", textMember(body, "InitiatingUserAgent", PATH) || undefined);
  return plain;
}

function execution(context: Context): JsonObject {
  const { body, createdOn, mode } = context;
  const plain: Members = {};
  setSome(plain, "stage", context.stage);
  setSome(plain, "mode", mode);
  // The step runs within the transaction, which a later step may roll back (Microsoft's "Use Webhooks").
  if (mode === "sync") plain.committed = "unknown";
  setSome(plain, "depth", context.depth);
  setSome(plain, "operationId", context.operationId);
  setSome(plain, "requestId", context.requestId);
  setSome(plain, "stepId", context.stepId);
  setSome(plain, "stepName", context.stepName);
  setSome(plain, "isolationMode", integerMember(body, "IsolationMode", PATH) || undefined);
  setSome(plain, "inTransaction", booleanMember(body, "IsInTransaction", PATH) || undefined);
  setSome(plain, "offline", booleanMember(body, "IsExecutingOffline", PATH) || undefined);
  setSome(plain, "offlinePlayback", booleanMember(body, "IsOfflinePlayback", PATH) || undefined);
  if (createdOn?.hasOffset) setSome(plain, "rawCreatedOn", body.OperationCreatedOn);
  return plain;
}

function organization(context: Context): JsonObject {
  const plain: Members = {};
  setSome(plain, "id", context.organizationId);
  setSome(plain, "name", textMember(context.body, "OrganizationName", PATH));
  return plain;
}

function id(body: JsonObject, name: string): string | undefined {
  return idOrNone(textMember(body, name, PATH));
}
