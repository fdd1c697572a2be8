import { contentHash } from "../cloudevents/content-hash.ts";
import type { EventDraft, Json, JsonObject } from "../cloudevents/event-draft.ts";
import { partitionKey } from "../cloudevents/partition-key.ts";
import { Failure, shown } from "../failure/failure.ts";
import type { Message } from "../inbound/message.ts";
import type { Endpoint } from "../settings/endpoint.ts";
import { isList, isObject } from "../wire/json/kinds.ts";
import { readBusinessEvent } from "./business-event.ts";
import { meaningOf } from "./meaning.ts";
import { readBody } from "./read-body.ts";
import { namesBusinessEvent, unwrapBusinessEvent } from "./wrapped-event.ts";

/** The numbered, frozen recipe of ids: the environment and EventId, else environment, endpoint and content. */
const RECIPE = "fo1";

/** Those of the largest record id, so that texts sort as numbers do. */
const SEQUENCE_DIGITS = 19;

/**
 * What a message from a Finance & Operations endpoint means: one business event, or somebody's try of the endpoint.
 * The event may come as it is, or within a context of Dataverse.
 *
 * Fails with `SOURCE_MISMATCH`, and as `readBody` does.
 */
export function understandFinops(message: Message): readonly EventDraft[] {
  return understandBody(readBody(message), message.endpoint);
}

/** The same for a body that was read already. Fails with `SOURCE_MISMATCH`. */
export function understandBody(body: Json, endpoint: Endpoint): readonly EventDraft[] {
  const event = isBusinessEvent(body) ? body : unwrapBusinessEvent(body);
  if (event === undefined) throw mismatch(body);
  return [businessEventDraft(event, endpoint)];
}

/**
 * The event of a business event's members: the same whatever they were wrapped in.
 *
 * @param origin The environment that the event is of, and the name of the endpoint that it came by.
 */
export function businessEventDraft(
  body: JsonObject,
  origin: Pick<Endpoint, "name" | "environment">,
): EventDraft {
  const data = readBusinessEvent(body);
  const { eventId, eventTime } = data;
  const source = `urn:dynamics365:finops:${encodeURIComponent(origin.environment.toLowerCase())}`;
  const meaning = meaningOf(body, data, origin.name);
  const keyed = typeof eventId === "string";
  return {
    recipe: RECIPE,
    key: keyed ? [source, eventId] : [source, origin.name, contentHash(body)],
    source,
    ...meaning,
    time: typeof eventTime === "string" ? eventTime : undefined,
    extensions: {
      partitionkey: partitionKey(meaning.subject),
      ...sequence(data),
    },
    flaws: keyed ? [] : ["unkeyed"],
  };
}

/**
 * ControlNumber, and nothing else ever: it rises within an environment, with gaps, so it tells which of two events
 * is the older, and not whether one lies between ("Business events overview", section "Idempotency").
 */
function sequence({ controlNumber }: JsonObject): { readonly sequence?: string } {
  if (controlNumber === undefined) return {};
  return { sequence: String(controlNumber).padStart(SEQUENCE_DIGITS, "0") };
}

function isBusinessEvent(body: Json): body is JsonObject {
  return isObject(body) && namesBusinessEvent(body) && !isContext(body);
}

/** A Dataverse context, which may bear members of a business event beside its own. */
function isContext(body: JsonObject): boolean {
  return hasText(body, ["MessageName"]) && hasText(body, ["PrimaryEntityName"]);
}

function hasText(body: JsonObject, members: readonly string[]): boolean {
  return members.some((member) => typeof body[member] === "string");
}

function mismatch(body: Json): Failure {
  const expected = "Expected a business event: an object with BusinessEventId or EventId";
  const next = "Check which endpoint the sender is registered with.";
  return new Failure("SOURCE_MISMATCH", `${expected}, came ${described(body)}. ${next}`);
}

function described(body: Json): string {
  if (isList(body)) return "a list";
  if (!isObject(body)) return `${body === null ? "null" : `a ${typeof body}`}`;
  if (isContext(body))
    return "a Dataverse context without one, which an endpoint of kind dataverse understands";
  return `an object with «${shown(Object.keys(body).join(", "))}»`;
}
