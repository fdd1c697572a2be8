import { ApiError, duplicateRow, rowMissing } from "../http/api-error.ts";
import type { Table } from "../metadata/table.ts";
import { checkRegistration } from "../registration/check-registration.ts";
import { addToSolution } from "../registration/solution.ts";
import type { Columns, Row } from "../rows/value.ts";
import type { Change } from "./change.ts";
import { checkKeys } from "./check-keys.ts";
import { forget } from "./forget.ts";
import { createdColumns, updatedColumns } from "./platform-columns.ts";
import { runMultiple, runStepsAfter, runStepsBefore } from "./run-steps.ts";
import type { World } from "./world.ts";
import type { WriteRequest } from "./write-request.ts";

/** Makes a row. Its steps run as registered; asynchronous ones when the request stands. */
export async function createRow(
  world: World,
  request: WriteRequest,
  table: Table,
  given: Columns,
): Promise<Row> {
  const change = await createOne(world, request, table, given);
  await runMultiple(world, request, { kind: "rows", message: "CreateMultiple", table, changes: [change] });
  return requireRow(world, table, change.rowId);
}

/** Changes a row's columns. */
export async function updateRow(
  world: World,
  request: WriteRequest,
  table: Table,
  id: string,
  given: Columns,
): Promise<Row> {
  const change = await updateOne(world, request, table, id, given);
  await runMultiple(world, request, { kind: "rows", message: "UpdateMultiple", table, changes: [change] });
  return requireRow(world, table, id);
}

/** One row of a Create, alone or among many: without the steps on CreateMultiple. */
export async function createOne(
  world: World,
  request: WriteRequest,
  table: Table,
  given: Columns,
): Promise<Change> {
  refuseUnwritable(table, "Create");
  const id = givenId(table, given) ?? world.newId();
  if (world.store.get(table.name, id) !== undefined) throw duplicateRow();
  const requested = writable(table, given, "create");
  requireColumns(table, requested);
  const nowMs = world.nowMs();
  const written = checkRegistration(
    world.store,
    table,
    createdColumns(table, requested, request.user, { id, nowMs }),
    undefined,
  );
  checkKeys(world.store, table, id, written);
  const change: Change = {
    message: "Create",
    table,
    rowId: id,
    requested: { ...requested, [table.primaryId]: id },
    written,
    before: undefined,
    after: undefined,
  };
  await runStepsBefore(world, request, change);
  const after = world.store.put(request.unit, table.name, id, written);
  addToSolution(world, request, table, id);
  await runStepsAfter(world, request, { ...change, after });
  return { ...change, after };
}

/** One row of an Update. */
export async function updateOne(
  world: World,
  request: WriteRequest,
  table: Table,
  id: string,
  given: Columns,
): Promise<Change> {
  refuseUnwritable(table, "Update");
  const before = requireRow(world, table, id);
  const requested = writable(table, given, "always");
  const written = updatedColumns(table, requested, request.user, {
    before: before.columns,
    id,
    nowMs: world.nowMs(),
  });
  const merged = checkRegistration(world.store, table, { ...before.columns, ...written }, before);
  checkKeys(world.store, table, id, merged);
  const change: Change = {
    message: "Update",
    table,
    rowId: id,
    requested: { ...requested, [table.primaryId]: id },
    written,
    before,
    after: undefined,
  };
  await runStepsBefore(world, request, change);
  const after = world.store.put(request.unit, table.name, id, merged);
  await runStepsAfter(world, request, { ...change, after });
  return { ...change, after };
}

/** Deletes a row; what looks it up forgets it. */
export async function deleteRow(
  world: World,
  request: WriteRequest,
  table: Table,
  id: string,
): Promise<void> {
  refuseUnwritable(table, "Delete");
  const before = requireRow(world, table, id);
  const change: Change = {
    message: "Delete",
    table,
    rowId: id,
    requested: {},
    written: {},
    before,
    after: undefined,
  };
  await runStepsBefore(world, request, change);
  forget(world.store, request.unit, before);
  await runStepsAfter(world, request, change);
}

function requireRow({ store }: Pick<World, "store">, table: Table, id: string): Row {
  const row = store.get(table.name, id);
  if (row === undefined) throw rowMissing(table.name, id);
  return row;
}

/** The tables of the platform that clients may write: what they register, and their jobs. */
const WRITABLE: Readonly<Record<string, readonly string[]>> = {
  serviceendpoint: ["Create", "Update", "Delete"],
  sdkmessageprocessingstep: ["Create", "Update", "Delete"],
  sdkmessageprocessingstepimage: ["Create", "Update", "Delete"],
  solution: ["Create", "Update", "Delete"],
  asyncoperation: ["Update", "Delete"],
};

function refuseUnwritable({ name, business }: Table, method: "Create" | "Update" | "Delete"): void {
  if (business || WRITABLE[name]?.includes(method) === true) return;
  throw new ApiError(
    405,
    "0x80040800",
    `The '${method}' method does not support entities of type '${name}'.`,
  );
}

function givenId(table: Table, given: Columns): string | undefined {
  const id = given[table.primaryId];
  return typeof id === "string" ? id : undefined;
}

/** What the platform alone writes is left out in silence, as Dataverse does. */
function writable(table: Table, given: Columns, when: "create" | "always"): Columns {
  const names = new Set(
    table.columns
      .filter(({ write, kind }) => kind !== "id" && (write === "always" || write === when))
      .map(({ name }) => name),
  );
  return Object.fromEntries(Object.entries(given).filter(([name]) => names.has(name)));
}

function requireColumns(table: Table, requested: Columns): void {
  for (const { name, required, initial, kind } of table.columns) {
    if (!required || initial !== undefined || kind === "state" || table.business) continue;
    if (requested[name] === undefined || requested[name] === null) {
      throw new ApiError(
        400,
        "0x80040203",
        `Required field '${name}' is missing for entity '${table.name}'.`,
      );
    }
  }
}
