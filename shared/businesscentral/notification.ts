import { isUtcTime } from "../cloudevents/attributes.ts";
import type { EventDraft, Json, JsonObject } from "../cloudevents/event-draft.ts";
import { Failure, shown } from "../failure/failure.ts";
import type { Endpoint } from "../settings/endpoint.ts";
import { isObject, type Members } from "../wire/json/kinds.ts";
import { draft, segment } from "./draft.ts";
import { readMembers, takeClientState } from "./members.ts";
import { type Resource, readResource } from "./resource.ts";

/** What can happen to a resource, and how our types call it. `collection` stands for more than 1,000 changes. */
const CHANGES = {
  created: "created",
  updated: "updated",
  deleted: "deleted",
  collection: "collectionchanged",
} as const;

/** An item of a notification: the event that it is, and the client state that came with it. */
export interface NotificationItem {
  readonly event: EventDraft;
  readonly clientState: string;
}

/**
 * One item of a change notification ("Working with webhooks in Dynamics 365 Business Central"). It says what
 * changed and when, and has no data: whoever wants them reads the resource.
 *
 * Fails with `SOURCE_MISMATCH`, which names the place.
 */
export function readNotificationItem(item: Json, index: number, endpoint: Endpoint): NotificationItem {
  if (!isObject(item)) throw mismatch(index, "an object", kindOf(item));
  const members = readMembers(item);
  const clientState = takeClientState(members);
  const subscriptionId = members.text("subscriptionId");
  const resourceText = members.text("resource");
  const resource = resourceText === undefined ? undefined : readResource(resourceText);
  if (resource === undefined)
    throw mismatch(index, "a resource such as /api/v2.0/companies(…)/customers(…)", said(resourceText));
  const changeText = members.text("changeType");
  const changeType = changeText?.toLowerCase();
  if (changeType === undefined || !isChange(changeType))
    throw mismatch(index, `a changeType (${Object.keys(CHANGES).join(", ")})`, said(changeText));
  const lastModified = members.text("lastModifiedDateTime");
  const expires = members.text("expirationDateTime");

  const keyed = subscriptionId !== undefined && lastModified !== undefined;
  const event = draft({
    endpoint,
    kind: `${segment(resource.entity)}.${CHANGES[changeType]}`,
    subject: resource.subject,
    schema: "businesscentral/change-notification/1.0.json",
    time: lastModified !== undefined && isUtcTime(lastModified) ? lastModified : undefined,
    key: keyed ? [subscriptionId, withQuery(resource), changeType, lastModified] : undefined,
    data: dataOf({ changeType, subscriptionId, resource, lastModified, rest: members.rest() }),
    // A renewal moves it while a notification is tried again, so it must not be part of the event's content.
    ...(expires === undefined ? {} : { extensions: { subscriptionexpiry: expires } }),
  });
  return { event, clientState };
}

function dataOf(facts: {
  readonly changeType: string;
  readonly subscriptionId: string | undefined;
  readonly resource: Resource;
  readonly lastModified: string | undefined;
  readonly rest: JsonObject;
}): JsonObject {
  const { resource, rest } = facts;
  const data: Members = { changeType: facts.changeType, resource: withQuery(resource) };
  if (resource.api !== undefined) data.api = resource.api;
  if (resource.companyId !== undefined) data.companyId = resource.companyId;
  data.entity = resource.entity;
  if (resource.entityId !== undefined) data.entityId = resource.entityId;
  if (resource.query !== undefined) data.query = resource.query;
  if (facts.lastModified !== undefined) data.lastModified = facts.lastModified;
  if (facts.subscriptionId !== undefined) data.subscriptionId = facts.subscriptionId;
  if (Object.keys(rest).length > 0) data.uninterpreted = rest;
  return data;
}

function withQuery({ path, query }: Resource): string {
  return query === undefined ? path : `${path}?${query}`;
}

function isChange(text: string): text is keyof typeof CHANGES {
  return Object.hasOwn(CHANGES, text);
}

function mismatch(index: number, expected: string, came: string): Failure {
  const next = "Check what was registered with this endpoint's URL.";
  return new Failure("SOURCE_MISMATCH", `value[${index}]: expected ${expected}, came ${came}. ${next}`);
}

function said(text: string | undefined): string {
  return text === undefined ? "none" : `«${shown(text)}»`;
}

function kindOf(value: Json): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "a list" : `a ${typeof value}`;
}
