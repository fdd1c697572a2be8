import type { Table } from "../metadata/table.ts";
import type { Columns, Row } from "../rows/value.ts";

export type RowMessage = "Create" | "Update" | "Delete";

/** What an operation does to one row. */
export interface Change {
  readonly message: RowMessage;
  readonly table: Table;
  readonly rowId: string;
  /** What the client gave. */
  readonly requested: Columns;
  /** What is written: the same, and what the platform adds. */
  readonly written: Columns;
  readonly before: Row | undefined;
  /** Absent before the write, and when the row is gone. */
  readonly after: Row | undefined;
}

/** The operation that steps are registered for: one row's, or all rows of a multiple one together. */
export type Operation =
  | { readonly kind: "row"; readonly change: Change }
  | {
      readonly kind: "rows";
      readonly message: "CreateMultiple" | "UpdateMultiple";
      readonly table: Table;
      readonly changes: readonly Change[];
    }
  | {
      /** A custom API, with its parameters. */
      readonly kind: "api";
      readonly message: string;
      readonly parameters: Readonly<Record<string, string | number | boolean | null>>;
    };
