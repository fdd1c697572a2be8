import type { LogLine } from "../../../shared/telemetry/log-line.ts";

const EVENTS: ReadonlySet<unknown> = new Set<LogLine["event"]>([
  "message.received",
  "message.refused",
  "message.outcome",
  "app.settings",
]);

/** The connector's own log line, if a line of its process is one; anything may write to a process's log. */
export function appLine(message: string): LogLine | undefined {
  if (!message.startsWith('{"event":"')) return undefined;
  try {
    const value: unknown = JSON.parse(message);
    return isLine(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The connector writes all members of an event's line, so the event's name tells its shape. */
function isLine(value: unknown): value is LogLine {
  return typeof value === "object" && value !== null && "event" in value && EVENTS.has(value.event);
}
