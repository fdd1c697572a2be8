import type { DeadLetterNote } from "./message.ts";

// The words of the service: learn.microsoft.com, "Overview of Service Bus dead-letter queues".

export const EXPIRED: DeadLetterNote = {
  reason: "TTLExpiredException",
  description: "The message expired and was dead lettered.",
};

export const WITHOUT_SESSION_ID: DeadLetterNote = {
  reason: "Session ID is null.",
  description: "Session enabled entity doesn't allow a message whose session identifier is null.",
};

export function tooManyDeliveries(count: number): DeadLetterNote {
  return {
    reason: "MaxDeliveryCountExceeded",
    description: `Message could not be consumed after ${count} delivery attempts.`,
  };
}
