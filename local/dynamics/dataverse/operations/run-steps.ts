import { stepsFor } from "../registration/steps-for.ts";
import { idOf, numberOf } from "../rows/value.ts";
import type { Change, Operation } from "./change.ts";
import type { World } from "./world.ts";
import type { WriteRequest } from "./write-request.ts";

const PRE_VALIDATION = 10;
const PRE_OPERATION = 20;
const POST_OPERATION = 40;

/** Runs the synchronous steps before a change is written. */
export async function runStepsBefore(world: World, request: WriteRequest, change: Change): Promise<void> {
  for (const stage of [PRE_VALIDATION, PRE_OPERATION]) {
    await runStage(world, request, { kind: "row", change }, stage);
  }
}

/** Runs the synchronous steps after a change, and makes jobs of the asynchronous ones once it stands. */
export async function runStepsAfter(world: World, request: WriteRequest, change: Change): Promise<void> {
  await runStage(world, request, { kind: "row", change }, POST_OPERATION);
}

/**
 * Runs the steps on a multiple operation, after its rows' own. The pipelines of single and multiple operations are
 * merged («Write plug-ins for CreateMultiple and UpdateMultiple»): they run for a Create as well, with its one row.
 */
export async function runMultiple(
  world: World,
  request: WriteRequest,
  operation: Extract<Operation, { kind: "rows" | "api" }>,
): Promise<void> {
  await runStage(world, request, operation, POST_OPERATION);
}

async function runStage(
  world: World,
  request: WriteRequest,
  operation: Operation,
  stage: number,
): Promise<void> {
  for (const step of stepsFor(world.store, operation, stage)) {
    if (request.bypass.stepIds.includes(step.id)) continue;
    const endpoint = world.store.get("serviceendpoint", idOf(step, "eventhandler") ?? "");
    if (endpoint === undefined) continue;
    const isAsync = numberOf(step, "mode") === 1;
    const canBeBypassed = step.columns.canbebypassed !== false;
    if (canBeBypassed && (isAsync ? request.bypass.async : request.bypass.sync)) continue;
    const run = { step, endpoint, operation, request };
    if (isAsync) request.unit.afterwards.push(() => world.runLater(run));
    else await world.runNow(run);
  }
}
