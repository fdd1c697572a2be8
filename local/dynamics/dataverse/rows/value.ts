/** A lookup's value. */
export interface Reference {
  readonly table: string;
  readonly id: string;
}

/** A column's value. Times are ISO texts in UTC, ids are in lower case, several choices are a list of their numbers. */
export type Value = string | number | boolean | null | Reference | readonly number[];

/** Values by column. A column that is not there is null. */
export type Columns = Readonly<Record<string, Value>>;

export interface Row {
  readonly table: string;
  readonly id: string;
  /** Rises with every change in the whole organisation. */
  readonly version: number;
  readonly columns: Columns;
}

export function isReference(value: Value | undefined): value is Reference {
  return typeof value === "object" && value !== null && "table" in value;
}

export function isChoices(value: Value | undefined): value is readonly number[] {
  return Array.isArray(value);
}

export function textOf(row: Row | undefined, column: string): string | undefined {
  const value = row?.columns[column];
  return typeof value === "string" ? value : undefined;
}

export function numberOf(row: Row | undefined, column: string): number | undefined {
  const value = row?.columns[column];
  return typeof value === "number" ? value : undefined;
}

export function idOf(row: Row | undefined, column: string): string | undefined {
  const value = row?.columns[column];
  return isReference(value) ? value.id : undefined;
}
