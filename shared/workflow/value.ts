import type { Json } from "../cloudevents/event-draft.ts";
import type { Expression } from "./expression.ts";
import { checkedCall, parseExpression } from "./parse-expression.ts";
import { WorkflowRefused } from "./refused.ts";

/** A value of a definition, in which texts may hold expressions. */
export type Value =
  | { readonly kind: "expression"; readonly expression: Expression }
  | { readonly kind: "object"; readonly members: readonly (readonly [name: string, value: Value])[] }
  | { readonly kind: "list"; readonly items: readonly Value[] };

/** @param at Where the value stands in its definition. */
export function readValue(value: unknown, at: string): Value {
  if (typeof value === "string") return { kind: "expression", expression: readText(value, at) };
  if (Array.isArray(value)) {
    return { kind: "list", items: value.map((item, index) => readValue(item, `${at}[${index}]`)) };
  }
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).map(
      ([name, each]) => [name, readValue(each, `${at}.${name}`)] as const,
    );
    return { kind: "object", members };
  }
  if (typeof value === "number" || typeof value === "boolean" || value === null) {
    return { kind: "expression", expression: { kind: "literal", value } };
  }
  throw new WorkflowRefused(`${at}: expected a JSON value`);
}

/**
 * A text of a definition: `@…` is an expression, `@{…}` one within a text, `@@` an at sign.
 *
 * https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-definition-language#expressions
 */
export function readText(text: string, at: string): Expression {
  try {
    if (text.startsWith("@@")) return literal(text.slice(1));
    if (text.startsWith("@") && !text.startsWith("@{")) return parseExpression(text.slice(1));
    return text.includes("@{") ? interpolated(text) : literal(text);
  } catch (error) {
    if (error instanceof WorkflowRefused) throw new WorkflowRefused(`${at}: ${error.message}`);
    throw error;
  }
}

function interpolated(text: string): Expression {
  const parts: Expression[] = [];
  let from = 0;
  for (let start = text.indexOf("@{"); start >= 0; start = text.indexOf("@{", from)) {
    if (start > from) parts.push(literal(text.slice(from, start)));
    const end = endOf(text, start + 2);
    parts.push(checkedCall("string", [parseExpression(text.slice(start + 2, end))]));
    from = end + 1;
  }
  if (from < text.length) parts.push(literal(text.slice(from)));
  return checkedCall("concat", parts);
}

/** Where the brace closes; one in a quoted text does not. */
function endOf(text: string, from: number): number {
  let quoted = false;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === "'") quoted = !quoted;
    else if (text[at] === "}" && !quoted) return at;
  }
  throw new WorkflowRefused(`«${text}»: expected } after @{, came the end`);
}

function literal(value: Json): Expression {
  return { kind: "literal", value };
}

/** Every expression in a value, with its place. */
export function expressionsIn(value: Value, at: string): readonly (readonly [at: string, Expression])[] {
  switch (value.kind) {
    case "expression":
      return [[at, value.expression]];
    case "object":
      return value.members.flatMap(([name, each]) => expressionsIn(each, `${at}.${name}`));
    case "list":
      return value.items.flatMap((each, index) => expressionsIn(each, `${at}[${index}]`));
  }
}
