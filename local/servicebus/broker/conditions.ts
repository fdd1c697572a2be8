import type { RefusalReason } from "../queues/refusal.ts";

/** How a refusal is told to a client. */
export interface Condition {
  /** The AMQP error condition, from which the SDKs make their error codes. */
  readonly condition: string;
  /** The status of an answer to a management request. */
  readonly status: number;
}

// The conditions of the service: learn.microsoft.com, "AMQP errors in Azure Service Bus".
export const CONDITIONS = {
  lockLost: { condition: "com.microsoft:message-lock-lost", status: 410 },
  sessionLockLost: { condition: "com.microsoft:session-lock-lost", status: 410 },
  sessionBusy: { condition: "com.microsoft:session-cannot-be-locked", status: 409 },
  noSession: { condition: "com.microsoft:timeout", status: 408 },
  entityNotFound: { condition: "amqp:not-found", status: 404 },
  messageNotFound: { condition: "com.microsoft:message-not-found", status: 404 },
  queueFull: { condition: "amqp:resource-limit-exceeded", status: 403 },
  tooLarge: { condition: "amqp:link:message-size-exceeded", status: 400 },
  notAllowed: { condition: "amqp:not-allowed", status: 400 },
  malformed: { condition: "amqp:decode-error", status: 400 },
} as const satisfies Record<RefusalReason, Condition>;
