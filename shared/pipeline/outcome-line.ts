import type { LogLevel, LogLine } from "../telemetry/log-line.ts";
import type { BatchItem } from "./batch-item.ts";
import type { Outcome } from "./outcome.ts";

/** The one log line of a message's try, with its level. */
export function outcomeLine(
  item: BatchItem,
  outcome: Outcome,
  times: { readonly startedMs: number; readonly nowMs: number },
): readonly [LogLevel, LogLine] {
  const { arrival, endpoint, path, attempts, receivedAtMs } =
    "waiting" in item ? item.waiting : { ...item, endpoint: "", path: "queue", attempts: 0 };
  const failed =
    outcome.kind === "retry" || outcome.kind === "dead"
      ? { code: outcome.failure.code, reason: outcome.failure.message, step: outcome.step }
      : {};
  const due = outcome.kind === "retry" ? { dueInMs: Math.max(0, outcome.dueAtMs - times.nowMs) } : {};
  return [
    LEVELS[outcome.kind],
    {
      event: "message.outcome",
      outcome: outcome.kind,
      arrival,
      endpoint,
      path,
      attempt: attempts + 1,
      sinceArrivalMs: times.nowMs - receivedAtMs,
      ms: times.nowMs - times.startedMs,
      events: outcome.events.map(({ id, type, subject, result }) => ({
        id,
        type,
        subject,
        result: result.kind,
      })),
      ...failed,
      ...due,
    },
  ];
}

const LEVELS = {
  published: "info",
  duplicate: "info",
  retry: "warn",
  dead: "error",
} as const satisfies Record<Outcome["kind"], LogLevel>;
