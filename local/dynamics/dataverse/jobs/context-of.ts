import { BUSINESS_UNIT, ORGANIZATION, USER_IN_ENTRA } from "../../organization.ts";
import type { ContextModel, Pairs, RowModel, RowsModel, ValueModel } from "../../writers/model.ts";
import type { Change, Operation } from "../operations/change.ts";
import type { StepRun } from "../operations/world.ts";
import type { RowStore } from "../rows/row-store.ts";
import { idOf, numberOf, textOf } from "../rows/value.ts";
import { imagesOf, primaryNameImage } from "./images.ts";
import { messageLabels } from "./message-labels.ts";
import { referenceModel, rowModel, ticksOf } from "./value-model.ts";

const MAIN_OPERATION = 30;
const NO_ID = "00000000-0000-0000-0000-000000000000";
/** The step within the platform that does the work, as real synchronous bodies name it. */
const OBJECT_MODEL = { id: "1b0fbaa3-345f-ee11-8def-000d3adbef1f", name: "ObjectModel Implementation" };

/** What tells one run of a step from another. */
interface RunFacts {
  /** Of a system job: its id. Absent for a synchronous step, whose operation is its request. */
  readonly jobId: string | undefined;
  readonly atMs: number;
}

/**
 * What a step reports, in members and values as the real bodies of the corpus have them: an asynchronous one bears
 * the id of its own job, whole seconds and no name of its step; a synchronous one the request's id and the time to
 * the millisecond. The parent is the operation within, with the request as the client made it.
 */
export function contextOf(run: StepRun, store: RowStore, { jobId, atMs }: RunFacts): ContextModel {
  const { step, operation, request } = run;
  const isAsync = jobId !== undefined;
  const change = operation.kind === "row" ? operation.change : undefined;
  const shared = sharedVariables(run);
  const userId = idOf(step, "impersonatinguserid") ?? request.user.id;
  const common = {
    businessUnitId: BUSINESS_UNIT,
    correlationId: request.correlationId,
    depth: 1,
    initiatingUserAgent: request.userAgent,
    initiatingUserObjectId: USER_IN_ENTRA,
    initiatingUserId: request.user.id,
    isInTransaction: !isAsync,
    isolationMode: 1,
    message: change?.message ?? (operation.kind === "row" ? "" : operation.message),
    mode: isAsync ? 1 : 0,
    createdOn: isAsync
      ? ({ ticks: ticksOf(Math.floor(atMs / 1_000) * 1_000), zone: "unspecified" } as const)
      : ({ ticks: ticksOf(atMs), zone: "utc" } as const),
    operationId: jobId ?? request.requestId,
    organizationId: ORGANIZATION.id,
    organizationName: ORGANIZATION.name,
    rowId: change?.rowId ?? NO_ID,
    table: operation.kind === "api" ? "none" : (change?.table ?? operationTable(operation)).name,
    requestId: request.requestId,
    secondaryTable: "none",
    shared,
    userObjectId: USER_IN_ENTRA,
    userId,
  };
  const own = referenceModel(
    { table: step.table, id: step.id },
    isAsync ? null : (textOf(step, "name") ?? null),
  );
  const within = isAsync
    ? own
    : referenceModel({ table: step.table, id: OBJECT_MODEL.id }, OBJECT_MODEL.name);
  const parent: ContextModel = {
    ...common,
    inputs: inputsOf(operation, requestedRow),
    outputs: [],
    step: within,
    parent: null,
    after: [],
    before: [],
    shared: change?.message === "Update" ? [...shared, changedTypes(change)] : shared,
    stage: MAIN_OPERATION,
  };
  return {
    ...common,
    inputs: inputsOf(operation, (change) => writtenRow(change, store)),
    outputs: change?.message === "Create" ? [["id", { kind: "guid", value: change.rowId }]] : [],
    step: own,
    parent,
    ...allImages(run, store, isAsync),
    stage: numberOf(step, "stage") ?? 40,
  };
}

function operationTable(operation: Extract<Operation, { kind: "row" | "rows" }>) {
  return operation.kind === "row" ? operation.change.table : operation.table;
}

type ShowRow = (change: Change) => RowModel;

function requestedRow({ table, rowId, requested }: Change): RowModel {
  return rowModel(table, rowId, requested);
}

/** Labels stand on the row of a Create alone. */
function writtenRow({ table, rowId, written, message }: Change, store: RowStore): RowModel {
  return rowModel(table, rowId, written, message === "Create" ? messageLabels(table, written, store) : []);
}

function inputsOf(operation: Operation, show: ShowRow): Pairs<ValueModel> {
  switch (operation.kind) {
    case "api":
      return Object.entries(operation.parameters).map(([name, value]) => [name, parameterModel(value)]);
    case "rows":
      return [["Targets", { kind: "rows", value: rowsModel(operation, show) }]];
    case "row": {
      const { change } = operation;
      if (change.message === "Delete") {
        const target = referenceModel({ table: change.table.name, id: change.rowId });
        return [["Target", { kind: "reference", value: target }]];
      }
      const isRequest = show === requestedRow;
      const more: Pairs<ValueModel> = isRequest
        ? [["SuppressDuplicateDetection", { kind: "boolean", value: false }]]
        : [];
      return [["Target", { kind: "row", value: show(change) }], ...more];
    }
  }
}

function rowsModel({ table, changes }: Extract<Operation, { kind: "rows" }>, show: ShowRow): RowsModel {
  return {
    table: table.name,
    rows: changes.map(show),
    minActiveRowVersion: null,
    moreRecords: false,
    pagingCookie: null,
    totalRecordCount: -1,
    limitExceeded: false,
  };
}

function parameterModel(value: string | number | boolean | null): ValueModel {
  if (value === null) return { kind: "null" };
  if (typeof value === "boolean") return { kind: "boolean", value };
  if (typeof value === "string") return { kind: "string", value };
  return Number.isInteger(value) ? { kind: "int", value } : { kind: "decimal", value: String(value) };
}

function sharedVariables({ operation, request }: StepRun): Pairs<ValueModel> {
  const isCreate = operation.kind === "row" && operation.change.message === "Create";
  return [
    ["IsAutoTransact", { kind: "boolean", value: true }],
    ...(request.language === undefined
      ? []
      : [["AcceptLang", { kind: "string", value: request.language }] as const]),
    ...(request.tag === undefined ? [] : [["tag", { kind: "string", value: request.tag }] as const]),
    ...(isCreate ? [["DefaultsAddedFlag", { kind: "boolean", value: true }] as const] : []),
  ];
}

function changedTypes({ table }: Change): readonly [string, ValueModel] {
  return ["ChangedEntityTypes", { kind: "stringPairs", value: [[table.name, "Update"]] }];
}

/** Rows of a multiple operation have no images here: they stand in arrays that this context does not carry. */
function allImages({ step, operation }: StepRun, store: RowStore, isAsync: boolean) {
  if (operation.kind !== "row") return { before: [], after: [] };
  const { change } = operation;
  const { before, after } = imagesOf(store, step, change);
  if (!isAsync) return { before, after };
  const name = primaryNameImage(change);
  return change.message === "Delete"
    ? { before: [...name, ...before], after }
    : { before, after: [...name, ...after] };
}
