import type { Json } from "../cloudevents/event-draft.ts";

/**
 * An expression of the workflow definition language.
 *
 * https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-definition-language#expressions
 */
export type Expression =
  | { readonly kind: "literal"; readonly value: Json }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Expression[] }
  | {
      readonly kind: "member";
      readonly of: Expression;
      readonly name: Expression;
      /** `?[…]`: nothing has members that are nothing. */
      readonly optional: boolean;
    };

/** An expression as it is written. */
export function expressionText(expression: Expression): string {
  switch (expression.kind) {
    case "literal":
      return literalText(expression.value);
    case "call":
      return `${expression.name}(${expression.args.map(expressionText).join(", ")})`;
    case "member":
      return `${expressionText(expression.of)}${expression.optional ? "?" : ""}[${expressionText(expression.name)}]`;
  }
}

function literalText(value: Json): string {
  return typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : JSON.stringify(value);
}
