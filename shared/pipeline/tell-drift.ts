import { driftNotice } from "../connector/drift-notice.ts";
import type { BatchItem } from "./batch-item.ts";
import type { Outcome } from "./outcome.ts";
import type { PipelinePorts } from "./ports.ts";

/** Has people hear of rows that went out and no longer fit their contract: once for its columns and an hour. */
export async function tellDrift(
  items: readonly BatchItem[],
  outcomes: readonly Outcome[],
  { own, nowMs }: PipelinePorts,
): Promise<void> {
  const atMs = nowMs();
  const notices = outcomes.flatMap(({ events }, index) => {
    const item = items[index];
    const endpoint = item !== undefined && "waiting" in item ? item.waiting.endpoint : "";
    return events.flatMap(({ type, drift, result }) =>
      drift === undefined || result.kind !== "published"
        ? []
        : [driftNotice({ ...drift, type, endpoint, strict: false }, atMs)],
    );
  });
  // Nearly always there is none.
  if (notices.length > 0) await Promise.all(notices.map((notice) => own.announcer.tell(notice)));
}
