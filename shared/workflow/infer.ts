import { type Expression, expressionText } from "./expression.ts";
import { functionNamed, type WorkflowFunction } from "./functions.ts";
import { type Kind, kindOf } from "./kinds.ts";
import { isReference, type ReferenceName } from "./references.ts";
import { ANYTHING, either, ofKinds, orNull, type Type } from "./type.ts";

/** What an expression can refer to, and where it tells what is wrong. */
export interface TypeScope {
  /** Of what a reference with this argument leads to; absent where there is nothing of that name yet. */
  readonly typeOf: (reference: ReferenceName, name: string) => Type | undefined;
  readonly say: (fault: string) => void;
}

/** The type of an expression. Each path that leads nowhere, and each argument that does not fit, is told. */
export function inferType(expression: Expression, scope: TypeScope): Type {
  switch (expression.kind) {
    case "literal":
      return { kinds: [kindOf(expression.value)], values: [expression.value] };
    case "member":
      return memberType(expression, scope);
    case "call":
      return callType(expression, scope);
  }
}

function memberType(expression: Expression & { readonly kind: "member" }, scope: TypeScope): Type {
  const { of, name, optional } = expression;
  const owner = inferType(of, scope);
  const key = inferType(name, scope).values?.[0];
  const text = expressionText(of);
  const mayBeNothing = owner.kinds.includes("null");
  if (mayBeNothing && !optional && owner !== ANYTHING) {
    scope.say(`${text} may be nothing: write ${text}?[${expressionText(name)}]`);
  }
  if (!owner.kinds.some((kind) => kind === "object" || kind === "array")) {
    scope.say(`${text} is ${owner.kinds.join(" or ")}, which has no members`);
    return ANYTHING;
  }
  const nullable = (type: Type): Type => (mayBeNothing ? orNull(type) : type);
  if (typeof key === "number") return nullable(orNull(owner.item ?? ANYTHING));
  if (owner.members === undefined || typeof key !== "string") return orNull(ANYTHING);
  const member = owner.members.get(key);
  if (member === undefined) {
    scope.say(`${text} has no '${key}'; it has ${[...owner.members.keys()].join(", ")}`);
    return ANYTHING;
  }
  if (member.always) return nullable(member.type);
  if (!optional) scope.say(`${text} may lack '${key}': write ${text}?['${key}']`);
  return orNull(member.type);
}

function callType(expression: Expression & { readonly kind: "call" }, scope: TypeScope): Type {
  const { name, args } = expression;
  const types = args.map((each) => inferType(each, scope));
  if (isReference(name)) {
    const [argument = ""] = types.map(({ values }) => values?.[0]);
    const found = scope.typeOf(name, String(argument));
    if (found === undefined)
      scope.say(`${expressionText(expression)} leads to nothing that is there by then`);
    return found ?? ANYTHING;
  }
  const known = functionNamed(name);
  if (known === undefined) return ANYTHING;
  types.forEach((type, index) => {
    const takes = known.takes[index] ?? known.more ?? [];
    const strange = type === ANYTHING ? [] : type.kinds.filter((kind) => !takes.includes(kind));
    if (strange.length > 0 && !isUnknown(type)) scope.say(misfit(expression, index, strange, takes));
  });
  if (known.name === "equals") compareTypes(expression, types, scope);
  return givenType(known, types);
}

/** Of a value whose kind nobody says, nothing can be held against it. */
function isUnknown({ kinds, members, values }: Type): boolean {
  return kinds.length >= 6 && members === undefined && values === undefined;
}

function misfit(
  expression: Expression & { readonly kind: "call" },
  index: number,
  strange: readonly Kind[],
  takes: readonly Kind[],
): string {
  const argument = expression.args[index];
  const text = argument === undefined ? "" : expressionText(argument);
  const way = strange.includes("null") ? "; coalesce gives a value in its place" : "";
  return `${expression.name} takes ${takes.join(", ")}, and ${text} may be ${strange.join(", ")}${way}`;
}

/** What can never be equal is a slip of the pen. */
function compareTypes(expression: Expression, [one, other]: readonly Type[], scope: TypeScope): void {
  if (one === undefined || other === undefined) return;
  for (const [left, right] of [
    [one, other],
    [other, one],
  ] as const) {
    const [value, ...others] = right.values ?? [];
    if (value === undefined || others.length > 0) continue;
    const fault = neverHas(left, value);
    if (fault !== undefined) scope.say(`${expressionText(expression)} is never true: ${fault}`);
  }
}

/** Why a value of a type cannot be this one; absent when it can. */
export function neverHas(type: Type, value: NonNullable<Type["values"]>[number]): string | undefined {
  if (!type.kinds.includes(kindOf(value))) return `it is ${type.kinds.join(" or ")}`;
  if (value === null) return undefined;
  if (type.narrowed !== undefined && typeof value === "string" && type.narrowed(value) === undefined)
    return `no contract has the type ${value}`;
  if (type.values === undefined || type.values.includes(value)) return undefined;
  return `it is one of ${type.values.map(String).join(", ")}`;
}

function givenType(known: WorkflowFunction, types: readonly Type[]): Type {
  const [first = ANYTHING] = types;
  switch (known.name) {
    case "base64ToString":
      return first.decoded ?? ofKinds(...known.gives);
    case "json":
      return first.parsed ?? ANYTHING;
    case "string":
      return first.kinds.join() === "string" ? first : ofKinds(...known.gives);
    case "if":
      return either(types.slice(1));
    case "coalesce": {
      const some = types.map((type) => ({ ...type, kinds: type.kinds.filter((kind) => kind !== "null") }));
      const last = types.at(-1) ?? ANYTHING;
      return last.kinds.includes("null") ? orNull(either(some)) : either(some);
    }
    default:
      return ofKinds(...known.gives);
  }
}
