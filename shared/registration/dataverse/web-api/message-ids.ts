import { Failure } from "../../../failure/failure.ts";
import type { DynamicsClient } from "../../http/dynamics-client.ts";
import { query, quoted, readRows, textOf } from "../../http/odata.ts";

/** What a step is bound to: the message, and for a table the message of that table. */
export interface MessageIds {
  readonly message: string;
  readonly filter: string | undefined;
}

/** Looks ids up once each; they are other ones in each organization. */
export function messageIds(
  client: DynamicsClient,
): (message: string, table: string | undefined) => Promise<MessageIds> {
  const known = new Map<string, Promise<MessageIds>>();
  return (message, table) => {
    const key = `${message}|${table ?? ""}`;
    const found = known.get(key) ?? lookUp(client, message, table);
    known.set(key, found);
    return found;
  };
}

async function lookUp(client: DynamicsClient, name: string, table: string | undefined): Promise<MessageIds> {
  const messages = await readRows(
    client,
    query("sdkmessages", { $select: "sdkmessageid,name", $filter: `name eq ${quoted(name)}` }),
  );
  const message = textOf(messages[0] ?? {}, "sdkmessageid");
  if (message === undefined)
    throw new Failure(
      "DYNAMICS_REFUSED",
      `Expected the message ${name} in this environment, found none of that name. Check its spelling, or install what brings it.`,
    );
  if (table === undefined) return { message, filter: undefined };
  const filters = await readRows(
    client,
    query("sdkmessagefilters", {
      $select: "sdkmessagefilterid",
      $filter: `_sdkmessageid_value eq ${message} and primaryobjecttypecode eq ${quoted(table)}`,
    }),
  );
  const filter = textOf(filters[0] ?? {}, "sdkmessagefilterid");
  if (filter === undefined)
    throw new Failure(
      "DYNAMICS_REFUSED",
      `Expected the message ${name} at the table ${table} in this environment, found none. Check the table's logical name.`,
    );
  return { message, filter };
}
