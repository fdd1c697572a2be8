import type { Meter } from "../telemetry/meter.ts";
import type { BatchItem } from "./batch-item.ts";
import type { Outcome } from "./outcome.ts";

/** What can happen to a row. All other messages of all systems are one class, since customers name them. */
const HAPPENINGS: ReadonlySet<string> = new Set(["created", "updated", "deleted"]);

/** What a message's try adds to the metrics. */
export function recordOutcome(
  meter: Meter,
  { item, outcome }: { readonly item: BatchItem; readonly outcome: Outcome },
  times: { readonly startedMs: number; readonly nowMs: number },
): void {
  const { endpoint, receivedAtMs } =
    "waiting" in item ? item.waiting : { endpoint: "", receivedAtMs: item.receivedAtMs };
  const code = outcome.kind === "retry" || outcome.kind === "dead" ? outcome.failure.code : "";
  meter.record("process.outcomes", 1, { endpoint, outcome: outcome.kind, code });
  meter.record("process.duration", times.nowMs - times.startedMs, { endpoint });
  if (outcome.kind === "published")
    meter.record("process.latency", Math.max(0, times.nowMs - receivedAtMs), { endpoint });
  for (const { type, result, drift } of outcome.events) {
    meter.record("process.events", 1, { endpoint, class: classOf(type), result: result.kind });
    const isConflict = result.kind === "failed" && result.failure.code === "LEDGER_CONFLICT";
    if (isConflict) meter.record("process.conflicts", 1, { endpoint });
    if (drift !== undefined && result.kind === "published")
      meter.record("contract.drift", 1, { endpoint, contract: drift.contract, result: "published" });
  }
  if (code === "CONTRACT_DRIFTED" && outcome.kind === "dead")
    meter.record("contract.drift", 1, {
      endpoint,
      contract: outcome.failure.about?.[0] ?? "",
      result: "dead",
    });
}

/** `dataverse.updated` of `com.dynamics365.dataverse.contact.updated.v1`. */
function classOf(type: string): string {
  const words = type.split(".");
  const happening = words.at(-2) ?? "";
  return `${words[2] ?? ""}.${HAPPENINGS.has(happening) ? happening : "other"}`;
}
