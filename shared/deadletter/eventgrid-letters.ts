import { shown } from "../failure/failure.ts";
import { FAILURES } from "../failure/failures.ts";
import { arrivalId } from "../inbound/arrival.ts";
import type { DeadLetter } from "./dead-letters.ts";

/** What Event Grid adds to an event that it gives up, in lower case: with its own schema the names have capitals. */
const ADDED = new Set([
  "deadletterreason",
  "deliveryattempts",
  "lastdeliveryoutcome",
  "lasthttpstatuscode",
  "publishtime",
  "lastdeliveryattempttime",
]);

type Members = Readonly<Record<string, unknown>>;

/**
 * The dead letters of one blob that Event Grid wrote: each event as it was published, without what Event Grid added.
 * Its key is made of the subscription and the event, so that the same event undelivered again is the same dead letter.
 *
 * Parsing changes nothing: what we publish has only numbers that a double gives back.
 * (https://learn.microsoft.com/azure/event-grid/manage-event-delivery)
 *
 * @param name `<SUBSCRIPTION>/<yyyy>/<M>/<d>/<H>/<guid>.json`.
 */
export function eventGridLetters(name: string, bytes: Uint8Array): readonly DeadLetter[] {
  const subscription = subscriptionOf(name);
  const events = readEvents(bytes);
  if (events === undefined) return [unreadable(name, subscription, bytes)];
  return events.map((members) => letterOf(members, name, subscription));
}

/** The subscription in lower case: Event Grid writes it in upper case, and knows it in any. */
function subscriptionOf(name: string): string {
  return (name.split("/", 1)[0] ?? "").toLowerCase();
}

/** The time in a blob's name, to the hour; 1970 where there is none. */
function blobTimeMs(name: string): number {
  const [, year, month, day, hour] = /^[^/]+\/(\d{4})\/(\d{1,2})\/(\d{1,2})\/(\d{1,2})\//.exec(name) ?? [];
  return year === undefined ? 0 : Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour));
}

function readEvents(bytes: Uint8Array): readonly Members[] | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    const events = list.filter((each): each is Members => typeof each === "object" && each !== null);
    return events.length === list.length ? events : undefined;
  } catch {
    return undefined;
  }
}

function letterOf(members: Members, name: string, subscription: string): DeadLetter {
  const added = new Map<string, unknown>();
  const published: Record<string, unknown> = {};
  for (const [member, value] of Object.entries(members)) {
    if (ADDED.has(member.toLowerCase())) added.set(member.toLowerCase(), value);
    else Object.defineProperty(published, member, { value, enumerable: true });
  }
  const { id, type, source, subject, deliverykey, recordedtime, time } = published;
  const receivedAtMs = firstTime([recordedtime, time, added.get("publishtime")]) ?? blobTimeMs(name);
  const body = Buffer.from(JSON.stringify(published));
  return {
    ...fixed(subscription),
    arrival: arrivalId(receivedAtMs, ["eventgrid", subscription, String(id ?? name)]),
    generation: generationOf(deliverykey),
    receivedAtMs,
    reason: reasonOf(added, subscription),
    attempts: Number(added.get("deliveryattempts")) || 0,
    contentType: "application/cloudevents+json",
    body,
    bodyLength: body.byteLength,
    event:
      typeof id === "string"
        ? { id, type: String(type), source: String(source), subject: String(subject ?? "") }
        : undefined,
  };
}

/** A blob that holds no events stays whole: somebody may find out what it is. */
function unreadable(name: string, subscription: string, body: Uint8Array): DeadLetter {
  return {
    ...fixed(subscription),
    arrival: arrivalId(blobTimeMs(name), ["eventgrid", name]),
    receivedAtMs: blobTimeMs(name),
    reason: `Expected events as JSON in the dead-letter blob, got «${shown(new TextDecoder().decode(body.subarray(0, 400)))}». Nobody but Event Grid may write there.`,
    attempts: 0,
    contentType: undefined,
    body,
    bodyLength: body.byteLength,
    event: undefined,
  };
}

function fixed(subscription: string) {
  return {
    stream: "eventgrid",
    from: subscription,
    endpoint: "",
    kind: undefined,
    path: "queue",
    code: "DELIVERY_FAILED",
    step: "deliver",
    history: [],
    headers: {},
    properties: {},
  } as const;
}

function reasonOf(added: ReadonlyMap<string, unknown>, subscription: string): string {
  const text = (name: string): string => shown(String(added.get(name) ?? ""));
  const status = added.has("lasthttpstatuscode") ? ` with status ${text("lasthttpstatuscode")}` : "";
  const last = added.has("lastdeliveryoutcome")
    ? `; the last try came to ${text("lastdeliveryoutcome")}${status}`
    : "";
  return `Event Grid says ${text("deadletterreason") || "no reason"} for ${subscription}${last}. ${FAILURES.DELIVERY_FAILED.next}`;
}

/** `id#r2` is the second wanted redrive of an event. */
function generationOf(deliveryKey: unknown): number {
  const [, round] = /#r([0-9]{1,6})$/.exec(typeof deliveryKey === "string" ? deliveryKey : "") ?? [];
  return Number(round ?? 0);
}

function firstTime(values: readonly unknown[]): number | undefined {
  const times = values.map((value) => (typeof value === "string" ? Date.parse(value) : Number.NaN));
  return times.find((timeMs) => timeMs >= 0);
}
