import type { LogLevel, LogLine } from "../telemetry/log-line.ts";
import type { Drained } from "./drain-spool.ts";

/** The log line of a run; absent for one that found nothing. */
export function drainedLine(
  { sent, givenUp, stayed, failure }: Drained,
  ms: number,
): readonly [LogLevel, LogLine] | undefined {
  if (sent === 0 && givenUp === 0 && stayed === 0) return undefined;
  const line = { event: "spool.drained", sent, givenUp, stayed, ms } as const;
  if (failure === undefined) return ["info", line];
  return ["warn", { ...line, code: failure.code, reason: failure.message }];
}
