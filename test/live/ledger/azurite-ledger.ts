import type { TableClient } from "@azure/data-tables";
import type { Azurite } from "../../../local/azurite/start-azurite.ts";
import { connectTable } from "../../../shared/azure/clients.ts";
import { memoryBodies } from "../../../shared/bodies/memory-bodies.ts";
import type { Journal } from "../../../shared/ledger/journal.ts";
import type { Ledger } from "../../../shared/ledger/ledger.ts";
import type { Sweeper } from "../../../shared/ledger/sweeper.ts";
import { tableJournal } from "../../../shared/ledger/table-journal.ts";
import { tableLedger } from "../../../shared/ledger/table-ledger.ts";
import { tableSweeper } from "../../../shared/ledger/table-sweeper.ts";

const noIdentity = (): never => {
  throw new Error("A connection string needs no identity.");
};

/** The client of a table, by a connection string. */
export function tableOf(connectionString: string, name: string): Promise<TableClient> {
  return connectTable({ kind: "connectionString", text: connectionString }, name, noIdentity);
}

/** The whole ledger of one process on Azurite, whose tables go through `wrap`. */
export function azuriteLedger(
  azurite: Azurite,
  wrap: (table: TableClient, name: string) => TableClient = (table) => table,
): Ledger & Journal & Sweeper {
  const tables = new Map<string, Promise<TableClient>>();
  const table = (name: string): Promise<TableClient> => {
    const made =
      tables.get(name) ?? tableOf(azurite.connectionString, name).then((client) => wrap(client, name));
    tables.set(name, made);
    return made;
  };
  const bodies = memoryBodies();
  return {
    ...tableLedger({ table, bodies }),
    ...tableJournal({ table, bodies }),
    ...tableSweeper(table, () => 0),
  };
}
