import { isUtcTime } from "../cloudevents/attributes.ts";

/**
 * A date as Finance & Operations writes it by default: milliseconds since 1970, in UTC. No other zone than +0000 has
 * been seen, and what one would mean is not known, so such a text is none of its dates.
 */
const JSON_DATE = /^\/Date\((-?[0-9]{1,15})(?:[+-]0000)?\)\/$/;

const OFFSET_TIME =
  /^([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(\.[0-9]+)?([+-][0-9]{2}:[0-9]{2})$/;

/** The date by which Finance & Operations says that there is none: `dateNull` and `utcDateTimeNull` of X++. */
const NO_DATE_MS = Date.UTC(1900, 0, 1);

/** The times that RFC 3339, with its four digits of a year, can write. */
const FIRST_MS = Date.parse("0000-01-01T00:00:00.000Z");
const LAST_MS = Date.parse("9999-12-31T23:59:59.999Z");

/** `null` says that there is no date; absent means that the text is no date at all. */
export type FinopsDate = string | null | undefined;

/** A date written as `/Date(n)/`, in ISO 8601 and UTC with milliseconds. */
export function readJsonDate(text: string): FinopsDate {
  const timeMs = Number(JSON_DATE.exec(text)?.[1] ?? Number.NaN);
  if (!(timeMs >= FIRST_MS && timeMs <= LAST_MS)) return undefined;
  return timeMs === NO_DATE_MS ? null : new Date(timeMs).toISOString();
}

/** A date in either of its forms, in ISO 8601 and UTC, with all fraction digits that the text has. */
export function readDate(text: string): FinopsDate {
  if (isUtcTime(text)) return orNoDate(text);
  const [, seconds, fraction = "", offset] = OFFSET_TIME.exec(text) ?? [];
  if (seconds === undefined || !isUtcTime(`${seconds}Z`)) return readJsonDate(text);
  const date = new Date(`${seconds}${offset}`);
  if (Number.isNaN(date.getTime())) return undefined;
  return orNoDate(date.toISOString().replace(".000Z", `${fraction}Z`));
}

function orNoDate(iso: string): string | null {
  return Date.parse(iso) === NO_DATE_MS ? null : iso;
}
