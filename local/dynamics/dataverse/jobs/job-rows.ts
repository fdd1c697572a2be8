import { wholeSeconds } from "../odata/read-value.ts";
import type { Operation } from "../operations/change.ts";
import type { StepRun } from "../operations/world.ts";
import { JOB } from "../registration/check-job.ts";
import { newUnit, type RowStore } from "../rows/row-store.ts";
import { type Columns, idOf, type Row, textOf } from "../rows/value.ts";

const SYSTEM_EVENT = 1;
/** What a job that failed has as `errorcode`: IsvAborted, 0x80040265. */
const ABORTED = -2_147_220_891;

/** The job of an asynchronous step, ready to run. */
export function addJob(
  store: RowStore,
  { step, operation, request }: StepRun,
  id: string,
  atMs: number,
): Row {
  const regarding =
    operation.kind === "row" ? { table: operation.change.table.name, id: operation.change.rowId } : null;
  return store.put(newUnit(), "asyncoperation", id, {
    asyncoperationid: id,
    name: textOf(step, "name") ?? "",
    operationtype: SYSTEM_EVENT,
    messagename: messageOf(operation),
    primaryentitytype: operation.kind === "api" ? "none" : (regarding?.table ?? "none"),
    regardingobjectid: regarding,
    owningextensionid: { table: step.table, id: step.id },
    correlationid: request.correlationId,
    requestid: request.requestId,
    depth: 1,
    retrycount: 0,
    createdon: wholeSeconds(atMs),
    modifiedon: wholeSeconds(atMs),
    ...JOB.ready,
  });
}

/** Changes columns of a job that may be gone meanwhile. */
export function changeJob(store: RowStore, id: string, columns: Columns, atMs: number): void {
  const job = store.get("asyncoperation", id);
  if (job === undefined) return;
  store.put(newUnit(), "asyncoperation", id, { ...job.columns, ...columns, modifiedon: wholeSeconds(atMs) });
}

export function jobStarted(store: RowStore, id: string, atMs: number): void {
  changeJob(store, id, { ...JOB.inProgress, startedon: wholeSeconds(atMs) }, atMs);
}

/** A job that went well is deleted where its step says so («SdkMessageProcessingStep», asyncautodelete). */
export function jobSucceeded(store: RowStore, id: string, atMs: number): void {
  const job = store.get("asyncoperation", id);
  const step = store.get("sdkmessageprocessingstep", idOf(job, "owningextensionid") ?? "");
  if (step?.columns.asyncautodelete === true) store.remove(newUnit(), "asyncoperation", id);
  else changeJob(store, id, { ...JOB.succeeded, completedon: wholeSeconds(atMs) }, atMs);
}

export function jobFailed(store: RowStore, id: string, message: string, atMs: number): void {
  const columns = { ...JOB.failed, errorcode: ABORTED, friendlymessage: message, message };
  changeJob(store, id, { ...columns, completedon: wholeSeconds(atMs) }, atMs);
}

function messageOf(operation: Operation): string {
  return operation.kind === "row" ? operation.change.message : operation.message;
}
