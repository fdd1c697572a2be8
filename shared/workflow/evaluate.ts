import type { Json } from "../cloudevents/event-draft.ts";
import { type Expression, expressionText } from "./expression.ts";
import { functionNamed } from "./functions.ts";
import { kindOf } from "./kinds.ts";
import { isReference, type ReferenceName } from "./references.ts";
import { WorkflowRefused } from "./refused.ts";
import type { Value } from "./value.ts";

/** What an expression refers to while a workflow runs; absent where there is nothing of that name. */
export type Lookup = (reference: ReferenceName, name: string) => Json | undefined;

/** @throws WorkflowRefused where Logic Apps would fail the action: a missing member, an argument that does not fit. */
export function evaluate(expression: Expression, look: Lookup): Json {
  switch (expression.kind) {
    case "literal":
      return expression.value;
    case "member":
      return member(expression, look);
    case "call":
      return call(expression, look);
  }
}

/** A whole value of a definition, with all its expressions evaluated. */
export function evaluateValue(value: Value, look: Lookup): Json {
  switch (value.kind) {
    case "expression":
      return evaluate(value.expression, look);
    case "object":
      return Object.fromEntries(value.members.map(([name, each]) => [name, evaluateValue(each, look)]));
    case "list":
      return value.items.map((each) => evaluateValue(each, look));
  }
}

function member(expression: Expression & { readonly kind: "member" }, look: Lookup): Json {
  const { of, optional } = expression;
  const owner = evaluate(of, look);
  const name = evaluate(expression.name, look);
  if (owner === null && optional) return null;
  const found = typeof owner === "object" && owner !== null ? ownMember(owner, String(name)) : undefined;
  if (found !== undefined) return found;
  if (optional && owner !== null && typeof owner === "object") return null;
  throw new WorkflowRefused(`${expressionText(expression)}: ${kindOf(owner)} has no '${String(name)}'`);
}

function ownMember(owner: object, name: string): Json | undefined {
  return Object.entries(owner).find(([key]) => key === name)?.[1];
}

function call(expression: Expression & { readonly kind: "call" }, look: Lookup): Json {
  const args = expression.args.map((each) => evaluate(each, look));
  if (isReference(expression.name)) {
    const found = look(expression.name, String(args[0] ?? ""));
    if (found === undefined) throw new WorkflowRefused(`${expressionText(expression)} leads to nothing`);
    return found;
  }
  const known = functionNamed(expression.name);
  if (known === undefined) throw new WorkflowRefused(`the function ${expression.name} is not known here`);
  for (const [index, value] of args.entries()) {
    const takes = known.takes[index] ?? known.more ?? [];
    if (takes.includes(kindOf(value))) continue;
    throw new WorkflowRefused(
      `${expressionText(expression)}: ${known.name} takes ${takes.join(", ")}, came ${kindOf(value)}`,
    );
  }
  return known.apply(args);
}
