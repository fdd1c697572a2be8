import type { Value } from "../rows/value.ts";

/** What a column holds, by what Dataverse does with it. */
export type ColumnKind =
  | "id"
  | "guid"
  | "text"
  | "memo"
  | "whole"
  | "big"
  | "decimal"
  | "double"
  | "money"
  | "yesno"
  | "time"
  | "date"
  | "choice"
  | "choices"
  | "state"
  | "status"
  | "lookup"
  | "tableName";

/** One of a choice's values. */
export interface Choice {
  readonly value: number;
  readonly label: string;
  /** Of a status: the state that it belongs to. */
  readonly state?: number;
}

/** A table that a lookup may lead to, and the names of the way there and back. */
export interface Target {
  readonly table: string;
  /** The single-valued navigation property. */
  readonly navigation: string;
  /** The collection-valued one, on the other table. */
  readonly collection: string;
}

export interface Column {
  readonly name: string;
  readonly schemaName: string;
  readonly label: string;
  readonly kind: ColumnKind;
  readonly required: boolean;
  /** When a client may give a value. */
  readonly write: "always" | "create" | "never";
  /** Written and never shown again. */
  readonly secret: boolean;
  readonly maxLength?: number;
  readonly choices?: readonly Choice[];
  readonly targets?: readonly Target[];
  /** What a new row has when nothing is given. */
  readonly initial?: Value;
}

type Rules = Partial<Pick<Column, "required" | "write" | "secret" | "initial">>;

/** @param schemaName Its lower case is the column's name. */
function column(schemaName: string, kind: ColumnKind, label: string, rest: Partial<Column>): Column {
  return {
    name: schemaName.toLowerCase(),
    schemaName,
    label,
    kind,
    required: false,
    write: "always",
    secret: false,
    ...rest,
  };
}

/** A column that needs no more than its kind says. */
export function plain(schemaName: string, kind: ColumnKind, label: string, rules: Rules = {}): Column {
  return column(schemaName, kind, label, rules);
}

export function text(schemaName: string, label: string, maxLength: number, rules: Rules = {}): Column {
  return column(schemaName, "text", label, { maxLength, ...rules });
}

export function memo(schemaName: string, label: string, maxLength: number, rules: Rules = {}): Column {
  return column(schemaName, "memo", label, { maxLength, ...rules });
}

/** @param labels By value. */
export function choice(
  schemaName: string,
  label: string,
  labels: Readonly<Record<number, string>>,
  rules: Rules = {},
): Column {
  return column(schemaName, "choice", label, { choices: choicesOf(labels), ...rules });
}

export function choices(schemaName: string, label: string, labels: Readonly<Record<number, string>>): Column {
  return column(schemaName, "choices", label, { choices: choicesOf(labels) });
}

export function lookup(
  schemaName: string,
  label: string,
  targets: readonly Target[],
  rules: Rules = {},
): Column {
  return column(schemaName, "lookup", label, { targets, ...rules });
}

/** The two columns of a row's state. The first status of a state is its default. */
export function stateColumns(
  states: Readonly<Record<number, string>>,
  statuses: readonly Choice[],
): readonly Column[] {
  return [
    column("StateCode", "state", "Status", { choices: choicesOf(states), initial: 0, required: true }),
    column("StatusCode", "status", "Status Reason", { choices: statuses, initial: statuses[0]?.value ?? 1 }),
  ];
}

function choicesOf(labels: Readonly<Record<number, string>>): readonly Choice[] {
  return Object.entries(labels).map(([value, label]) => ({ value: Number(value), label }));
}
