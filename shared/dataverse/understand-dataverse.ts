import type { EventDraft, Json } from "../cloudevents/event-draft.ts";
import type { Message } from "../inbound/message.ts";
import { changedRows } from "./changed-rows.ts";
import { readContext } from "./context.ts";
import { messageEvent } from "./message-event.ts";
import { readBody } from "./read-body.ts";
import { rowEvents } from "./row-events.ts";

/** Its presence says that the body was cut ("Use Webhooks"). */
const CUT_HEADER = "x-ms-dynamics-msg-size-exceeded";
/** `MessageMaxSizeExceeded` says the same of a queue message ("Work with Microsoft Dataverse data in your Azure solution"). */
const CUT_PROPERTY = "messagemaxsizeexceeded";

/**
 * What a message of a Dataverse step means: an event for each row that changed, or one event for a message of
 * another kind.
 *
 * Fails with `SOURCE_MISMATCH`, `PAYLOAD_MALFORMED` or `PAYLOAD_DUPLICATE_MEMBER`, or as `readBody` does.
 */
export function understandDataverse(message: Message): readonly EventDraft[] {
  return understandContext(readBody(message), message);
}

/**
 * The same for a RemoteExecutionContext that was read already, in whatever dialect: the tree is what JSON shows.
 */
export function understandContext(tree: Json, message: Message): readonly EventDraft[] {
  const { endpoint } = message;
  // The sender says that it left parts out, which the tree alone need not show.
  const declaredCut = isDeclaredCut(message);
  const context = readContext(tree);
  const changed = changedRows(context);
  return changed === undefined
    ? [messageEvent(context, endpoint, declaredCut)]
    : rowEvents(context, endpoint, changed, declaredCut);
}

function isDeclaredCut({ headers, properties }: Message): boolean {
  return headers[CUT_HEADER] !== undefined || properties[CUT_PROPERTY] !== undefined;
}
