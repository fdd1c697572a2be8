import { misshapen, readList, readMembers, readText, readWhole } from "../shape.ts";
import { type DeliveryProperty, readDeliveryProperties } from "./delivery-property.ts";
import { type EventFilter, readEventFilter } from "./event-filter.ts";

const MOST_ATTEMPTS = 30;
const LONGEST_LIFE_MINUTES = 1_440;
const NAME = /^[A-Za-z0-9-]{3,64}$/;

/** Where a subscription's events go. A webhook's URL is known only when the run starts, so it is given in then. */
export type Destination =
  | { readonly kind: "serviceBusQueue"; readonly queue: string }
  | { readonly kind: "webhook" };

/** Whichever ends first ends the tries: the attempts or the time since the event was published. */
export interface RetryPolicy {
  readonly maxDeliveryAttempts: number;
  readonly eventTimeToLiveMinutes: number;
}

/** One subscription of the topic: which events it wants, where they go, and for how long delivery is tried. */
export interface Subscription {
  readonly name: string;
  readonly destination: Destination;
  readonly deliveryProperties: readonly DeliveryProperty[];
  readonly filter: EventFilter;
  readonly retry: RetryPolicy;
}

/**
 * Reads the `subscriptions` of the topology's Event Grid part.
 *
 * @throws An error that names the place and what is wrong there.
 */
export function readSubscriptions(value: unknown): readonly Subscription[] {
  const path = "eventGrid.subscriptions";
  const subscriptions = readList(value, path).map((entry, at) => readSubscription(entry, `${path}[${at}]`));
  const names = subscriptions.map((subscription) => subscription.name.toLowerCase());
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw misshapen(path, "each name once, in any case", twice);
  return subscriptions;
}

function readSubscription(value: unknown, path: string): Subscription {
  const members = readMembers(value, path, ["name", "destination", "deliveryProperties", "filter", "retry"]);
  const destination = readDestination(members.destination, `${path}.destination`);
  const deliveryProperties = readDeliveryProperties(
    members.deliveryProperties ?? {},
    `${path}.deliveryProperties`,
  );
  // «Delivery with custom headers»: for Service Bus «either SessionId or MessageId» can be set.
  const names = deliveryProperties.map((property) => property.name);
  if (destination.kind === "serviceBusQueue" && names.includes("MessageId") && names.includes("SessionId")) {
    throw misshapen(`${path}.deliveryProperties`, "either MessageId or SessionId", names);
  }
  return {
    name: readText(members.name, `${path}.name`, NAME, "3 to 64 letters, digits and hyphens"),
    destination,
    deliveryProperties,
    filter: readEventFilter(members.filter ?? {}, `${path}.filter`),
    retry: readRetryPolicy(members.retry ?? {}, `${path}.retry`),
  };
}

function readDestination(value: unknown, path: string): Destination {
  const { kind, queue } = readMembers(value, path, ["kind", "queue"]);
  if (kind === "serviceBusQueue") return { kind, queue: readText(queue, `${path}.queue`) };
  if (kind !== "webhook") throw misshapen(`${path}.kind`, '"serviceBusQueue" or "webhook"', kind);
  if (queue !== undefined) throw misshapen(`${path}.queue`, "no queue for a webhook", queue);
  return { kind };
}

function readRetryPolicy(value: unknown, path: string): RetryPolicy {
  const members = readMembers(value, path, ["maxDeliveryAttempts", "eventTimeToLiveMinutes"]);
  return {
    maxDeliveryAttempts: readWhole(
      members.maxDeliveryAttempts ?? MOST_ATTEMPTS,
      `${path}.maxDeliveryAttempts`,
      1,
      MOST_ATTEMPTS,
    ),
    eventTimeToLiveMinutes: readWhole(
      members.eventTimeToLiveMinutes ?? LONGEST_LIFE_MINUTES,
      `${path}.eventTimeToLiveMinutes`,
      1,
      LONGEST_LIFE_MINUTES,
    ),
  };
}
