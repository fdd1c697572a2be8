import type { Failure } from "../failure/failure.ts";
import type { QueueMessage } from "../inbound/queue-format.ts";
import type { WaitingMessage } from "../inbound/waiting-message.ts";

/** One message of a batch as it comes off a queue: read, or the reason why it could not be, or must not be handled. */
export type BatchItem =
  | { readonly kind: "waiting"; readonly waiting: WaitingMessage }
  /** It came back too often to be handled here: among others (`ISOLATED`), or at all (`CAME_BACK_UNHANDLED`). */
  | { readonly kind: "returned"; readonly waiting: WaitingMessage; readonly failure: Failure }
  | {
      readonly kind: "unread";
      readonly queued: QueueMessage;
      readonly arrival: string;
      readonly receivedAtMs: number;
      readonly failure: Failure;
    };
