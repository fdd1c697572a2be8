import type { Json, JsonObject } from "../cloudevents/event-draft.ts";
import { isList, isObject, type Members, setMember } from "../wire/json/kinds.ts";
import { BASE_MEMBERS } from "./base-members.ts";
import { type FinopsDate, readDate, readJsonDate } from "./dates.ts";

/** EventTime has whole seconds where EventTimeIso8601 has ticks: closer than this, both say the same. */
const ONE_SECOND_MS = 1_000;

/**
 * Reads a business event of any vintage as the schema `finops/business-event` describes it. Base members get names of
 * their own, in a fixed order; every other member, and a base member that is not what it should be, is kept among
 * the values.
 */
export function readBusinessEvent(body: JsonObject): JsonObject {
  const data: Members = {};
  const understood = new Set<string>();
  for (const { member, name, read } of BASE_MEMBERS) {
    const value = body[member];
    if (value === undefined) continue;
    const reading = value === null ? "empty" : read(value);
    if (reading === undefined) continue;
    understood.add(member);
    if (reading !== "empty") data[name] = reading.value;
  }
  const { time, members } = readEventTime(body);
  for (const member of members) understood.add(member);
  if (typeof time === "string") data.eventTime = time;
  // Contracts of before 2022 bring a company of their own, which stays among the values, too.
  const company = body.LegalEntity;
  if (data.legalEntity === undefined && typeof company === "string" && company !== "")
    data.legalEntity = company;
  data.values = readValues(body, understood);
  return data;
}

interface EventTime {
  /** As exact as the message says; `null` when it says that there is none, absent when it says nothing. */
  readonly time: FinopsDate;
  /** The members that say nothing beyond this. */
  readonly members: readonly string[];
}

/** When a business event happened. Where its two members disagree, the exact one counts and the other is a value. */
export function readEventTime({ EventTimeIso8601: exact, EventTime: rough }: JsonObject): EventTime {
  const exactTime = readMember(exact);
  const roughTime = readMember(rough);
  if (exactTime === undefined)
    return { time: roughTime, members: roughTime === undefined ? [] : ["EventTime"] };
  const agree = roughTime !== undefined && sameSecond(exactTime, roughTime);
  return { time: exactTime, members: agree ? ["EventTimeIso8601", "EventTime"] : ["EventTimeIso8601"] };
}

function readMember(value: Json | undefined): FinopsDate {
  return typeof value === "string" ? readDate(value) : undefined;
}

function sameSecond(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return one === other;
  return Math.abs(Date.parse(one) - Date.parse(other)) < ONE_SECOND_MS;
}

function readValues(body: JsonObject, understood: ReadonlySet<string>): JsonObject {
  const values: Members = {};
  for (const [name, value] of Object.entries(body))
    if (!understood.has(name)) setMember(values, name, readValue(value));
  return values;
}

/** A date as it is called everywhere, and all else as it came. A text in ISO 8601 is left as its author wrote it. */
function readValue(value: Json): Json {
  if (typeof value === "string") return readText(value);
  if (isList(value)) return value.map(readValue);
  return isObject(value) ? readValues(value, new Set()) : value;
}

function readText(text: string): string | null {
  if (text.startsWith("/Date(")) return orText(readJsonDate(text), text);
  if (text.startsWith("1900-01-01T") && readDate(text) === null) return null;
  return text;
}

function orText(date: FinopsDate, text: string): string | null {
  return date === undefined ? text : date;
}
