import { misshapen } from "../../shape.ts";

const DURATION = /^P(?=\d|T\d)(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** The bounds of a duration, both included, as they are written in a configuration. */
export interface DurationRange {
  readonly least: string;
  readonly most: string;
}

/** Milliseconds of an ISO 8601 duration of days, hours, minutes and seconds, such as `PT5M`. */
export function readDurationMs(value: unknown, path: string, { least, most }: DurationRange): number {
  const ms = typeof value === "string" ? parsed(value) : Number.NaN;
  if (ms >= parsed(least) && ms <= parsed(most)) return ms;
  throw misshapen(path, `a duration from ${least} to ${most}`, value);
}

/** Not a number when the text is no duration. */
function parsed(text: string): number {
  const parts = DURATION.exec(text);
  if (parts === null) return Number.NaN;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  return days * DAY_MS + hours * HOUR_MS + minutes * MINUTE_MS + seconds * SECOND_MS;
}
