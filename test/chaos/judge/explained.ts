import type { DeadLetterRow, OfferedDelivery } from "../evidence/evidence.ts";

/** What a message may die of when faults outlast all its attempts. */
const OUTLASTED = new Set([
  "LEDGER_UNAVAILABLE",
  "STORAGE_UNAVAILABLE",
  "PUBLISH_UNAVAILABLE",
  "PUBLISH_THROTTLED",
  "UNEXPECTED",
]);

/** What is wrong with a dead letter, or nothing when its delivery deserved it, or its faults did. */
export function explained(
  { code, attempts, marks }: DeadLetterRow,
  deliveries: readonly (OfferedDelivery | undefined)[],
  mostAttempts: number,
): string | undefined {
  const delivery = deliveries.find((each) => each !== undefined);
  if (delivery === undefined) return `it leads to nothing that was sent (${code}, ${marks.length} ids)`;
  if (delivery.ends === "dead" && code === "PAYLOAD_MALFORMED") return undefined;
  if (delivery.ends === "rival" && code === "LEDGER_CONFLICT") return undefined;
  if (OUTLASTED.has(code) && attempts >= mostAttempts) return undefined;
  return `a delivery of kind ${delivery.kind} died of ${code} after ${attempts} attempts`;
}
