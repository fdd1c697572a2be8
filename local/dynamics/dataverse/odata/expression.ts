/** An expression of `$filter`. */
export type Expression =
  | { readonly kind: "literal"; readonly value: string | number | boolean | null }
  | { readonly kind: "list"; readonly values: readonly (string | number)[] }
  | { readonly kind: "path"; readonly path: readonly string[] }
  | {
      readonly kind: "compare";
      readonly operator: Comparison;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: "and" | "or"; readonly left: Expression; readonly right: Expression }
  | { readonly kind: "not"; readonly of: Expression }
  | { readonly kind: "call"; readonly name: string; readonly parameters: readonly Parameter[] }
  | {
      readonly kind: "some";
      readonly quantifier: "any" | "all";
      readonly path: readonly string[];
      /** Absent in `any()`: there is one at all. */
      readonly body: { readonly variable: string; readonly holds: Expression } | undefined;
    };

export interface Parameter {
  /** As in `In(PropertyName='name',…)`; the plain functions of OData have none. */
  readonly name: string | undefined;
  readonly value: Expression;
}

export const COMPARISONS = ["eq", "ne", "gt", "ge", "lt", "le"] as const;
export type Comparison = (typeof COMPARISONS)[number];
