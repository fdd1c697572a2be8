import type { InvocationContext } from "@azure/functions";
import type { Log } from "../shared/telemetry/log-line.ts";

/** Lines go to the invocation's own log, one JSON text each, so that the platform joins them to the invocation. */
export function logOf(context: InvocationContext): Log {
  return (level, line) => context[level](JSON.stringify(line));
}
