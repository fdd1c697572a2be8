import type { Bus } from "../queues/bus.ts";
import { Refusal } from "../queues/refusal.ts";
import { readAddress } from "./address.ts";
import type { Reply, Request, StatusNames } from "./requests.ts";

export const CBS_STATUS: StatusNames = {
  status: "status-code",
  description: "status-description",
  condition: "error-condition",
};

/**
 * Answers claims-based security (`put-token`). Any token is good; but an unknown entity is refused here, because
 * that is where the SDKs expect it: they then fail at once with `MessagingEntityNotFound`.
 */
export function putToken(bus: Bus, { properties }: Request): Reply {
  const { path } = readAddress(String(properties.name ?? ""));
  if (bus.queueAt(path) === undefined && bus.intakeAt(path) === undefined) {
    throw new Refusal("entityNotFound", `The messaging entity '${path}' could not be found.`);
  }
  return { status: 202, body: {} };
}
