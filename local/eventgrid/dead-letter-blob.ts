import type { Delivery } from "./delivery.ts";
import type { UndeliverableReason } from "./dispatcher.ts";
import { withMembers } from "./json-text.ts";

/** An event that was given up. */
export interface Undeliverable {
  readonly delivery: Delivery;
  readonly reason: UndeliverableReason;
}

/**
 * The name of a dead letter's blob, by «Set dead-letter location and retry policy»: the subscription in upper case,
 * then the date and hour in UTC without leading zeros.
 */
export function deadLetterName(subscription: string, nowMs: number, guid: string): string {
  const now = new Date(nowMs);
  const hour = [now.getUTCFullYear(), now.getUTCMonth() + 1, now.getUTCDate(), now.getUTCHours()].join("/");
  return `${subscription.toUpperCase()}/${hour}/${guid}.json`;
}

/** What stands in the blob: an array of the events, exactly as published, each with why it is here. */
export function deadLetterText(letters: readonly Undeliverable[]): string {
  return `[${letters.map(letterText).join(",\n")}]`;
}

function letterText({ delivery, reason }: Undeliverable): string {
  const { event, attempts, publishedAtMs, last } = delivery;
  return withMembers(event.text, {
    deadletterreason: reason,
    deliveryattempts: attempts,
    lastdeliveryoutcome: last?.failure.outcome,
    lasthttpstatuscode: last?.failure.httpStatus,
    publishtime: new Date(publishedAtMs).toISOString(),
    lastdeliveryattempttime: last === undefined ? undefined : new Date(last.atMs).toISOString(),
  });
}
