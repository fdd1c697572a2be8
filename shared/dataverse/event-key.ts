import { hash } from "node:crypto";
import type { Json } from "../cloudevents/event-draft.ts";
import type { Context } from "./context.ts";

/** The frozen recipe that this file is. Any change to what it computes for a real message needs a new number. */
export const RECIPE = "dv1";

export interface EventKey {
  readonly key: readonly string[];
  /** Whether the message names itself. If not, the key is made of its content. */
  readonly keyed: boolean;
}

interface KeyParts {
  readonly context: Context;
  /** The endpoint's name, which stands in for the step where the message does not name one. */
  readonly endpoint: string;
  readonly table: string | undefined;
  readonly rowId: string | undefined;
  /** What changed, as understood: the row or the parameters, and the images. */
  readonly content: readonly (Json | undefined)[];
  /** Which row of a message about several. */
  readonly index: number | undefined;
}

/**
 * The key of an event: equal for the same delivery of the same step, different for any other.
 *
 * An asynchronous operation has an id of its own. A synchronous one has only its request's, and one request can
 * change a row twice: so the time and the content are part of the key. A message that lacks one of these members is
 * keyed by its content and its endpoint.
 */
export function eventKey({ context, endpoint, table, rowId, content, index }: KeyParts): EventKey {
  const { organizationId, stepId, operationId, message, stage, depth, createdOn } = context;
  const row = index === undefined ? [] : [String(index)];
  if (organizationId !== undefined && stepId !== undefined && operationId !== undefined) {
    const operation = [organizationId, stepId, operationId];
    if (context.mode === "async") return { key: [...operation, ...row], keyed: true };
    if (context.mode === "sync" && depth !== undefined && createdOn !== undefined) {
      const moment = [context.rowId ?? "", message, String(stage), String(depth), String(createdOn.timeMs)];
      return { key: [...operation, ...moment, digest(content), ...row], keyed: true };
    }
  }
  const { mode, correlationId } = context;
  const said = [message, table, rowId, organizationId, stepId, operationId, correlationId];
  const how = [mode, stage, depth, createdOn?.timeMs];
  return { key: ["content", endpoint, digest([...said, ...how, ...content]), ...row], keyed: false };
}

function digest(content: readonly (Json | undefined)[]): string {
  return hash("sha256", JSON.stringify(content));
}
