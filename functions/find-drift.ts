import { app } from "@azure/functions";
import { type DriftWatch, watchDrift } from "../shared/registration/watch/watch-drift.ts";
import { logMetrics, logOf } from "./log.ts";

/** Compares what is registered with d365-events.yaml, by the clock, and raises what it finds. */
export function registerFindDrift(schedule: string, watch: DriftWatch): void {
  app.timer("find-drift", {
    schedule,
    handler: async (_timer, context) => {
      for (const { code, about, says } of await watchDrift(watch))
        logOf(context)("warn", { event: "registration.drifted", code, about, says });
      logMetrics(context, watch.meter.take());
    },
  });
}
