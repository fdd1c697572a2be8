import { app } from "@azure/functions";
import { type MeasurePorts, measureWaiting } from "../shared/waiting/measure-waiting.ts";
import { logMetrics } from "./log.ts";

/** Measures what waits where, by the clock. The host runs a timer on one instance at a time, so it is measured once. */
export function registerMeasure(schedule: string, ports: MeasurePorts): void {
  app.timer("measure", {
    schedule,
    handler: async (_timer, context) => {
      await measureWaiting(ports);
      logMetrics(context, ports.meter.take());
    },
  });
}
