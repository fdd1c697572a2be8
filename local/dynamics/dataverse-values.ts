import type { DotNetObject, DotNetValue } from "./dotnet-json.ts";

const CONTRACTS = "http://schemas.microsoft.com/xrm/2011/Contracts";

/** A column with its value, as every collection of Dataverse is written. */
export type Columns = DotNetObject;

/** A row where the contract says that a row stands, as in images: without `__type`. */
export function row(table: string, id: string, columns: Columns, labels: Columns = {}): DotNetObject {
  return {
    Attributes: pairs(columns),
    EntityState: null,
    FormattedValues: pairs(labels),
    Id: id,
    KeyAttributes: [],
    LogicalName: table,
    RelatedEntities: [],
    RowVersion: null,
  };
}

/** A row where any value could stand, as the parameter Target: its type comes first. */
export function typedRow(table: string, id: string, columns: Columns, labels: Columns = {}): DotNetObject {
  return { __type: `Entity:${CONTRACTS}`, ...row(table, id, columns, labels) };
}

export function lookup(table: string, id: string, name: string | null = null): DotNetObject {
  return { __type: `EntityReference:${CONTRACTS}`, ...reference(table, id, name) };
}

/** A lookup where the contract says that one stands. */
export function reference(table: string, id: string, name: string | null = null): DotNetObject {
  return { Id: id, KeyAttributes: [], LogicalName: table, Name: name, RowVersion: null };
}

export function choice(value: number): DotNetValue {
  return { __type: `OptionSetValue:${CONTRACTS}`, Value: value };
}

export function money(value: number): DotNetValue {
  return { __type: `Money:${CONTRACTS}`, Value: value };
}

export function pairs(values: Columns): readonly DotNetValue[] {
  return Object.entries(values).map(([key, value]) => ({ key, value }));
}
