import { arrivalId } from "../../../../shared/inbound/arrival.ts";
import type { LogLine } from "../../../../shared/telemetry/log-line.ts";

export const ARRIVED_AT_MS = Date.parse("2026-11-23T09:12:45.000Z");
export const ARRIVAL = arrivalId(ARRIVED_AT_MS, ["dataverse", "1"]);

export const RECEIVED: LogLine = {
  event: "message.received",
  arrival: ARRIVAL,
  endpoint: "dataverse",
  status: 202,
  place: "queue",
  bytes: 7,
  ms: 4,
};

type OutcomeLine = LogLine & { readonly event: "message.outcome" };

/** The connector's line for the end of a message's first try. */
export function outcomeLine(outcome: OutcomeLine["outcome"], rest: Partial<OutcomeLine> = {}): OutcomeLine {
  const result = outcome === "published" ? "published" : "duplicate";
  return {
    event: "message.outcome",
    outcome,
    arrival: ARRIVAL,
    endpoint: "dataverse",
    path: "webhook",
    attempt: 1,
    sinceArrivalMs: 40,
    ms: 30,
    events: [{ id: "e1", type: "t.v1", subject: "contact/1", result }],
    ...rest,
  };
}
