import type { OutgoingEvent } from "./publisher.ts";

/** What one publish request holds at most: 1 MB, brackets and commas included ("Azure Event Grid quotas and limits"). */
const LARGEST_REQUEST = 1024 * 1024;
/** The service's other limit; bytes nearly always come first. */
const MOST_EVENTS = 5_000;

/** Cuts events into requests by bytes and count, keeping their order. An event above the limit stands alone. */
export function requestBatches(events: readonly OutgoingEvent[]): readonly (readonly OutgoingEvent[])[] {
  const batches: OutgoingEvent[][] = [];
  let batch: OutgoingEvent[] = [];
  let bytes = "[]".length;
  for (const event of events) {
    const eventBytes = Buffer.byteLength(event.text) + ",".length;
    if (batch.length > 0 && (bytes + eventBytes > LARGEST_REQUEST || batch.length === MOST_EVENTS)) {
      batches.push(batch);
      batch = [];
      bytes = "[]".length;
    }
    batch.push(event);
    bytes += eventBytes;
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}
