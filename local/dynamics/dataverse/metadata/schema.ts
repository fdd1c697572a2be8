import { ACCOUNT, CONTACT, LEAD, OPPORTUNITY, PROJECT } from "./business-tables.ts";
import type { Column, Target } from "./column.ts";
import {
  ASYNC_OPERATION,
  BUSINESS_UNIT,
  CURRENCY,
  ORGANIZATION,
  SOLUTION,
  SOLUTION_COMPONENT,
  SYSTEM_USER,
} from "./platform-tables.ts";
import { MESSAGE, MESSAGE_FILTER, SERVICE_ENDPOINT, STEP, STEP_IMAGE } from "./registration-tables.ts";
import type { Table } from "./table.ts";

export const TABLES: readonly Table[] = [
  ACCOUNT,
  CONTACT,
  LEAD,
  OPPORTUNITY,
  PROJECT,
  SERVICE_ENDPOINT,
  MESSAGE,
  MESSAGE_FILTER,
  STEP,
  STEP_IMAGE,
  ASYNC_OPERATION,
  SOLUTION,
  SOLUTION_COMPONENT,
  SYSTEM_USER,
  BUSINESS_UNIT,
  CURRENCY,
  ORGANIZATION,
];

const BY_NAME = new Map(TABLES.map((table) => [table.name, table]));
const BY_SET = new Map(TABLES.map((table) => [table.set, table]));
const COLUMNS = new Map(
  TABLES.map((table) => [table.name, new Map(table.columns.map((column) => [column.name, column]))]),
);

export function tableNamed(name: string): Table | undefined {
  return BY_NAME.get(name);
}

export function tableOfSet(set: string): Table | undefined {
  return BY_SET.get(set);
}

export function columnOf(table: Table, name: string): Column | undefined {
  return COLUMNS.get(table.name)?.get(name);
}

/** The property by which a column is read: a lookup's value stands under `_name_value`. */
export function propertyName({ kind, name }: Column): string {
  return kind === "lookup" ? `_${name}_value` : name;
}

/** The column of a property as clients name it; those of write-only columns are there, but cannot be read. */
export function columnOfProperty(table: Table, property: string): Column | undefined {
  const value = /^_(.+)_value$/.exec(property)?.[1];
  const column = columnOf(table, value ?? property);
  return (column?.kind === "lookup") === (value !== undefined) ? column : undefined;
}

/** A way from a row to one other. */
export interface ToOne {
  readonly kind: "one";
  readonly name: string;
  readonly column: Column;
  readonly other: Table;
}

/** A way from a row to those that look it up. */
export interface ToMany {
  readonly kind: "many";
  readonly name: string;
  /** Of the other table. */
  readonly column: Column;
  readonly other: Table;
}

export type Navigation = ToOne | ToMany;

/** All ways that lead from a table to others. */
export function navigationsOf(table: Table): readonly Navigation[] {
  const ones = table.columns.flatMap((column) =>
    targetsOf(column).map(({ target, other }): Navigation => {
      return { kind: "one", name: target.navigation, column, other };
    }),
  );
  const manies = TABLES.flatMap((other) =>
    other.columns.flatMap((column) =>
      targetsOf(column)
        .filter(({ target }) => target.table === table.name)
        .map(({ target }): Navigation => ({ kind: "many", name: target.collection, column, other })),
    ),
  );
  return [...ones, ...manies];
}

export function navigationOf(table: Table, name: string): Navigation | undefined {
  return navigationsOf(table).find((each) => each.name === name);
}

function targetsOf({ targets = [] }: Column): readonly { readonly target: Target; readonly other: Table }[] {
  return targets.flatMap((target) => {
    const other = BY_NAME.get(target.table);
    return other === undefined ? [] : [{ target, other }];
  });
}
