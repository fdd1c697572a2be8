import type { LogLevel, LogLine } from "../../telemetry/log-line.ts";
import type { Kept } from "./keep-subscriptions.ts";

/** The log line of what became of a subscription; a re-created one says from when to when changes may be missing. */
export function keptLine(kept: Kept): readonly [LogLevel, LogLine] {
  const { kind, resource } = kept;
  const line = { event: "subscription.kept", result: kind, resource } as const;
  switch (kept.kind) {
    case "failed":
      return ["error", { ...line, code: kept.failure.code, reason: kept.failure.message }];
    case "recreated": {
      const iso = (atMs: number): string => new Date(atMs).toISOString();
      return ["warn", { ...line, missedFrom: iso(kept.goneAfterMs), missedTo: iso(kept.untilMs) }];
    }
    case "created":
    case "renewed":
    case "removed":
      return ["info", line];
  }
}
