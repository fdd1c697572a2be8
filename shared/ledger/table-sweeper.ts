import type { TableClient, TableEntityResult } from "@azure/data-tables";
import { restStatus } from "../failure/rest-status.ts";
import { periodOf, UNDATED } from "./place.ts";
import type { Sweeper, SweepRules } from "./sweeper.ts";
import { toLedgerFailure } from "./table-errors.ts";
import { PERIODS_PARTITION, PERIODS_TABLE, type Period, readPeriod } from "./table-periods.ts";
import { merge } from "./table-row.ts";

/** Rows deleted at once. */
const TOGETHER = 25;

type Tables = (name: string) => Promise<TableClient>;

/**
 * Sweeps the ledger in Table Storage: a table whose period is over goes as a whole, all else by rows.
 *
 * First the period is closed, by a merge that fails when a writer has opened it meanwhile; only then the table is
 * dropped, by whoever comes first. As a closed period is never opened again, a drop that comes late, or twice, finds
 * nothing that anybody wrote since.
 */
export function tableSweeper(tables: Tables, clockMs: () => number): Sweeper {
  return {
    async sweep(rules, nowMs) {
      const dropped: string[] = [];
      let rows = 0;
      try {
        const periods = await tables(PERIODS_TABLE);
        for (const period of await readPeriods(periods)) {
          if (clockMs() >= rules.untilMs) break;
          const span = periodOf(period.name);
          if (span === undefined || period.dropped) continue;
          if (span.startMs > nowMs) rows += await sweepRows(await tables(period.name), rules, nowMs, clockMs);
          else if (isOver(span.endMs, period, rules, nowMs) && (await drop(tables, periods, period))) {
            dropped.push(period.name);
          }
        }
        rows += await sweepRows(await tables(UNDATED), rules, nowMs, clockMs);
      } catch (error) {
        throw toLedgerFailure(error);
      }
      return { dropped, rows };
    },
  };
}

async function readPeriods(table: TableClient): Promise<readonly Period[]> {
  const rows: Period[] = [];
  const queryOptions = { filter: `PartitionKey eq '${PERIODS_PARTITION}'` };
  try {
    for await (const row of table.listEntities({ queryOptions })) rows.push(readPeriod(row));
  } catch (error) {
    if (restStatus(error) !== 404) throw error;
  }
  return rows;
}

function isOver(
  endMs: number,
  { closed, openUntilMs }: Period,
  { retentionMs, windowMs }: SweepRules,
  nowMs: number,
): boolean {
  return closed || (endMs + retentionMs <= nowMs && openUntilMs + windowMs <= nowMs);
}

/** Closes a period and drops its table. Gives false when a writer was quicker. */
async function drop(tables: Tables, periods: TableClient, { name, etag }: Period): Promise<boolean> {
  const keys = { partitionKey: PERIODS_PARTITION, rowKey: name };
  const closed = await merge(periods, { ...keys, ...{ closed: true } }, etag);
  if (closed === undefined) return false;
  // Of a table that is not there any more the SDK says nothing, and 409 says that somebody is deleting it.
  await (await tables(name)).deleteTable().catch((error: unknown) => {
    if (restStatus(error) !== 409) throw error;
  });
  await merge(periods, { ...keys, ...{ dropped: true } }, closed);
  return true;
}

/** Deletes the events of a table whose last write is long ago, unless somebody writes to them meanwhile. */
async function sweepRows(
  table: TableClient,
  { retentionMs, windowMs, untilMs }: SweepRules,
  nowMs: number,
  clockMs: () => number,
): Promise<number> {
  const before = new Date(nowMs - Math.max(retentionMs, windowMs)).toISOString();
  const queryOptions = {
    filter: `Timestamp lt datetime'${before}'`,
    select: ["PartitionKey", "RowKey"],
  };
  let deleted = 0;
  try {
    for await (const page of table.listEntities({ queryOptions }).byPage()) {
      for (let at = 0; at < page.length && clockMs() < untilMs; at += TOGETHER) {
        const gone = await Promise.all(page.slice(at, at + TOGETHER).map((row) => deleteRow(table, row)));
        deleted += gone.filter(Boolean).length;
      }
      if (clockMs() >= untilMs) break;
    }
  } catch (error) {
    if (restStatus(error) !== 404) throw error;
  }
  return deleted;
}

async function deleteRow(
  table: TableClient,
  { partitionKey, rowKey, etag }: TableEntityResult<Record<string, unknown>>,
): Promise<boolean> {
  if (partitionKey === undefined || rowKey === undefined) return false;
  try {
    await table.deleteEntity(partitionKey, rowKey, { etag });
    return true;
  } catch (error) {
    const status = restStatus(error);
    if (status === 412 || status === 404) return false;
    throw error;
  }
}
