import { app } from "@azure/functions";
import type { DeadLetterStore } from "../shared/deadletter/dead-letter-store.ts";
import { sweepLetters } from "../shared/deadletter/sweep-letters.ts";
import { logOf } from "./log.ts";

interface SweepPorts {
  readonly deadLetters: Pick<DeadLetterStore, "list" | "drop">;
  readonly retentionMs: number;
  readonly nowMs: () => number;
}

/** Every hour: dead letters that ended longer ago than the retention go, with their bytes. */
export function registerSweepDeadLetters({ deadLetters, retentionMs, nowMs }: SweepPorts): void {
  app.timer("sweep-dead-letters", {
    schedule: "0 37 * * * *",
    handler: async (_timer, context) => {
      const dropped = await sweepLetters(deadLetters, retentionMs, nowMs());
      logOf(context)("info", { event: "letters.swept", dropped });
    },
  });
}
