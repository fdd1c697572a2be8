import { Failure, shown } from "../failure/failure.ts";

/** The attributes that CloudEvents 1.0 defines itself, and the member `data`: no extension may bear their names. */
const CONTEXT_ATTRIBUTES: ReadonlySet<string> = new Set([
  "specversion",
  "id",
  "source",
  "type",
  "subject",
  "time",
  "datacontenttype",
  "dataschema",
  "data",
]);

/** What an attribute must not hold: CloudEvents 1.0, "Type System", String. */
const DISALLOWED = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/u;
/** Nearly every value is of these, and they are told apart ten times as fast. */
const PLAIN = /^[\x20-\x7e]*$/;
const EVERY_DISALLOWED = new RegExp(DISALLOWED, "gu");

/** A scheme, and then what RFC 3986 lets a URI consist of. */
const ABSOLUTE_URI = /^[a-z][a-z0-9+.-]*:[a-z0-9\-._~:/?#[\]@!$&'()*+,;=%]+$/i;

const UTC_TIME = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?Z$/;
const DAY_START = "0000-00-".length;
const DAY_END = "0000-00-00".length;

/**
 * A value as an attribute may hold it. Names that customers gave can contain any character: one that CloudEvents
 * does not allow is percent-encoded, and half of a surrogate pair, which has no encoding, becomes U+FFFD. The
 * exact value stands in `data`.
 */
export function attributeValue(value: string): string {
  if (PLAIN.test(value) || !DISALLOWED.test(value)) return value;
  return value.toWellFormed().replaceAll(EVERY_DISALLOWED, encodeURIComponent);
}

/** A value as a required attribute may hold it; an empty one is our own fault. */
export function requiredAttribute(name: string, value: string): string {
  if (value === "") throw broken(name, "a text that is not empty", value);
  return attributeValue(value);
}

/** Refuses what CloudEvents 1.0 ("Naming Conventions") does not allow as the name of an extension. */
export function checkExtensionName(name: string): void {
  if (/^[a-z0-9]{1,20}$/.test(name) && !CONTEXT_ATTRIBUTES.has(name)) return;
  throw broken("extension name", "at most 20 characters of a-z and 0-9, and no CloudEvents attribute", name);
}

/** Whether a text is a time in UTC as RFC 3339 writes it, on a day that the calendar has. */
export function isUtcTime(text: string): boolean {
  if (!UTC_TIME.test(text)) return false;
  // Of a time that does not exist V8 makes no date, but of 31 February it makes 3 March.
  return new Date(text).getUTCDate() === Number(text.slice(DAY_START, DAY_END));
}

export function checkTime(text: string): void {
  if (!isUtcTime(text))
    throw broken("time", "an RFC 3339 time in UTC, such as 2026-11-23T09:12:44.000Z", text);
}

export function checkAbsoluteUri(name: string, text: string): void {
  if (!ABSOLUTE_URI.test(text)) throw broken(name, "an absolute URI", text);
}

function broken(name: string, expected: string, came: string): Failure {
  return new Failure("CONTRACT_BROKEN", `${name}: expected ${expected}, came «${shown(came)}».`);
}
