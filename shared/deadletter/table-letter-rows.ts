import type { TableClient } from "@azure/data-tables";
import { Failure, shown } from "../failure/failure.ts";
import { FAILURES } from "../failure/failures.ts";
import { restStatus } from "../failure/rest-status.ts";
import { retryAfter } from "../failure/retry-after.ts";
import { readColumns, toColumns } from "./letter-columns.ts";
import { fits, type LetterFilter } from "./letter-filter.ts";
import { blobFolder, keyAt, monthOf } from "./letter-place.ts";
import type { LetterRows } from "./letter-rows.ts";

/** Rows of Table Storage: a partition a month of arrival, so that a time is a range of keys. */
export function tableLetterRows(table: () => Promise<TableClient>): LetterRows {
  /** Runs a request; a status that is expected is an answer. */
  async function answered<Answer>(
    expected: readonly number[],
    request: (client: TableClient) => Promise<Answer>,
  ): Promise<Answer | undefined> {
    try {
      return await request(await table());
    } catch (error) {
      const status = restStatus(error);
      if (status !== undefined && expected.includes(status)) return undefined;
      throw unavailable(error);
    }
  }
  return {
    async write(letter) {
      const { key, etag } = letter;
      const entity = { partitionKey: blobFolder(key), rowKey: key, ...toColumns(letter) };
      const answer =
        etag === undefined
          ? await answered([409], (client) => client.createEntity(entity))
          : await answered([404, 412], (client) => client.updateEntity(entity, "Replace", { etag }));
      return answer !== undefined;
    },
    async find(key) {
      const row = await answered([404], (client) =>
        client.getEntity<Record<string, unknown>>(blobFolder(key), key),
      );
      return row === undefined ? undefined : readColumns(row);
    },
    async *list(filter, nowMs) {
      try {
        const rows = (await table()).listEntities<Record<string, unknown>>({
          queryOptions: { filter: queryOf(filter) },
        });
        for await (const row of rows) {
          const letter = readColumns(row);
          if (fits(letter, filter, nowMs)) yield letter;
        }
      } catch (error) {
        throw error instanceof Failure ? error : unavailable(error);
      }
    },
    async remove({ key, etag = "*" }) {
      const done = await answered([404, 412], (client) =>
        client.deleteEntity(blobFolder(key), key, { etag }),
      );
      return done !== undefined;
    },
  };
}

/** What the table itself can sort out: times by keys, and what stands in a column as it is. */
function queryOf({ code, stream, type, record, states, sinceMs, untilMs }: LetterFilter): string {
  const equal = (column: string, value: string | undefined): readonly string[] =>
    value === undefined ? [] : [`${column} eq ${quoted(value)}`];
  // One that is held for a time may be new by now.
  const stored = states?.includes("new") === true ? [...new Set([...states, "held" as const])] : states;
  const parts = [
    ...(sinceMs === undefined
      ? []
      : [`PartitionKey ge ${quoted(monthOf(sinceMs))}`, `RowKey ge ${quoted(keyAt(sinceMs))}`]),
    ...(untilMs === undefined
      ? []
      : [`PartitionKey le ${quoted(monthOf(untilMs))}`, `RowKey lt ${quoted(keyAt(untilMs))}`]),
    ...equal("code", code),
    ...equal("stream", stream),
    ...equal("eventType", type),
    ...equal("eventSubject", record),
    ...(stored === undefined ? [] : [`(${stored.map((state) => `state eq ${quoted(state)}`).join(" or ")})`]),
  ];
  return parts.join(" and ");
}

/** A text of OData: quotes in it are doubled. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function unavailable(error: unknown): Failure {
  const text = error instanceof Error ? error.message : String(error);
  return new Failure(
    "STORAGE_UNAVAILABLE",
    `Expected Table Storage to answer for the dead letters, got: ${shown(text)}. ${FAILURES.STORAGE_UNAVAILABLE.next}`,
    { cause: error, ...retryAfter(error) },
  );
}
