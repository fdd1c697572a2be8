import type { Json } from "../cloudevents/event-draft.ts";
import { KINDS, type Kind, kindOf } from "./kinds.ts";
import { WorkflowRefused } from "./refused.ts";

/** A function of the language: the kinds that it takes and gives, and what it does. */
export interface WorkflowFunction {
  readonly name: string;
  readonly takes: readonly (readonly Kind[])[];
  /** What each further argument may be. */
  readonly more?: readonly Kind[];
  /** How many of the last arguments may be left out. */
  readonly spare?: number;
  readonly gives: readonly Kind[];
  readonly apply: (args: readonly Json[]) => Json;
}

const TEXT = ["string"] as const;
const NUMBER = ["number"] as const;
const FLAG = ["boolean"] as const;
const ORDERED = ["string", "number"] as const;
const SCALAR = ["string", "number", "boolean", "null"] as const;

/**
 * The functions that are known here, of those in
 * https://learn.microsoft.com/azure/logic-apps/expression-functions-reference. What asks the clock or chance is not among them.
 */
export const FUNCTIONS: Readonly<Record<string, WorkflowFunction>> = {
  and: logical("and", (args) => args.every((each) => each === true)),
  or: logical("or", (args) => args.some((each) => each === true)),
  not: { name: "not", takes: [FLAG], gives: FLAG, apply: ([value]) => value !== true },
  equals: { name: "equals", takes: [KINDS, KINDS], gives: FLAG, apply: ([a, b]) => sameJson(a, b) },
  greater: ordering("greater", (order) => order > 0),
  greaterOrEquals: ordering("greaterOrEquals", (order) => order >= 0),
  less: ordering("less", (order) => order < 0),
  lessOrEquals: ordering("lessOrEquals", (order) => order <= 0),
  if: {
    name: "if",
    takes: [FLAG, KINDS, KINDS],
    gives: KINDS,
    apply: ([when, then = null, otherwise = null]) => (when === true ? then : otherwise),
  },
  coalesce: {
    name: "coalesce",
    takes: [KINDS],
    more: KINDS,
    gives: KINDS,
    apply: (args) => args.find((each) => each !== null) ?? null,
  },
  empty: {
    name: "empty",
    takes: [["string", "array", "object", "null"]],
    gives: FLAG,
    apply: ([value = null]) => value === null || sizeOf(value) === 0,
  },
  length: {
    name: "length",
    takes: [["string", "array"]],
    gives: NUMBER,
    apply: ([value = null]) => sizeOf(value),
  },
  contains: {
    name: "contains",
    takes: [["string", "array", "object"], SCALAR],
    gives: FLAG,
    apply: ([within = null, value = null]) => holds(within, value),
  },
  createArray: { name: "createArray", takes: [KINDS], more: KINDS, gives: ["array"], apply: (args) => args },
  // These three do not tell the case of letters, says their reference; contains does.
  startsWith: texts("startsWith", 2, FLAG, ([text = "", part = ""]) => low(text).startsWith(low(part))),
  endsWith: texts("endsWith", 2, FLAG, ([text = "", part = ""]) => low(text).endsWith(low(part))),
  indexOf: texts("indexOf", 2, NUMBER, ([text = "", part = ""]) => low(text).indexOf(low(part))),
  toLower: texts("toLower", 1, TEXT, ([text = ""]) => text.toLowerCase()),
  toUpper: texts("toUpper", 1, TEXT, ([text = ""]) => text.toUpperCase()),
  trim: texts("trim", 1, TEXT, ([text = ""]) => text.trim()),
  replace: texts("replace", 3, TEXT, ([text = "", old = "", fresh = ""]) => text.replaceAll(old, fresh)),
  split: texts("split", 2, ["array"], ([text = "", by = ""]) => text.split(by)),
  concat: {
    name: "concat",
    takes: [SCALAR],
    more: SCALAR,
    gives: TEXT,
    apply: (args) => args.map((each) => (each === null ? "" : textOf(each))).join(""),
  },
  string: { name: "string", takes: [KINDS], gives: TEXT, apply: ([value = null]) => textOf(value) },
  int: { name: "int", takes: [ORDERED], gives: NUMBER, apply: ([value = null]) => numberOf(value) },
  float: { name: "float", takes: [ORDERED], gives: NUMBER, apply: ([value = null]) => numberOf(value) },
  json: texts("json", 1, KINDS, ([text = ""]) => parsed(text)),
  base64: texts("base64", 1, TEXT, ([text = ""]) => Buffer.from(text).toString("base64")),
  base64ToString: texts("base64ToString", 1, TEXT, ([text = ""]) =>
    Buffer.from(text, "base64").toString("utf8"),
  ),
  encodeURIComponent: texts("encodeURIComponent", 1, TEXT, ([text = ""]) => encodeURIComponent(text)),
};

/** As in Logic Apps, whatever the case of its letters. */
export function functionNamed(name: string): WorkflowFunction | undefined {
  return Object.values(FUNCTIONS).find((known) => known.name.toLowerCase() === name.toLowerCase());
}

function logical(name: string, apply: WorkflowFunction["apply"]): WorkflowFunction {
  return { name, takes: [FLAG], more: FLAG, gives: FLAG, apply };
}

function ordering(name: string, holdsFor: (order: number) => boolean): WorkflowFunction {
  const apply = ([a = null, b = null]: readonly Json[]): boolean => {
    if (typeof a === "number" && typeof b === "number") return holdsFor(a - b);
    if (typeof a === "string" && typeof b === "string") return holdsFor(a < b ? -1 : a > b ? 1 : 0);
    throw new WorkflowRefused(
      `${name} compares two numbers or two texts, came ${kindOf(a)} and ${kindOf(b)}`,
    );
  };
  return { name, takes: [ORDERED, ORDERED], gives: FLAG, apply };
}

function texts(
  name: string,
  count: number,
  gives: readonly Kind[],
  apply: (texts: readonly string[]) => Json,
): WorkflowFunction {
  const takes = Array.from({ length: count }, () => TEXT);
  return { name, takes, gives, apply: (args) => apply(args.map(textOf)) };
}

/** JSON's own text of what is no text already. */
function textOf(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function low(text: string): string {
  return text.toLowerCase();
}

function sizeOf(value: Json): number {
  return typeof value === "string" ? value.length : Object.keys(Object(value)).length;
}

function holds(within: Json, value: Json): boolean {
  if (Array.isArray(within)) return within.some((each) => sameJson(each, value));
  return typeof within === "string"
    ? within.includes(textOf(value))
    : Object.hasOwn(Object(within), textOf(value));
}

function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function numberOf(value: Json): number {
  const number = Number(value);
  if (value === "" || Number.isNaN(number))
    throw new WorkflowRefused(`expected a number, came ${textOf(value)}`);
  return number;
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    throw new WorkflowRefused("json takes the text of a JSON value, came another text");
  }
}
