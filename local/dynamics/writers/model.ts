/**
 * A RemoteExecutionContext before it is written: what .NET's objects hold, with all that some dialect leaves out,
 * such as the types of numbers. It is plain data, so that it can be kept as JSON and read by other programs.
 */

/** What a dictionary holds, in its order. */
export type Pairs<Item> = readonly (readonly [key: string, value: Item])[];

/** .NET's DateTime. */
export interface DateModel {
  /** Steps of 100 ns since the year 1, as digits. */
  readonly ticks: string;
  /** `local` and `unspecified` are written as a server writes them whose zone is UTC. */
  readonly zone: "utc" | "local" | "unspecified";
}

/** A value of a column or parameter, by the kind that .NET knows. Numbers that JS would round are digits. */
export type ValueModel =
  | { readonly kind: "null" }
  | { readonly kind: "string"; readonly value: string }
  | { readonly kind: "int"; readonly value: number }
  | { readonly kind: "long"; readonly value: string }
  /** At most 96 bits and 28 digits after the point; its scale is kept. */
  | { readonly kind: "decimal"; readonly value: string }
  /** Finite: what is not has no JSON. */
  | { readonly kind: "double"; readonly value: number }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "guid"; readonly value: string }
  | ({ readonly kind: "dateTime" } & DateModel)
  /** In base64. */
  | { readonly kind: "bytes"; readonly value: string }
  | { readonly kind: "row"; readonly value: RowModel }
  | { readonly kind: "reference"; readonly value: ReferenceModel }
  | { readonly kind: "choice"; readonly value: number }
  | { readonly kind: "money"; readonly value: string }
  | { readonly kind: "choices"; readonly value: readonly number[] }
  | { readonly kind: "references"; readonly value: readonly ReferenceModel[] }
  | { readonly kind: "rows"; readonly value: RowsModel }
  | {
      readonly kind: "aliased";
      readonly table: string;
      readonly column: string;
      readonly value: ValueModel;
    }
  | {
      readonly kind: "managed";
      readonly value: boolean;
      readonly canBeChanged: boolean;
      readonly property: string | null;
    }
  | { readonly kind: "relationship"; readonly value: RelationshipModel }
  | { readonly kind: "columnSet"; readonly value: ColumnSetModel }
  | { readonly kind: "query"; readonly value: QueryModel }
  | { readonly kind: "fetch"; readonly value: string }
  | { readonly kind: "concurrency"; readonly value: "Default" | "IfRowVersionMatches" | "AlwaysOverwrite" }
  | { readonly kind: "strings"; readonly value: readonly string[] }
  | { readonly kind: "guids"; readonly value: readonly string[] }
  | { readonly kind: "ints"; readonly value: readonly number[] }
  | { readonly kind: "stringPairs"; readonly value: Pairs<string> };

/** An Entity. */
export interface RowModel {
  readonly table: string;
  readonly id: string;
  readonly columns: Pairs<ValueModel>;
  readonly labels: Pairs<string>;
  readonly keys: Pairs<ValueModel>;
  readonly related: readonly (readonly [RelationshipModel, RowsModel])[];
  readonly state: "Unchanged" | "Created" | "Changed" | null;
  readonly rowVersion: string | null;
}

/** An EntityReference. */
export interface ReferenceModel {
  readonly table: string;
  readonly id: string;
  readonly keys: Pairs<ValueModel>;
  readonly name: string | null;
  readonly rowVersion: string | null;
}

/** An EntityCollection. */
export interface RowsModel {
  readonly table: string | null;
  readonly rows: readonly RowModel[];
  readonly minActiveRowVersion: string | null;
  readonly moreRecords: boolean;
  readonly pagingCookie: string | null;
  readonly totalRecordCount: number;
  readonly limitExceeded: boolean;
}

export interface RelationshipModel {
  readonly name: string;
  readonly role: "Referencing" | "Referenced" | null;
}

export interface ColumnSetModel {
  readonly allColumns: boolean;
  readonly columns: readonly string[];
}

/** A QueryExpression with one filter, as a ParentContext may hold it. */
export interface QueryModel {
  readonly table: string;
  readonly columnSet: ColumnSetModel;
  readonly distinct: boolean;
  readonly filterOperator: "And" | "Or";
  readonly conditions: readonly {
    readonly column: string;
    readonly operator: "Equal" | "NotEqual" | "In" | "Null" | "BeginsWith";
    readonly values: readonly ValueModel[];
  }[];
}

export interface ContextModel {
  readonly businessUnitId: string;
  readonly correlationId: string;
  readonly depth: number;
  readonly initiatingUserAgent: string | null;
  readonly initiatingUserObjectId: string;
  readonly initiatingUserId: string;
  readonly inputs: Pairs<ValueModel>;
  readonly isInTransaction: boolean;
  readonly isolationMode: number;
  readonly message: string;
  readonly mode: number;
  readonly createdOn: DateModel;
  readonly operationId: string;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly outputs: Pairs<ValueModel>;
  /** OwningExtension. */
  readonly step: ReferenceModel;
  readonly parent: ContextModel | null;
  readonly after: Pairs<RowModel>;
  readonly before: Pairs<RowModel>;
  readonly rowId: string;
  readonly table: string;
  readonly requestId: string | null;
  readonly secondaryTable: string;
  readonly shared: Pairs<ValueModel>;
  readonly stage: number;
  readonly userObjectId: string;
  readonly userId: string;
}
