import type { InvocationContext } from "@azure/functions";
import type { Log } from "../shared/telemetry/log-line.ts";
import type { MetricLine } from "../shared/telemetry/meter.ts";

/** Lines go to the invocation's own log, one JSON text each, so that the platform joins them to the invocation. */
export function logOf(context: InvocationContext): Log {
  return (level, line) => context[level](JSON.stringify(line));
}

/** What is left when no invocation is there to log for: the host takes the output of a process into its log. */
export function writeMetrics(lines: readonly MetricLine[]): void {
  for (const line of lines) process.stdout.write(`${JSON.stringify(line)}\n`);
}

export function logMetrics(context: InvocationContext, lines: readonly MetricLine[]): void {
  const log = logOf(context);
  for (const line of lines) log("info", line);
}
