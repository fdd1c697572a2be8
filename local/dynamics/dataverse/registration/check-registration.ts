import type { Table } from "../metadata/table.ts";
import type { RowStore } from "../rows/row-store.ts";
import type { Columns, Row } from "../rows/value.ts";
import { checkEndpoint } from "./check-endpoint.ts";
import { checkImage } from "./check-image.ts";
import { checkJob } from "./check-job.ts";
import { checkStep } from "./check-step.ts";

/**
 * Holds what is written to the rules of its table, and fills in what follows from it.
 *
 * @param before The row as it was, at an update.
 */
export function checkRegistration(
  store: RowStore,
  table: Table,
  columns: Columns,
  before: Row | undefined,
): Columns {
  switch (table.name) {
    case "serviceendpoint":
      return checkEndpoint(columns);
    case "sdkmessageprocessingstep":
      return checkStep(store, columns);
    case "sdkmessageprocessingstepimage":
      return checkImage(store, columns);
    case "asyncoperation":
      return checkJob(columns, before);
    default:
      return columns;
  }
}
