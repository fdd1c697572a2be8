import { invalidArgument } from "../http/api-error.ts";
import type { RowStore } from "../rows/row-store.ts";
import { type Columns, isReference, numberOf, type Row, type Value } from "../rows/value.ts";
import { CONTRACTS } from "./check-endpoint.ts";

const STAGES: readonly unknown[] = [10, 20, 40];
const POST_OPERATION = 40;
const ASYNC = 1;

/** «Register plug-ins», event pipeline: stages, modes, and what belongs together. */
export function checkStep(store: RowStore, columns: Columns): Columns {
  const message = rowOf(store, "sdkmessage", columns.sdkmessageid);
  if (message === undefined) throw invalidArgument("A step needs sdkmessageid, an existing SDK message.");
  const endpoint = rowOf(store, "serviceendpoint", columns.eventhandler);
  if (endpoint === undefined) {
    throw invalidArgument("A step needs eventhandler_serviceendpoint, an existing service endpoint.");
  }
  if (!STAGES.includes(columns.stage)) {
    throw invalidArgument(`The stage of a step is 10, 20 or 40, got '${String(columns.stage)}'.`);
  }
  if (columns.mode === ASYNC && columns.stage !== POST_OPERATION) {
    throw invalidArgument("An asynchronous step can only be registered in the stage 40 (PostOperation).");
  }
  // «Use webhooks»: Azure Service Bus only allows for asynchronous steps.
  if (columns.mode !== ASYNC && numberOf(endpoint, "contract") !== CONTRACTS.webhook) {
    throw invalidArgument("A step whose handler is no webhook must be asynchronous.");
  }
  if (isReference(columns.sdkmessagefilterid)) {
    const filter = rowOf(store, "sdkmessagefilter", columns.sdkmessagefilterid);
    const its = filter?.columns.sdkmessageid;
    if (!isReference(its) || its.id !== message.id) {
      throw invalidArgument("The sdkmessagefilterid of a step must be one of its sdkmessageid.");
    }
  }
  return columns;
}

function rowOf(store: RowStore, table: string, value: Value | undefined): Row | undefined {
  return isReference(value) ? store.get(table, value.id) : undefined;
}
