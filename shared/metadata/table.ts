/** What a column holds, told by how its values stand in an event's row. */
export type ColumnKind =
  | "text"
  /** CSDL calls both texts. */
  | "textOrChoices"
  | "integer"
  /** Numbers whose digits a double may not hold: those are texts of digits. */
  | "bigint"
  | "decimal"
  | "double"
  | "money"
  | "boolean"
  | "date"
  /** A day without a time, which a row has as the day's beginning. */
  | "day"
  | "id"
  | "choice"
  | "choices"
  | "lookup"
  /** Rows of activityparty. */
  | "parties"
  /** Base64. */
  | "image"
  /** The id of the file. */
  | "file"
  /** A value, and whether it may be changed. */
  | "managed"
  | "list"
  | "object"
  /** Nothing is known of its values. */
  | "any";

export interface Option {
  readonly value: number | string | boolean;
  /** In the language of whoever fetched the metadata; absent where it has none. */
  readonly label?: string;
}

export interface Column {
  /** The logical name, as a row has it. */
  readonly name: string;
  readonly kind: ColumnKind;
  readonly label?: string;
  readonly description?: string;
  /** Whether a row may hold null. */
  readonly nullable: boolean;
  readonly maxLength?: number;
  /** Digits after the decimal point. */
  readonly precision?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  /** In the order of their values. */
  readonly options?: readonly Option[];
  /** The tables that a lookup may lead to; absent where nothing says so. */
  readonly targets?: readonly string[];
  /** How the platform makes the value, where nobody writes it. */
  readonly computed?: "calculated" | "rollup" | "formula";
}

/** One table of a customer's Dataverse, or one business event of Finance & Operations. */
export interface Table {
  readonly kind: "table" | "businessEvent";
  readonly name: string;
  readonly label?: string;
  readonly description?: string;
  /** In the order of their names. */
  readonly columns: readonly Column[];
}

/** Tables with their columns, and columns with their options, in the order of their names, each once: later ones add. */
export function mergedTables(tables: readonly Table[]): readonly Table[] {
  const byName = new Map<string, Table>();
  for (const table of tables) {
    const key = `${table.kind} ${table.name}`;
    const before = byName.get(key);
    const columns = [...(before?.columns ?? []), ...table.columns];
    byName.set(key, { ...before, ...table, columns: mergedColumns(columns) });
  }
  return [...byName.values()].sort(byNames);
}

/** What a later description of a column does not know, an earlier one may have said. */
function mergedColumns(columns: readonly Column[]): readonly Column[] {
  const byName = new Map<string, Column>();
  for (const column of columns) {
    const before = byName.get(column.name);
    // Where one says that it is never null, the other did not know.
    const nullable = column.nullable && before?.nullable !== false;
    const kind = before === undefined ? column.kind : moreOf(before, column);
    byName.set(column.name, { ...before, ...column, kind, nullable });
  }
  return [...byName.values()].sort(byNames);
}

function moreOf(before: Column, after: Column): ColumnKind {
  return after.kind === "any" ? before.kind : after.kind;
}

function byNames(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
