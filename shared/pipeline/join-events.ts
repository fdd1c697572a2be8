import { hash } from "node:crypto";
import { cutText } from "../cloudevents/data-ref.ts";
import type { PublishedEvent } from "../cloudevents/make-event.ts";
import { isOwnType } from "../connector/notice.ts";
import type { WaitingMessage } from "../inbound/waiting-message.ts";
import type { PreparedItem } from "./prepare-item.ts";

/** An event on its way, with the first message that it is of. */
export interface EventToPublish {
  readonly event: PublishedEvent;
  /** A hash of what the event says, without what only one path or moment knows. */
  readonly contentHash: string;
  readonly waiting: WaitingMessage;
  readonly body: Uint8Array;
}

export interface JoinedEvents {
  /** To be claimed one round after the other; within a round ids differ. Nearly always there is one round. */
  readonly rounds: readonly (readonly EventToPublish[])[];
  /** What an event of a message is published as: its own, or the equal one of a message before it. */
  readonly joinedOf: (event: PublishedEvent) => EventToPublish | undefined;
}

/**
 * Joins the events of a batch: equal id and equal content is one event, published for all its messages by the first.
 * Equal id and another content is never merged: it comes a round later, when the ledger can tell the two apart.
 */
export function joinEvents(prepared: readonly PreparedItem[]): JoinedEvents {
  const byId = new Map<string, EventToPublish[]>();
  const joined = new Map<PublishedEvent, EventToPublish>();
  const rounds: EventToPublish[][] = [];
  for (const item of prepared) {
    if (item.kind === "failed") continue;
    for (const event of item.events) {
      const contents = byId.get(event.id) ?? [];
      byId.set(event.id, contents);
      const contentHash = hashContent(event);
      let same = contents.find((content) => content.contentHash === contentHash);
      if (same === undefined) {
        same = { event, contentHash, waiting: item.item.waiting, body: item.body };
        const round = rounds[contents.length] ?? [];
        rounds[contents.length] = round;
        round.push(same);
        contents.push(same);
      }
      joined.set(event, same);
    }
  }
  return { rounds, joinedOf: (event) => joined.get(event) };
}

function hashContent({ id, type, subject, text }: PublishedEvent): string {
  // What the connector tells of itself it tells once, in the words of the first time.
  if (isOwnType(type)) return hash("sha256", id);
  return hash("sha256", `${type}\n${subject}\n${cutText(text).data}`);
}
