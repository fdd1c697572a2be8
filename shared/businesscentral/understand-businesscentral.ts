import type { EventDraft, Json } from "../cloudevents/event-draft.ts";
import { Failure, shown } from "../failure/failure.ts";
import type { Message } from "../inbound/message.ts";
import type { Endpoint } from "../settings/endpoint.ts";
import { isList, isObject } from "../wire/json/kinds.ts";
import { isJsonMediaType } from "../wire/json/media-type.ts";
import { readJson } from "../wire/json/read-json.ts";
import { externalEvent } from "./external-event.ts";
import { readMembers, takeClientState } from "./members.ts";
import { readNotificationItem } from "./notification.ts";

/** Whether a client state is one with which an endpoint's subscriptions were made; any is where none is demanded. */
export type ClientStateCheck = (endpoint: string, clientState: string) => boolean;

/**
 * What a message of Business Central means: an event for each item of a change notification, or the one external
 * business event. Client states are checked item by item and stand in no event.
 *
 * One wrong client state fails the message with `CLIENT_STATE_WRONG`: all items of a post have one sender, and who
 * does not know one subscription is not believed about the others. Fails with `FORMAT_UNSUPPORTED`,
 * `SOURCE_MISMATCH` or `PAYLOAD_DUPLICATE_MEMBER`, and as `readJson` does.
 */
export function understandBusinessCentral(
  { body: bytes, contentType, endpoint }: Message,
  isClientState: ClientStateCheck,
): readonly EventDraft[] {
  if (contentType !== undefined && !isJsonMediaType(contentType)) throw unsupported(contentType);
  const body = readJson(bytes);
  if (!isObject(body))
    throw mismatch(isList(body) ? "a list" : `${body === null ? "null" : `a ${typeof body}`}`);
  const items = readMembers(body).value("value");
  if (isList(items)) return notification(items, endpoint, isClientState);
  const members = readMembers(body);
  const eventName = members.text("eventName");
  if (eventName === undefined) throw mismatch(`an object with «${shown(Object.keys(body).join(", "))}»`);
  if (!isClientState(endpoint.name, takeClientState(members))) throw wrongState("The event");
  return [externalEvent(eventName, members, endpoint)];
}

function notification(
  items: readonly Json[],
  endpoint: Endpoint,
  isClientState: ClientStateCheck,
): readonly EventDraft[] {
  if (items.length === 0) throw mismatch("a notification without items");
  const read = items.map((item, index) => readNotificationItem(item, index, endpoint));
  const wrong = read.flatMap(({ clientState }, index) =>
    isClientState(endpoint.name, clientState) ? [] : [`value[${index}]`],
  );
  if (wrong.length > 0) throw wrongState(shown(wrong.join(", ")));
  return read.map(({ event }) => event);
}

function mismatch(came: string): Failure {
  const expected =
    "Expected a change notification (an object with a list «value») or an external business event (with «eventName»)";
  return new Failure(
    "SOURCE_MISMATCH",
    `${expected}, came ${came}. Check which endpoint the sender posts to.`,
  );
}

/** The client state itself is a secret, and never shown. */
function wrongState(place: string): Failure {
  return new Failure(
    "CLIENT_STATE_WRONG",
    `${place}: expected a clientState of this endpoint's settings, came another one. Compare the subscription with CLIENT_STATE_<NAME>_PRIMARY and _SECONDARY.`,
  );
}

function unsupported(contentType: string): Failure {
  const came = `came «${shown(contentType)}»`;
  return new Failure(
    "FORMAT_UNSUPPORTED",
    `Expected application/json, ${came}. Business Central sends JSON.`,
  );
}
