import { Failure, shown } from "../../failure/failure.ts";
import type { DynamicsClient } from "../http/dynamics-client.ts";
import { query, quoted, readRows, rowOf, textOf } from "../http/odata.ts";
import { errorOf } from "../http/refusal.ts";

/** What the platform's own check of an endpoint said. */
export type EndpointCheck = { readonly kind: "passed" } | { readonly kind: "failed"; readonly says: string };

/**
 * Has the platform post to an endpoint, as the Plug-in Registration Tool does.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/triggerserviceendpointcheck
 */
export async function checkEndpoint(client: DynamicsClient, endpointId: string): Promise<EndpointCheck> {
  const entity = { "@odata.type": "Microsoft.Dynamics.CRM.serviceendpoint", serviceendpointid: endpointId };
  const answer = await client.send(
    {
      method: "POST",
      path: "TriggerServiceEndpointCheck",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ Entity: entity }),
    },
    [400, 404, 501],
  );
  if (answer.status < 400) return { kind: "passed" };
  const { message } = errorOf(answer.body);
  return { kind: "failed", says: message === "" ? `it answered ${answer.status}` : shown(message) };
}

/** A row that was touched: one of its columns written as it was. */
export interface TouchedRow {
  readonly table: string;
  readonly rowId: string;
  readonly column: string;
}

/**
 * Writes one column of a row as it is. That changes nothing and runs the steps of Update all the same: the platform
 * compares a step's columns with those of the request, and not with the row.
 *
 * @throws {Failure} `DYNAMICS_REFUSED` when the table has no row to touch.
 */
export async function touchRow(
  client: DynamicsClient,
  table: string,
  column: string,
  rowId: string | undefined,
): Promise<TouchedRow> {
  const definition = query(`EntityDefinitions(LogicalName=${quoted(table)})`, {
    $select: "EntitySetName,PrimaryIdAttribute",
  });
  const { body } = await client.send({ method: "GET", path: definition });
  const [set = "", idColumn = ""] = [
    textOf(rowOf(body), "EntitySetName"),
    textOf(rowOf(body), "PrimaryIdAttribute"),
  ];
  const rows =
    rowId === undefined
      ? await readRows(client, query(set, { $select: `${idColumn},${column}`, $top: "1" }))
      : [
          rowOf(
            (
              await client.send({
                method: "GET",
                path: query(`${set}(${rowId})`, { $select: `${idColumn},${column}` }),
              })
            ).body,
          ),
        ];
  const [row] = rows;
  const id = row === undefined ? undefined : textOf(row, idColumn);
  if (row === undefined || id === undefined)
    throw new Failure(
      "DYNAMICS_REFUSED",
      `Expected a row of ${table} to touch, found none. Make one, or name another table.`,
    );
  await client.send({
    method: "PATCH",
    path: `${set}(${id})`,
    headers: { "content-type": "application/json", "if-match": "*" },
    body: JSON.stringify({ [column]: row[column] ?? null }),
  });
  return { table, rowId: id.toLowerCase(), column };
}

/** An event as a subscriber's list tells it; of those only what is needed to find one again. */
export interface SeenEvent {
  readonly id: string;
  readonly type: string;
  readonly subject: string;
}

interface WatchPorts {
  /** The events that a subscriber has received so far. */
  readonly events: () => Promise<readonly SeenEvent[]>;
  readonly nowMs: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}

const LOOK_EVERY_MS = 250;

/** Waits until the update of a row is among a subscriber's events, beside those known before; absent when it never is. */
export async function watchFor(
  { table, rowId }: TouchedRow,
  known: ReadonlySet<string>,
  limitMs: number,
  { events, nowMs, sleep }: WatchPorts,
): Promise<SeenEvent | undefined> {
  const untilMs = nowMs() + limitMs;
  do {
    const seen = (await events()).find(
      ({ id, type, subject }) =>
        !known.has(id) && subject === `${table}/${rowId}` && type.includes(".updated."),
    );
    if (seen !== undefined) return seen;
    await sleep(LOOK_EVERY_MS);
  } while (nowMs() < untilMs);
  return undefined;
}
