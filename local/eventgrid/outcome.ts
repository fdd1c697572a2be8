const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;

/** What one attempt to deliver an event came to. */
export type Outcome = { readonly kind: "delivered" } | FailedAttempt;

/** An attempt that failed; names are those of `lastdeliveryoutcome` in a dead letter. */
export interface FailedAttempt {
  readonly kind: "failed";
  readonly outcome: string;
  /** The destination's HTTP status, if it gave one. */
  readonly httpStatus: number | undefined;
  /** The shortest wait before the next attempt, or absent when there must be none: the event is undeliverable. */
  readonly leastWaitMs: number | undefined;
}

export const DELIVERED: Outcome = { kind: "delivered" };

/** The waits and the end of tries that «Event Grid message delivery and retry» gives for a webhook's answers. */
const WEBHOOK_FAILURES: Readonly<Record<number, FailedAttempt>> = {
  400: failed("BadRequest", undefined, 400),
  401: failed("Unauthorized", undefined, 401),
  403: failed("Forbidden", undefined, 403),
  404: failed("NotFound", 5 * MINUTE_MS, 404),
  408: failed("TimedOut", 2 * MINUTE_MS, 408),
  413: failed("PayloadTooLarge", undefined, 413),
  503: failed("Busy", 30 * SECOND_MS, 503),
};
const OTHER_WAIT_MS = 10 * SECOND_MS;

/** What a webhook's answer means: 200 to 204 are success, and nothing else is. */
export function webhookOutcome(httpStatus: number): Outcome {
  if (httpStatus >= 200 && httpStatus <= 204) return DELIVERED;
  return WEBHOOK_FAILURES[httpStatus] ?? failed("GenericError", OTHER_WAIT_MS, httpStatus);
}

/** What it means that a webhook gave no answer, by the code of the socket's error. */
export function socketOutcome(code: string | undefined): FailedAttempt {
  switch (code) {
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return failed("ResolutionError", OTHER_WAIT_MS);
    case "ETIMEDOUT":
      return failed("TimedOut", 2 * MINUTE_MS);
    default:
      return failed("SocketError", OTHER_WAIT_MS);
  }
}

/** What an error of the Service Bus client means, by its stable code. */
export function serviceBusOutcome(code: string | undefined): FailedAttempt {
  switch (code) {
    case "MessagingEntityNotFound":
      return failed("NotFound", 5 * MINUTE_MS);
    case "MessagingEntityDisabled":
      return failed("Disabled", 5 * MINUTE_MS);
    case "UnauthorizedAccess":
      return failed("Unauthorized", 5 * MINUTE_MS);
    case "QuotaExceeded":
      return failed("Full", OTHER_WAIT_MS);
    case "ServiceBusy":
      return failed("Busy", 30 * SECOND_MS);
    case "ServiceTimeout":
      return failed("TimedOut", 2 * MINUTE_MS);
    case "MessageSizeExceeded":
      return failed("PayloadTooLarge", undefined);
    case "ServiceCommunicationProblem":
      return failed("SocketError", OTHER_WAIT_MS);
    default:
      return failed("GenericError", OTHER_WAIT_MS);
  }
}

/** A session queue takes no message without a session, and the next attempt would have none either. */
export const SESSION_MISSING: FailedAttempt = failed("SessionQueueNotSupported", undefined);

/** What no Service Bus queue takes, such as a message id above 128 characters. */
export const MESSAGE_REFUSED: FailedAttempt = failed("BadRequest", undefined);

/** A webhook that does not agree to deliveries gets none; Azure would not even have made the subscription. */
export const HANDSHAKE_REFUSED: FailedAttempt = failed("HandshakeRefused", OTHER_WAIT_MS);

function failed(outcome: string, leastWaitMs: number | undefined, httpStatus?: number): FailedAttempt {
  return { kind: "failed", outcome, httpStatus, leastWaitMs };
}
