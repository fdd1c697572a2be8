import type { Failure } from "../failure/failure.ts";
import type { QueueMessage } from "../inbound/queue-format.ts";
import type { WaitingMessage } from "../inbound/waiting-message.ts";

/** One message of a batch as it comes off a queue: read, or the reason why it could not be. */
export type BatchItem =
  | { readonly kind: "waiting"; readonly waiting: WaitingMessage }
  | {
      readonly kind: "unread";
      readonly queued: QueueMessage;
      readonly arrival: string;
      readonly receivedAtMs: number;
      readonly failure: Failure;
    };
