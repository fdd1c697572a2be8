import type { TableClient } from "@azure/data-tables";
import type { DroppableBodies } from "../bodies/bodies.ts";
import { type DeadLetterStore, deadLetterStore } from "./dead-letter-store.ts";
import { tableLetterRows } from "./table-letter-rows.ts";

interface AzureDeadLettersParts {
  /** The table `deadletters`. */
  readonly table: () => Promise<TableClient>;
  /** The container `dead-letters`. */
  readonly bodies: DroppableBodies;
  readonly newToken: () => string;
}

/** Dead letters in a storage account: rows in Table Storage, bytes in Blob Storage. */
export function azureDeadLetters({ table, bodies, newToken }: AzureDeadLettersParts): DeadLetterStore {
  return deadLetterStore({ rows: tableLetterRows(table), bodies, newToken });
}
