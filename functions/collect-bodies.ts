import { app } from "@azure/functions";
import { type CollectorPorts, collectBodies } from "../shared/collect/collect-bodies.ts";
import type { Retention } from "../shared/settings/settings.ts";
import { logOf } from "./log.ts";

/** Every six hours, well after the sweep of the ledger; a run that was missed is made up by the next one. */
const SCHEDULE = "0 47 */6 * * *";
/** The shortest time limit of a plan is 5 minutes (https://learn.microsoft.com/azure/azure-functions/functions-scale#timeout). */
const LONGEST_RUN_MS = 4 * 60_000;

/** Deletes the blobs that nothing leads to any more. */
export function registerCollectBodies(ports: CollectorPorts & Pick<Retention, "retentionMs">): void {
  app.timer("collect-bodies", {
    schedule: SCHEDULE,
    handler: async (_timer, context) => {
      const startedMs = ports.nowMs();
      const rules = { retentionMs: ports.retentionMs, untilMs: startedMs + LONGEST_RUN_MS };
      const deleted = await collectBodies(ports, rules);
      logOf(context)("info", { event: "bodies.collected", deleted, ms: ports.nowMs() - startedMs });
    },
  });
}
