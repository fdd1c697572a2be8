import { type ContractNode, member, NIL, type ObjectNode, scalar, text, XRM, xrm } from "./contract.ts";
import type { ContextModel, Pairs, RowModel } from "./model.ts";
import {
  boolean,
  dictionary,
  guid,
  int,
  pairList,
  referenceContract,
  rowContract,
} from "./value-contracts.ts";

/**
 * The contract of a RemoteExecutionContext: its members in the order of the alphabet, as .NET writes them.
 *
 * @param leftOut Members that are not written: what Dataverse removes when a body is too large.
 */
export function contextContract(model: ContextModel, leftOut: readonly string[] = []): ObjectNode {
  const members = [
    member("BusinessUnitId", guid(model.businessUnitId)),
    member("CorrelationId", guid(model.correlationId)),
    member("Depth", int(model.depth)),
    member("InitiatingUserAgent", text(model.initiatingUserAgent)),
    member("InitiatingUserAzureActiveDirectoryObjectId", guid(model.initiatingUserObjectId)),
    member("InitiatingUserId", guid(model.initiatingUserId)),
    member("InputParameters", dictionary("ParameterCollection", model.inputs)),
    member("IsExecutingOffline", boolean(false)),
    member("IsInTransaction", boolean(model.isInTransaction)),
    member("IsOfflinePlayback", boolean(false)),
    member("IsolationMode", int(model.isolationMode)),
    member("MessageName", text(model.message)),
    member("Mode", int(model.mode)),
    member("OperationCreatedOn", scalar({ kind: "dateTime", value: model.createdOn })),
    member("OperationId", guid(model.operationId)),
    member("OrganizationId", guid(model.organizationId)),
    member("OrganizationName", text(model.organizationName)),
    member("OutputParameters", dictionary("ParameterCollection", model.outputs)),
    member("OwningExtension", referenceContract(model.step)),
    member("ParentContext", model.parent === null ? NIL : contextContract(model.parent)),
    member("PostEntityImages", images(model.after)),
    member("PreEntityImages", images(model.before)),
    member("PrimaryEntityId", guid(model.rowId)),
    member("PrimaryEntityName", text(model.table)),
    member("RequestId", model.requestId === null ? NIL : guid(model.requestId)),
    member("SecondaryEntityName", text(model.secondaryTable)),
    member("SharedVariables", dictionary("ParameterCollection", model.shared)),
    member("Stage", int(model.stage)),
    member("UserAzureActiveDirectoryObjectId", guid(model.userObjectId)),
    member("UserId", guid(model.userId)),
  ];
  const kept = members.filter(({ name }) => !leftOut.includes(name));
  return { kind: "object", type: xrm("RemoteExecutionContext"), members: kept };
}

function images(rows: Pairs<RowModel>): ContractNode {
  return pairList("EntityImageCollection", "KeyValuePairOfstringEntitygUGIFE1S", XRM, rows, rowContract);
}
