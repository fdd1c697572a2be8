import { invalidPayload } from "../http/api-error.ts";
import type { Table } from "../metadata/table.ts";
import type { Columns, Row } from "../rows/value.ts";
import type { Change } from "./change.ts";
import { runMultiple } from "./run-steps.ts";
import type { World } from "./world.ts";
import type { WriteRequest } from "./write-request.ts";
import { createOne, updateOne } from "./write-row.ts";

/** CreateMultiple: all rows or none. Steps on Create run for each row, steps on CreateMultiple once for all. */
export async function createRows(
  world: World,
  request: WriteRequest,
  table: Table,
  targets: readonly Columns[],
): Promise<readonly Row[]> {
  const changes: Change[] = [];
  for (const target of targets) changes.push(await createOne(world, request, table, target));
  await runMultiple(world, request, { kind: "rows", message: "CreateMultiple", table, changes });
  return changes.flatMap(({ after }) => after ?? []);
}

/** UpdateMultiple: all rows or none. */
export async function updateRows(
  world: World,
  request: WriteRequest,
  table: Table,
  targets: readonly Columns[],
): Promise<void> {
  const changes: Change[] = [];
  for (const target of targets) {
    const id = target[table.primaryId];
    if (typeof id !== "string")
      throw invalidPayload(table.set, `Each target needs its '${table.primaryId}'.`);
    changes.push(await updateOne(world, request, table, id, target));
  }
  await runMultiple(world, request, { kind: "rows", message: "UpdateMultiple", table, changes });
}
