import { isUtcTime } from "../cloudevents/attributes.ts";
import { contentHash } from "../cloudevents/content-hash.ts";
import type { EventDraft, Json } from "../cloudevents/event-draft.ts";
import type { Endpoint } from "../settings/endpoint.ts";
import type { Members } from "../wire/json/kinds.ts";
import { draft, segment } from "./draft.ts";
import type { MemberReader } from "./members.ts";

/** Members of the envelope by their names here, in the order in which the event has them. */
const ENVELOPE = ["eventName", "eventVersion", "appId", "companyId", "companyName", "timestamp"] as const;

/**
 * An external business event ("Business events on Business Central", in preview). It has no id: what names it is
 * the app, the event, the company, its time of 100 ns and its content. The payload is the extension's own and kept
 * as it came.
 *
 * @param eventName The event's own name, which `members` gave.
 */
export function externalEvent(eventName: string, members: MemberReader, endpoint: Endpoint): EventDraft {
  const data: Members = { eventName };
  for (const name of ENVELOPE) {
    const value = name === "eventName" ? eventName : members.text(name);
    if (value !== undefined) data[name] = value;
  }
  const user = members.text("initiatingUserAADObjectId");
  if (user !== undefined) data.initiatingUserId = user;
  const payload = members.value("payload");
  if (payload !== undefined) data.payload = payload;
  const rest = members.rest();
  if (Object.keys(rest).length > 0) data.uninterpreted = rest;

  const company = textOf(data.companyId) ?? textOf(data.companyName);
  const { appId, timestamp } = data;
  const keyed = typeof appId === "string" && typeof timestamp === "string";
  return draft({
    endpoint,
    kind: `externalevent.${segment(eventName)}.raised`,
    subject: `${company === undefined ? "" : `companies(${company})/`}externalevents(${eventName})`,
    schema: "businesscentral/external-event/1.0.json",
    time: typeof timestamp === "string" && isUtcTime(timestamp) ? timestamp : undefined,
    key: keyed
      ? ["external", appId, eventName.toLowerCase(), company ?? "", timestamp, contentHash(data)]
      : undefined,
    data,
  });
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}
