import type { Pairs, ReferenceModel, RowModel, ValueModel } from "../../writers/model.ts";
import type { Column } from "../metadata/column.ts";
import { columnOf } from "../metadata/schema.ts";
import type { Table } from "../metadata/table.ts";
import { type Columns, isChoices, isReference, type Reference, type Value } from "../rows/value.ts";

const TICKS_PER_MS = 10_000n;
/** Ticks of 1970 since the year 1. */
const EPOCH_TICKS = 621_355_968_000_000_000n;

/** A date of .NET of an instant. */
export function ticksOf(atMs: number): string {
  return String(BigInt(atMs) * TICKS_PER_MS + EPOCH_TICKS);
}

export function referenceModel({ table, id }: Reference, name: string | null = null): ReferenceModel {
  return { table, id, keys: [], name, rowVersion: null };
}

/** A row with the given columns and labels, as a message holds it. */
export function rowModel(table: Table, id: string, columns: Columns, labels: Pairs<string> = []): RowModel {
  const pairs = Object.entries(columns).flatMap(([name, value]) => {
    const column = columnOf(table, name);
    return column === undefined ? [] : [[name, valueModel(column, value)] as const];
  });
  return {
    table: table.name,
    id,
    columns: pairs,
    labels,
    keys: [],
    related: [],
    state: null,
    rowVersion: null,
  };
}

/** A value as .NET holds it, which its column decides. */
function valueModel({ kind }: Column, value: Value): ValueModel {
  if (value === null) return { kind: "null" };
  if (isReference(value)) return { kind: "reference", value: referenceModel(value) };
  if (isChoices(value)) return { kind: "choices", value };
  if (typeof value === "boolean") return { kind: "boolean", value };
  if (typeof value === "string") return textModel(kind, value);
  switch (kind) {
    case "choice":
    case "state":
    case "status":
      return { kind: "choice", value };
    case "money":
      return { kind: "money", value: String(value) };
    case "decimal":
      return { kind: "decimal", value: String(value) };
    case "double":
      return { kind: "double", value };
    case "big":
      return { kind: "long", value: String(value) };
    default:
      return { kind: "int", value };
  }
}

function textModel(kind: Column["kind"], value: string): ValueModel {
  if (kind === "id" || kind === "guid") return { kind: "guid", value };
  if (kind === "time" || kind === "date") {
    return { kind: "dateTime", ticks: ticksOf(Date.parse(value)), zone: "utc" };
  }
  return { kind: "string", value };
}
