import { Refusal } from "../../queues/refusal.ts";
import type { Reply, Request, StatusNames } from "../requests.ts";
import { renewLock, updateDisposition } from "./locks.ts";
import { deleteBatch, peek, receiveDeferred } from "./messages.ts";
import type { Managed, Operation } from "./operation.ts";
import { cancelScheduled, schedule } from "./schedule.ts";
import { getSessionState, listSessions, renewSessionLock, setSessionState } from "./sessions.ts";

export const MANAGEMENT_STATUS: StatusNames = {
  status: "statusCode",
  description: "statusDescription",
  condition: "errorCondition",
};

const OPERATIONS: ReadonlyMap<string, Operation> = new Map([
  ["com.microsoft:peek-message", peek],
  ["com.microsoft:renew-lock", renewLock],
  ["com.microsoft:update-disposition", updateDisposition],
  ["com.microsoft:receive-by-sequence-number", receiveDeferred],
  ["com.microsoft:batch-delete-messages", deleteBatch],
  ["com.microsoft:schedule-message", schedule],
  ["com.microsoft:cancel-scheduled-message", cancelScheduled],
  ["com.microsoft:renew-session-lock", renewSessionLock],
  ["com.microsoft:get-session-state", getSessionState],
  ["com.microsoft:set-session-state", setSessionState],
  ["com.microsoft:get-message-sessions", listSessions],
]);

/** Does what a request to `<entity>/$management` asks. */
export function manage(managed: Managed, request: Request): Reply {
  const name = String(request.properties.operation ?? "");
  const operation = OPERATIONS.get(name);
  if (operation === undefined) throw new Refusal("notAllowed", `The operation '${name}' is not modelled.`);
  return operation(managed, request.body);
}
