import { invalidArgument } from "../http/api-error.ts";
import { type Columns, numberOf, type Row } from "../rows/value.ts";

/** «AsyncOperation», statecode and statuscode. */
export const JOB = {
  ready: { statecode: 0, statuscode: 0 },
  waiting: { statecode: 1, statuscode: 10 },
  inProgress: { statecode: 2, statuscode: 20 },
  succeeded: { statecode: 3, statuscode: 30 },
  failed: { statecode: 3, statuscode: 31 },
  canceled: { statecode: 3, statuscode: 32 },
} as const;

/** A job that waits may be resumed or canceled; one that is over stays as it is. */
export function checkJob(columns: Columns, before: Row | undefined): Columns {
  if (numberOf(before, "statecode") !== JOB.waiting.statecode) {
    throw invalidArgument("Only a system job that waits can be changed: to Ready (0) or to Canceled (32).");
  }
  return columns;
}
