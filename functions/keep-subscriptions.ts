import { app } from "@azure/functions";
import type { Kept } from "../shared/registration/businesscentral/keep-subscriptions.ts";
import { keptLine } from "../shared/registration/businesscentral/kept-line.ts";
import type { Meter } from "../shared/telemetry/meter.ts";
import { logMetrics, logOf } from "./log.ts";

interface SubscriptionWatch {
  readonly keep: () => Promise<readonly Kept[]>;
  readonly meter: Meter;
}

/** Renews the subscriptions of Business Central at half of their life, and makes again what is gone. */
export function registerKeepSubscriptions(schedule: string, { keep, meter }: SubscriptionWatch): void {
  app.timer("keep-subscriptions", {
    schedule,
    handler: async (_timer, context) => {
      for (const kept of await keep()) logOf(context)(...keptLine(kept));
      logMetrics(context, meter.take());
    },
  });
}
