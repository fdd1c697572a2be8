import { app } from "@azure/functions";
import type { SweepPorts } from "../shared/live.ts";
import { logOf } from "./log.ts";

/** Every six hours, at no hour's beginning; a run that was missed is made up by the next one. */
const SCHEDULE = "0 17 */6 * * *";
/** The shortest time limit of a plan is 5 minutes (https://learn.microsoft.com/azure/azure-functions/functions-scale#timeout). */
const LONGEST_RUN_MS = 4 * 60_000;

/** Lets go of the events whose retention is over. */
export function registerSweepLedger({ sweeper, nowMs, retentionMs, windowMs }: SweepPorts): void {
  app.timer("sweep-ledger", {
    schedule: SCHEDULE,
    handler: async (_timer, context) => {
      const startedMs = nowMs();
      const rules = { retentionMs, windowMs, untilMs: startedMs + LONGEST_RUN_MS };
      const { dropped, rows } = await sweeper.sweep(rules, startedMs);
      logOf(context)("info", { event: "ledger.swept", dropped, rows, ms: nowMs() - startedMs });
    },
  });
}
