import type { TableClient } from "@azure/data-tables";
import { Failure } from "../failure/failure.ts";
import { FAILURES } from "../failure/failures.ts";
import { checkVersion, ENTITY_VERSION } from "./ledger-entity.ts";
import { UNDATED } from "./place.ts";
import { insert, merge, readColumns } from "./table-row.ts";

/** The table with a row for each table of the ledger, which says until when it may be written to. */
export const PERIODS_TABLE = "ledgerperiods";
export const PERIODS_PARTITION = "period";

/** For how long a writer opens a table: rarely enough to cost nothing, and the last write is known to a day. */
const OPEN_MS = 24 * 60 * 60 * 1000;
/** What is claimed is also completed within this, on clocks that differ. */
const MARGIN_MS = 60 * 60 * 1000;
/** How often two writers may pass each other. */
const ROUNDS = 4;

/**
 * Opens a period's table for writing. A period whose table was dropped stays closed for good, and its late events
 * stand in the table of the undated; so a name is never used again, and a late drop finds nothing to destroy.
 *
 * @returns The table to write to, for an hour at least.
 */
export type OpenPeriod = (period: string) => Promise<string>;

/** Tells which table to write an event to. */
export interface TablePeriods {
  /** For the writes of one call. */
  at(nowMs: number): OpenPeriod;
}

/** The row of one period. `openUntil` only ever rises until a sweep closes the period, which is for good. */
export interface Period {
  readonly name: string;
  readonly openUntilMs: number;
  readonly closed: boolean;
  /** Its table was deleted after it was closed. */
  readonly dropped: boolean;
  readonly etag: string;
}

/** What this process knows of a period; a row that was read stays true until the time that it names. */
type Known = { readonly table: string; readonly untilMs: number };

/**
 * Periods in a table of their own. A writer asks about once a day and period, and the last write to a table is
 * thereby known without a look into it: no writer writes past `openUntil`, and the sweep closes a period only long after.
 */
export function tablePeriods(table: (name: string) => Promise<TableClient>): TablePeriods {
  const known = new Map<string, Known>();
  const open = async (period: string, nowMs: number): Promise<string> => {
    if (period === UNDATED) return UNDATED;
    const before = known.get(period);
    if (before !== undefined && before.untilMs - MARGIN_MS > nowMs) return before.table;
    const found = await openRow(await table(PERIODS_TABLE), period, nowMs);
    known.set(period, found);
    return found.table;
  };
  return {
    at(nowMs) {
      // One call asks once for a period. Calls do not wait for each other: what hangs for one may not hang for the next.
      const asked = new Map<string, Promise<string>>();
      return (period) => {
        const answer = asked.get(period) ?? open(period, nowMs);
        asked.set(period, answer);
        return answer;
      };
    },
  };
}

async function openRow(table: TableClient, period: string, nowMs: number): Promise<Known> {
  const keys = { partitionKey: PERIODS_PARTITION, rowKey: period };
  const untilMs = nowMs + OPEN_MS;
  const opened = { ...keys, v: ENTITY_VERSION, openUntil: new Date(untilMs).toISOString() };
  for (let round = 0; round < ROUNDS; round += 1) {
    const row = await readColumns(table, keys);
    if (row === undefined) {
      if ((await insert(table, { ...opened, closed: false })) !== undefined)
        return { table: period, untilMs };
      continue;
    }
    const { closed, openUntilMs, etag } = readPeriod(row);
    if (closed) return { table: UNDATED, untilMs: Number.POSITIVE_INFINITY };
    if (openUntilMs - MARGIN_MS > nowMs) return { table: period, untilMs: openUntilMs };
    if ((await merge(table, opened, etag)) !== undefined) return { table: period, untilMs };
  }
  throw new Failure(
    "LEDGER_UNAVAILABLE",
    `Expected to open ${period} for writing, was passed by others ${ROUNDS} times. ${FAILURES.LEDGER_UNAVAILABLE.next}`,
  );
}

export function readPeriod(row: Readonly<Record<string, unknown>>): Period {
  checkVersion(row.v);
  return {
    name: String(row.rowKey),
    openUntilMs: Date.parse(String(row.openUntil)),
    closed: row.closed === true,
    dropped: row.dropped === true,
    etag: String(row.etag),
  };
}
