const DATE_TIME =
  /^([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]+))?(Z|[-+][0-9]{2}:[0-9]{2})?$/;

/** The common form, which `Date.parse` reads in a third of the time; days that not every month has are left out. */
const COMMON =
  /^(?!0000)[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{3})?Z$/;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** `Date.UTC` takes the years 0 to 99 for 1900 to 1999, so it is asked for a time one cycle of the calendar later. */
const CYCLE_YEARS = 400;
const CYCLE_MS = 12_622_780_800_000;

/**
 * A date of XML as DataContractJsonSerializer writes the same one: `/Date(ms)/` in UTC, `/Date(ms+hhmm)/` for one
 * with an offset, and with +0000 for one without any, as on a server in UTC ("Stand-Alone JSON Serialization",
 * Dates/Times and JSON). Ticks within a millisecond are cut off towards 1970, as .NET cuts them.
 *
 * @returns Nothing for a text that is no date.
 */
export function jsonDate(text: string): string | undefined {
  if (COMMON.test(text)) return `/Date(${Date.parse(text)})/`;
  const [whole, year, month, day, hour, minute, second, fraction = "", zone] =
    DATE_TIME.exec(text.trim()) ?? [];
  if (whole === undefined) return undefined;
  const wholeMs = instantMs([year, month, day, hour, minute, second].map(Number));
  const offsetMs = zone === undefined || zone === "Z" ? 0 : offsetOf(zone);
  if (wholeMs === undefined || Number.isNaN(offsetMs)) return undefined;
  const timeMs = wholeMs + Number(fraction.slice(0, 3).padEnd(3, "0")) - offsetMs;
  const cutMs = timeMs < 0 && /[1-9]/.test(fraction.slice(3)) ? timeMs + 1 : timeMs;
  const suffix = zone === "Z" ? "" : (zone ?? "+00:00").replace(":", "");
  return `/Date(${cutMs}${suffix})/`;
}

function instantMs(parts: readonly number[]): number | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  if (year === 0 || hour > 23 || minute > 59 || second > 59) return undefined;
  const cycleLaterMs = Date.UTC(year + CYCLE_YEARS, month - 1, day, hour, minute, second);
  // A month or day that does not exist leads to another one.
  const date = new Date(cycleLaterMs);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? cycleLaterMs - CYCLE_MS : undefined;
}

/** NaN for an offset of 14 hours or more, which XML Schema does not have. */
function offsetOf(zone: string): number {
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(4));
  const sizeMs = hours * HOUR_MS + minutes * MINUTE_MS;
  if (minutes > 59 || sizeMs > 14 * HOUR_MS) return Number.NaN;
  return zone.startsWith("-") ? -sizeMs : sizeMs;
}
