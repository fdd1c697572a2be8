import { invalidQuery, notModelled } from "../http/api-error.ts";
import type { Comparison, Expression, Parameter } from "./expression.ts";
import { FUNCTIONS, QUERY_FUNCTIONS } from "./functions.ts";
import { compare, type Operand } from "./operand.ts";

/** What an expression may speak of. A name that is not there is refused when the filter is compiled. */
export interface Scope<Item> {
  property(path: readonly string[]): (item: Item) => Operand;
  /** The members of a collection, for `any` and `all`. */
  members(path: readonly string[]): { readonly scope: Scope<Item>; of(item: Item): readonly Item[] };
}

/** Makes a test of a filter. */
export function compileFilter<Item>(
  expression: Expression,
  scope: Scope<Item>,
  nowMs: number,
): (item: Item) => boolean {
  const value = compile(expression, { scope, nowMs, variable: undefined });
  return (item) => value(item) === true;
}

interface Surroundings<Item> {
  readonly scope: Scope<Item>;
  readonly nowMs: number;
  /** How the body of `any` and `all` names its member. */
  readonly variable: string | undefined;
}

function compile<Item>(expression: Expression, around: Surroundings<Item>): (item: Item) => Operand {
  switch (expression.kind) {
    case "literal":
      return () => expression.value;
    case "list":
      throw invalidQuery("A list stands only as a parameter of a function.");
    case "path": {
      const { path } = expression;
      return around.scope.property(path[0] === around.variable ? path.slice(1) : path);
    }
    case "not": {
      const of = compile(expression.of, around);
      return (item) => of(item) !== true;
    }
    case "and":
    case "or": {
      const left = compile(expression.left, around);
      const right = compile(expression.right, around);
      return expression.kind === "and"
        ? (item) => left(item) === true && right(item) === true
        : (item) => left(item) === true || right(item) === true;
    }
    case "compare":
      return compileComparison(
        expression.operator,
        compile(expression.left, around),
        compile(expression.right, around),
      );
    case "call":
      return compileCall(expression.name, expression.parameters, around);
    case "some":
      return compileSome(expression, around);
  }
}

/** As in SQL for order, and as in Dataverse for `ne`, which holds for what is null. */
function compileComparison<Item>(
  operator: Comparison,
  left: (item: Item) => Operand,
  right: (item: Item) => Operand,
): (item: Item) => boolean {
  return (item) => {
    const a = left(item);
    const b = right(item);
    if (operator === "eq") return compare(a, b) === 0;
    if (operator === "ne") return compare(a, b) !== 0;
    if (a === null || b === null) return false;
    const order = compare(a, b);
    return (operator.startsWith("g") && order > 0) || (operator.startsWith("l") && order < 0)
      ? true
      : operator.endsWith("e") && order === 0;
  };
}

function compileCall<Item>(
  name: string,
  parameters: readonly Parameter[],
  around: Surroundings<Item>,
): (item: Item) => Operand {
  const short = name.replace(/^Microsoft\.Dynamics\.CRM\./, "");
  const query = short === name ? undefined : QUERY_FUNCTIONS[short];
  if (query !== undefined) {
    const property = around.scope.property(propertyOf(parameters, name));
    const holds = query(literalsOf(parameters), around.nowMs);
    return (item) => holds(property(item));
  }
  const call = FUNCTIONS[name];
  if (call === undefined) throw notModelled(`The function ${name}`);
  const operands = parameters.map(({ value }) => compile(value, around));
  if (operands.length !== call.parameters) {
    throw invalidQuery(
      `No function '${name}' takes ${operands.length} parameters: expected ${call.parameters}.`,
    );
  }
  return (item) => call.of(operands.map((each) => each(item)));
}

/** The property that a query function of Dataverse is about, which it names by a text. */
function propertyOf(parameters: readonly Parameter[], name: string): readonly string[] {
  const value = parameters.find((each) => each.name === "PropertyName")?.value;
  if (value?.kind !== "literal" || typeof value.value !== "string") {
    throw invalidQuery(`${name} needs PropertyName, the name of a property as a text.`);
  }
  return value.value.split("/");
}

function literalsOf(parameters: readonly Parameter[]): readonly (string | number)[] {
  return parameters
    .filter(({ name }) => name === "PropertyValue" || name === "PropertyValues")
    .flatMap(({ value }) => {
      if (value.kind === "list") return value.values;
      const one = value.kind === "literal" ? value.value : undefined;
      return typeof one === "string" || typeof one === "number" ? [one] : [];
    });
}

function compileSome<Item>(
  { quantifier, path, body }: Extract<Expression, { kind: "some" }>,
  around: Surroundings<Item>,
): (item: Item) => boolean {
  const { scope, of } = around.scope.members(path);
  if (body === undefined) return (item) => of(item).length > 0;
  const holds = compile(body.holds, { scope, nowMs: around.nowMs, variable: body.variable });
  return quantifier === "any"
    ? (item) => of(item).some((each) => holds(each) === true)
    : (item) => of(item).every((each) => holds(each) === true);
}
