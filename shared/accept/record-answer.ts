import type { Endpoint } from "../settings/endpoint.ts";
import type { Meter } from "../telemetry/meter.ts";
import type { Answer } from "./accept-message.ts";

/**
 * What a request adds to the metrics.
 *
 * @param answer With how long it took, and what the requests that are still under way hold.
 */
export function recordAnswer(
  meter: Meter,
  endpoint: Endpoint,
  answer: Answer & { readonly ms: number; readonly heldBytes: number },
): void {
  const { accepted, status, ms, heldBytes } = answer;
  meter.record("accept.answers", 1, { endpoint: endpoint.name, accepted, status: String(status) });
  meter.record("accept.duration", ms, { endpoint: endpoint.name });
  meter.record("accept.held", heldBytes, {});
}
