import { app } from "@azure/functions";
import { type DrainPorts, drainSpool } from "../shared/spool/drain-spool.ts";
import { drainedLine } from "../shared/spool/drained-line.ts";
import { logOf } from "./log.ts";

/** A run ends before the next one is due; what is left is the next one's. */
const RUN_LIMIT_MS = 25_000;

/** Moves what is spooled to the queue inbound, by the clock. A run that finds nothing is one listing and no line. */
export function registerDrainSpool(schedule: string, ports: DrainPorts): void {
  app.timer("drain-spool", {
    schedule,
    handler: async (_timer, context) => {
      const startedMs = ports.nowMs();
      const drained = await drainSpool(RUN_LIMIT_MS, ports);
      const line = drainedLine(drained, ports.nowMs() - startedMs);
      if (line !== undefined) logOf(context)(...line);
    },
  });
}
