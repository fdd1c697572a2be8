import { isUtcTime } from "../cloudevents/attributes.ts";

/**
 * A date as Finance & Operations writes it by default: milliseconds since 1970, in UTC. No other zone than +0000 has
 * been seen, and what one would mean is not known, so such a text is none of its dates.
 */
const JSON_DATE = /^\/Date\((-?[0-9]{1,15})(?:[+-]0000)?\)\/$/;

const OFFSET_TIME =
  /^([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(\.[0-9]+)?([+-][0-9]{2}:[0-9]{2})$/;

/** The date by which Finance & Operations says that there is none: `utcDateTimeNull` and `dateNull` of X++. */
const NO_DATE = /^1900-01-01T00:00:00(\.0+)?Z$/;

/** `null` says that there is no date; absent means that the text is no date at all. */
export type FinopsDate = string | null | undefined;

/** A date written as `/Date(n)/`, in ISO 8601 and UTC with milliseconds. */
export function readJsonDate(text: string): FinopsDate {
  const timeMs = Number(JSON_DATE.exec(text)?.[1] ?? Number.NaN);
  const date = new Date(timeMs);
  if (Number.isNaN(date.getTime())) return undefined;
  const iso = date.toISOString();
  return isUtcTime(iso) ? orNoDate(iso) : undefined;
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
  return NO_DATE.test(iso) ? null : iso;
}
