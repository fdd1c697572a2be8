import { readTimeSpan } from "../time-span.ts";

/** When a timer is due next. */
export interface Schedule {
  /** Whether daylight saving could matter: it does for a calendar, not for a constant interval. */
  readonly adjustForDst: boolean;
  /** The first time after `afterMs`; absent when there is none within eight years. */
  next(afterMs: number): number | undefined;
}

interface Field {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  readonly names?: readonly string[];
}

const FIELDS: readonly Field[] = [
  { name: "second", least: 0, most: 59 },
  { name: "minute", least: 0, most: 59 },
  { name: "hour", least: 0, most: 23 },
  { name: "day", least: 1, most: 31 },
  {
    name: "month",
    least: 1,
    most: 12,
    names: ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],
  },
  { name: "day of the week", least: 0, most: 7, names: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] },
];

/** 29 February can be eight years away, around 2100. */
const HORIZON_MS = 8 * 366 * 86_400_000;

/**
 * Reads a timer's schedule: a TimeSpan, or NCRONTAB with six fields (five have second 0), in UTC
 * (Microsoft Learn, "Timer trigger for Azure Functions", NCRONTAB expressions).
 *
 * @throws Error that names the field which cannot be read.
 */
export function readSchedule(text: string): Schedule {
  const intervalMs = readTimeSpan(text.trim());
  if (intervalMs !== undefined) {
    if (intervalMs === 0) throw new Error(`its schedule "${text}" is no time at all.`);
    return { adjustForDst: false, next: (afterMs) => afterMs + intervalMs };
  }
  const parts = text.trim().split(/\s+/);
  if (parts.length === 5) parts.unshift("0");
  if (parts.length !== FIELDS.length)
    throw new Error(
      `its schedule "${text}" cannot be read; expected six fields {second} {minute} {hour} {day} {month} {day of week}, ` +
        "or a time span such as 00:05:00.",
    );
  const [seconds, minutes, hours, days, months, weekdays] = FIELDS.map((field, at) =>
    readField(field, parts[at] ?? "", text),
  );
  if (!seconds || !minutes || !hours || !days || !months || !weekdays)
    throw new Error("FIELDS has six entries.");
  if (weekdays.has(7)) weekdays.add(0);
  return {
    adjustForDst: true,
    next: (afterMs) => nextMatch({ seconds, minutes, hours, days, months, weekdays }, afterMs),
  };
}

/** `*`, `5`, `1-5`, `*\/15`, `10-40/5`, names, and lists of these. */
function readField({ name, least, most, names }: Field, text: string, schedule: string): Set<number> {
  const number = (part: string): number => {
    const named = names?.indexOf(part.toLowerCase()) ?? -1;
    return named >= 0 ? named + least : /^\d+$/.test(part) ? Number(part) : Number.NaN;
  };
  const values = new Set<number>();
  for (const part of text.split(",")) {
    const [range = "", stepText, ...more] = part.split("/");
    const [fromText = "", toText, ...others] = range.split("-");
    const from = range === "*" ? least : number(fromText);
    const single = toText === undefined && stepText === undefined;
    const to = range !== "*" && toText !== undefined ? number(toText) : single && range !== "*" ? from : most;
    const step = stepText === undefined ? 1 : Number(stepText);
    const good = from >= least && to <= most && from <= to && Number.isInteger(step) && step > 0;
    if (!good || more.length > 0 || others.length > 0)
      throw new Error(`the ${name} "${part}" of its schedule "${schedule}" is not within ${least}-${most}.`);
    for (let value = from; value <= to; value += step) values.add(value);
  }
  return values;
}

type Fields = Readonly<
  Record<"seconds" | "minutes" | "hours" | "days" | "months" | "weekdays", ReadonlySet<number>>
>;

/** Steps over whole months, days, hours and minutes that cannot fit, so that a search takes few steps. */
function nextMatch(fields: Fields, afterMs: number): number | undefined {
  const time = new Date(Math.floor(afterMs / 1_000) * 1_000 + 1_000);
  while (time.getTime() - afterMs < HORIZON_MS) {
    if (!fields.months.has(time.getUTCMonth() + 1)) {
      time.setUTCMonth(time.getUTCMonth() + 1, 1);
      time.setUTCHours(0, 0, 0);
    } else if (!fields.days.has(time.getUTCDate()) || !fields.weekdays.has(time.getUTCDay())) {
      time.setUTCHours(24, 0, 0);
    } else if (!fields.hours.has(time.getUTCHours())) {
      time.setUTCHours(time.getUTCHours() + 1, 0, 0);
    } else if (!fields.minutes.has(time.getUTCMinutes())) {
      time.setUTCMinutes(time.getUTCMinutes() + 1, 0);
    } else if (!fields.seconds.has(time.getUTCSeconds())) {
      time.setUTCSeconds(time.getUTCSeconds() + 1);
    } else {
      return time.getTime();
    }
  }
  return undefined;
}
