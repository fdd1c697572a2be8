import type { Json } from "../cloudevents/event-draft.ts";
import type { FinopsBusinessEvent } from "../contracts/generated/finops/business-event/1.0.d.ts";
import { isList } from "../wire/json/kinds.ts";

/** What became of a base member: its value, `empty` when it says nothing, absent when it is not what it should be. */
type Reading = { readonly value: Json } | "empty" | undefined;

export interface BaseMember {
  /** Its name in a message. */
  readonly member: string;
  /** Its name in our data. */
  readonly name: keyof FinopsBusinessEvent;
  /** Is not asked about `null`, which is empty for every member. */
  readonly read: (value: Json) => Reading;
}

const EMPTY_GUID = "00000000-0000-0000-0000-000000000000";

/**
 * The members that Finance & Operations itself gives to business events, but for the two of their time ("Business
 * events developer documentation"). EventId is as old as business events; BusinessEventId and ControlNumber came by
 * 2020, the others by 2022, so that any may be missing.
 */
export const BASE_MEMBERS: readonly BaseMember[] = [
  { member: "BusinessEventId", name: "businessEventId", read: readText },
  { member: "EventId", name: "eventId", read: readId },
  { member: "BusinessEventLegalEntity", name: "legalEntity", read: readText },
  { member: "ControlNumber", name: "controlNumber", read: readControlNumber },
  { member: "MajorVersion", name: "majorVersion", read: readInteger },
  { member: "MinorVersion", name: "minorVersion", read: readInteger },
  { member: "InitiatingUserAADObjectId", name: "initiatingUserId", read: readId },
  { member: "ContextRecordSubject", name: "contextRecordSubject", read: readText },
  { member: "ParentContextRecordSubjects", name: "parentContextRecordSubjects", read: readTexts },
];

function readText(value: Json): Reading {
  if (typeof value !== "string") return undefined;
  return value === "" ? "empty" : { value };
}

/** In 2019 in braces, later without and in upper case; the id of a user in braces still. */
function readId(value: Json): Reading {
  if (typeof value !== "string") return undefined;
  const id = value.replace(/^\{(.*)\}$/, "$1").toLowerCase();
  return id === "" || id === EMPTY_GUID ? "empty" : { value: id };
}

/** A record id: of 64 bits, above 0. One that a double cannot hold is a text of digits when it comes here. */
function readControlNumber(value: Json): Reading {
  if (value === 0) return "empty";
  if (typeof value !== "number" && typeof value !== "string") return undefined;
  return /^[1-9][0-9]{0,18}$/.test(String(value)) ? { value } : undefined;
}

function readInteger(value: Json): Reading {
  return Number.isSafeInteger(value) ? { value } : undefined;
}

function readTexts(value: Json): Reading {
  if (!isList(value) || !value.every((text) => typeof text === "string")) return undefined;
  return value.length === 0 ? "empty" : { value };
}
