import type { InvocationContext } from "@azure/functions";
import type { BatchItem } from "../shared/pipeline/batch-item.ts";
import { outcomeLine } from "../shared/pipeline/outcome-line.ts";
import type { PipelinePorts } from "../shared/pipeline/ports.ts";
import { processBatch } from "../shared/pipeline/process-batch.ts";
import { recordOutcome } from "../shared/pipeline/record-outcome.ts";
import type { Metered } from "../shared/telemetry/metered.ts";
import { logMetrics, logOf } from "./log.ts";

/** Runs a batch through the pipeline and says of each message what became of it. Returning completes them all. */
export async function processAndLog(
  items: readonly BatchItem[],
  context: InvocationContext,
  ports: Metered<PipelinePorts>,
): Promise<void> {
  const startedMs = ports.nowMs();
  const outcomes = await processBatch(items, ports);
  const times = { startedMs, nowMs: ports.nowMs() };
  const log = logOf(context);
  for (const [index, item] of items.entries()) {
    const outcome = outcomes[index];
    if (outcome === undefined) continue;
    log(...outcomeLine(item, outcome, times));
    recordOutcome(ports.meter, { item, outcome }, times);
  }
  logMetrics(context, ports.meter.takeDue(times.nowMs));
}
