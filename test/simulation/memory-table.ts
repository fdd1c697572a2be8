import type { TableClient, TransactionAction } from "@azure/data-tables";

type Columns = Readonly<Record<string, unknown>>;

interface Entity {
  readonly columns: Columns;
  readonly etag: string;
}

/** The entities of one table, and when it was made. */
type Table = Map<string, Entity>;

/** One request to the service, as the caller's side of the wire makes it. */
export type TableWire = <Answer>(kind: "table.write" | "table.read", effect: () => Answer) => Promise<Answer>;

export interface MemoryTables {
  /** The client of one table, whose requests go over the wire given. */
  readonly client: (name: string, wire: TableWire) => TableClient;
  readonly entities: () => readonly Columns[];
}

/**
 * Table Storage in memory, as far as the ledger calls it: 409 for a key that is taken, 412 for another version, 404
 * for nothing, a transaction as a whole or not at all ("Table Service error codes").
 */
export function memoryTables(): MemoryTables {
  const tables = new Map<string, Table>();
  let versions = 0;

  const tableOf = (name: string): Table => {
    const table = tables.get(name);
    if (table === undefined) throw refused(404, "TableNotFound");
    return table;
  };
  const keyOf = ({ partitionKey, rowKey }: Columns): string => `${partitionKey} ${rowKey}`;

  const create = (table: Table, columns: Columns): { readonly etag: string } => {
    if (table.has(keyOf(columns))) throw refused(409, "EntityAlreadyExists");
    const etag = `version-${versions++}`;
    table.set(keyOf(columns), { columns, etag });
    return { etag };
  };
  const merge = (table: Table, columns: Columns, expected: string | undefined): { readonly etag: string } => {
    const standing = table.get(keyOf(columns));
    if (standing === undefined) throw refused(404, "ResourceNotFound");
    if (expected !== standing.etag) throw refused(412, "UpdateConditionNotSatisfied");
    const etag = `version-${versions++}`;
    table.set(keyOf(columns), { columns: { ...standing.columns, ...columns }, etag });
    return { etag };
  };
  const act = (table: Table, action: TransactionAction): { readonly etag: string } => {
    if (action[0] === "create") return create(table, action[1]);
    if (action[0] === "update" && action[2] === "Merge") return merge(table, action[1], action[3]?.etag);
    throw new Error(`Expected a create or a merge, got ${action.join()}.`);
  };

  return {
    entities: () =>
      [...tables.values()].flatMap((table) => [...table.values()].map(({ columns }) => columns)),
    client(name, wire) {
      const client = {
        createTable: async () => {
          if (!tables.has(name)) tables.set(name, new Map());
        },
        createEntity: (columns: Columns) => wire("table.write", () => create(tableOf(name), columns)),
        updateEntity: (columns: Columns, _mode: "Merge", { etag }: { readonly etag?: string }) =>
          wire("table.write", () => merge(tableOf(name), columns, etag)),
        getEntity: (partitionKey: string, rowKey: string) =>
          wire("table.read", () => {
            const standing = tableOf(name).get(keyOf({ partitionKey, rowKey }));
            if (standing === undefined) throw refused(404, "ResourceNotFound");
            return { ...standing.columns, etag: standing.etag };
          }),
        submitTransaction: (actions: readonly TransactionAction[]) =>
          wire("table.write", () => {
            const table = tableOf(name);
            const before = new Map(table);
            try {
              return { subResponses: actions.map((action) => act(table, action)) };
            } catch (error) {
              tables.set(name, before);
              throw error;
            }
          }),
      };
      // The SDK's class has private members and overloads that no object can state; the ledger calls these alone.
      return client as unknown as TableClient;
    },
  };
}

/** An error in the shape of the SDK's own. */
function refused(statusCode: number, code: string): Error {
  return Object.assign(new Error(code), { statusCode, details: { odataError: { code } } });
}
