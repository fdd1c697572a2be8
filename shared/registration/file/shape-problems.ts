import { membersOf } from "../../json-members.ts";
import type { ValidationError } from "../generated/validators.mjs";
import type { FilePath } from "./file-problem.ts";
import { pathText } from "./file-problem.ts";

/** What is wrong at a place of the file. */
export interface ShapeProblem {
  readonly path: FilePath;
  /** Whether the name of a member is meant, not its value. */
  readonly of: "value" | "key";
  readonly says: string;
}

/** As the schema writes it for a text that names a secret. */
const SECRET_PATTERN = "^\\$\\{[A-Z_][A-Z0-9_]*\\}$";

/** Faults of the validator as sentences for people. No sentence shows a value: it could be a secret in a wrong place. */
export function shapeProblems(
  errors: readonly ValidationError[],
  schema: unknown,
  value: unknown,
): readonly ShapeProblem[] {
  return errors.flatMap((error): readonly ShapeProblem[] => {
    const path = pathOf(error.instancePath);
    const says = sentence(error, path, knownNames(schema, path, value));
    if (says === undefined) return [];
    const { additionalProperty, propertyName } = error.params;
    const member = additionalProperty ?? propertyName;
    return typeof member === "string"
      ? [{ path: [...path, member], of: "key", says }]
      : [{ path, of: "value", says }];
  });
}

function sentence(
  { keyword, params, message = "is not what is expected" }: ValidationError,
  path: FilePath,
  known: readonly string[],
): string | undefined {
  const at = pathText(path);
  switch (keyword) {
    case "additionalProperties": {
      const name = String(params.additionalProperty);
      const close = known.find((each) => isClose(each, name));
      const hint = close === undefined ? `known are ${known.join(", ")}` : `did you mean ${close}?`;
      return `${at} has no member ${name}; ${hint.endsWith("?") ? hint : `${hint}.`}`;
    }
    case "required":
      return `${at} needs the member ${String(params.missingProperty)}. Add it.`;
    case "discriminator":
      return `${at} needs a kind that is known: ${known.join(", ") || "see the schema"}.`;
    case "enum":
      return `${at} must be one of ${list(params.allowedValues)}.`;
    case "const":
      return undefined; // the discriminator has said it
    case "pattern":
      return params.pattern === SECRET_PATTERN
        ? `${at} must name an environment variable, as \${NAME}: a secret never stands in the file. If this was a real one, change it now.`
        : `${at} has characters that are not allowed there; expected ${String(params.pattern)}.`;
    case "propertyNames":
      return `${at} has a name that is not allowed: lower-case letters, digits and hyphens are.`;
    case "type":
      return `${at} must be ${article(String(params.type))}.`;
    case "minItems":
    case "minProperties":
      return `${at} is empty. Add to it, or leave it out.`;
    case "uniqueItems":
      return `${at} names the same thing twice. Take one out.`;
    default:
      return `${at} ${message}.`;
  }
}

/** The members, or the kinds, that the schema knows at a place of the value. */
function knownNames(schema: unknown, path: FilePath, whole: unknown): readonly string[] {
  let here = membersOf(schema);
  let value = whole;
  for (const part of path) {
    const { properties, additionalProperties, items } = branchOf(schema, here, value);
    here = membersOf(
      typeof part === "number" ? items : (membersOf(properties)[part] ?? additionalProperties),
    );
    value = Array.isArray(value) ? value[Number(part)] : membersOf(value)[part];
  }
  const { oneOf, properties } = branchOf(schema, here, value);
  if (!Array.isArray(oneOf)) return Object.keys(membersOf(properties));
  return oneOf.map((branch) => String(kindOf(branch)));
}

/** What a reference, and a kind, lead to. */
function branchOf(
  schema: unknown,
  here: Readonly<Record<string, unknown>>,
  value: unknown,
): Readonly<Record<string, unknown>> {
  const name = typeof here.$ref === "string" ? here.$ref.replace("#/$defs/", "") : undefined;
  const there = name === undefined ? here : membersOf(membersOf(membersOf(schema).$defs)[name]);
  if (!Array.isArray(there.oneOf)) return there;
  const { kind } = membersOf(value);
  return membersOf(there.oneOf.find((branch) => kindOf(branch) === kind) ?? there);
}

function kindOf(branch: unknown): unknown {
  return membersOf(membersOf(membersOf(branch).properties).kind).const;
}

function pathOf(pointer: string): FilePath {
  if (pointer === "") return [];
  return pointer
    .slice(1)
    .split("/")
    .map((part) => (/^[0-9]+$/.test(part) ? Number(part) : part.replaceAll("~1", "/").replaceAll("~0", "~")));
}

function article(type: string): string {
  return (
    { array: "a list", object: "a map of members", string: "a text", integer: "a whole number" }[type] ??
    `a ${type}`
  );
}

function list(values: unknown): string {
  return Array.isArray(values) ? values.map(String).join(", ") : "the known values";
}

/** Whether a name is another one mistyped: the same in lower case, or with one letter more, less or other. */
function isClose(known: string, name: string): boolean {
  const [one, other] = [known.toLowerCase(), name.toLowerCase()];
  if (one === other || one.startsWith(other) || other.startsWith(one)) return true;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < one.length - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  return Math.max(one.length, other.length) - start - end <= 2;
}
