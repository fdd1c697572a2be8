import { readEventId } from "../cloudevents/event-id.ts";
import { Failure, shown } from "../failure/failure.ts";

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;
/** The Monday before the first event time that has a table of its own. */
const FIRST_MONDAY_MS = Date.UTC(2019, 11, 30);

/** Where events stand that have no time from 2020 to 2099, and those of a period whose table is gone. */
export const UNDATED = "ledgerundated";

/** Where an event stands in the ledger. */
export interface Place {
  /** One table a week of event time, named by its Monday (`ledger20261123`); `ledgerundated` for the rest. */
  readonly table: string;
  /** One of 16 shards, by the record: writers spread, and a record's events stand together. */
  readonly partitionKey: string;
  /** The record, then the time: a record's history is one range, in order of time. */
  readonly rowKey: string;
}

/** The place that an event's id carries. The same id has the same place, today and after any deployment. */
export function placeOf(id: string): Place {
  const parts = readEventId(id);
  if (parts === undefined) {
    throw new Failure("UNEXPECTED", `Expected an event id that this app made, got ${shown(id)}.`);
  }
  const { timeMs, record, key } = parts;
  const time = timeMs === undefined ? "u" : timeMs.toString(16).padStart(11, "0");
  return {
    table: timeMs === undefined ? UNDATED : `ledger${mondayOf(timeMs)}`,
    partitionKey: record.slice(0, 1),
    rowKey: `${record}-${time}-${key}`,
  };
}

/** When the week of a table begins and ends; absent for any other name. */
export function periodOf(table: string): { readonly startMs: number; readonly endMs: number } | undefined {
  const [, year, month, day] = /^ledger([0-9]{4})([0-9]{2})([0-9]{2})$/.exec(table) ?? [];
  if (year === undefined) return undefined;
  const startMs = Date.UTC(Number(year), Number(month) - 1, Number(day));
  return { startMs, endMs: startMs + WEEK_MS };
}

function mondayOf(timeMs: number): string {
  const mondayMs = timeMs - ((timeMs - FIRST_MONDAY_MS) % WEEK_MS);
  return new Date(mondayMs).toISOString().slice(0, 10).replaceAll("-", "");
}
