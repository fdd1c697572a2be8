import type { Json } from "../../cloudevents/event-draft.ts";
import { isList, isObject } from "../../wire/json/kinds.ts";

/** Whether a value fits: if not, whether it is of the right kind at least. */
export type Fit = "fits" | "value" | "kind";
export type ValueCheck = (value: Json) => Fit;

const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/i;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const ANNOTATIONS = ["title", "description", "examples", "default", "$comment"];
const CHECKED = [
  ...["type", "const", "enum", "anyOf", "oneOf", "minimum", "maximum", "maxLength", "pattern", "format"],
  ...["items", "properties", "required"],
];
const KNOWN: ReadonlySet<string> = new Set([...ANNOTATIONS, ...CHECKED]);

type Schema = Readonly<Record<string, unknown>>;

/**
 * A check of values by a schema of the few keywords that imported contracts are written with. Nothing is compiled: an
 * imported contract comes with the deployment, and its check costs what its values cost.
 *
 * @throws Error for a keyword that it does not know, which a person must have written.
 */
export function valueCheck(schema: unknown): ValueCheck {
  if (schema === true) return () => "fits";
  if (!isSchema(schema)) throw new Error(`expected a schema, got ${JSON.stringify(schema)}`);
  const unknown = Object.keys(schema).filter((keyword) => !KNOWN.has(keyword));
  if (unknown.length > 0)
    throw new Error(`the keyword ${unknown.join(", ")} is not one of imported contracts`);
  const checks = [...kindChecks(schema), ...scalarChecks(schema), ...partChecks(schema)];
  return (value) => worstOf(checks, value);
}

function worstOf(checks: readonly ValueCheck[], value: Json): Fit {
  let worst: Fit = "fits";
  for (const check of checks) {
    const fit = check(value);
    if (fit === "kind") return fit;
    if (fit === "value") worst = fit;
  }
  return worst;
}

function* kindChecks({ type, const: only, enum: list, anyOf, oneOf }: Schema): Iterable<ValueCheck> {
  if (type !== undefined) {
    const types = [type].flat();
    yield (value) => (types.some((each) => isOfType(value, each)) ? "fits" : "kind");
  }
  const values = only === undefined ? list : [only];
  if (Array.isArray(values)) {
    const kinds = new Set(values.map((each) => typeof each));
    yield (value) => (values.includes(value) ? "fits" : kinds.has(typeof value) ? "value" : "kind");
  }
  const branches = anyOf ?? oneOf;
  if (Array.isArray(branches)) {
    const checks = branches.map(valueCheck);
    yield (value) => {
      const fits = checks.map((check) => check(value));
      return fits.includes("fits") ? "fits" : fits.includes("value") ? "value" : "kind";
    };
  }
}

function* scalarChecks({ minimum, maximum, maxLength, pattern, format }: Schema): Iterable<ValueCheck> {
  if (typeof minimum === "number") yield number((value) => value >= minimum);
  if (typeof maximum === "number") yield number((value) => value <= maximum);
  // A character beyond the first plane is two of JavaScript's.
  if (typeof maxLength === "number")
    yield text((value) => value.length <= maxLength || [...value].length <= maxLength);
  if (typeof pattern === "string") {
    const expression = new RegExp(pattern, "u");
    yield text((value) => expression.test(value));
  }
  if (format === "date-time") yield text((value) => DATE_TIME.test(value) && isTime(value));
  if (format === "date") yield text((value) => DATE.test(value) && isTime(value));
}

function* partChecks({ items, properties, required }: Schema): Iterable<ValueCheck> {
  if (items !== undefined) {
    const check = valueCheck(items);
    yield (value) =>
      isList(value)
        ? worstOf(
            value.map((item) => () => check(item)),
            value,
          )
        : "fits";
  }
  if (Array.isArray(required))
    yield (value) =>
      isObject(value) && !required.every((name) => Object.hasOwn(value, name)) ? "kind" : "fits";
  if (isSchema(properties)) {
    const checks = Object.entries(properties).map(([name, schema]) => [name, valueCheck(schema)] as const);
    yield (value) => {
      if (!isObject(value)) return "fits";
      return worstOf(
        checks.map(([name, check]) => () => {
          const member = value[name];
          return member === undefined ? "fits" : check(member);
        }),
        value,
      );
    };
  }
}

/** Of 31 February V8 makes 3 March. */
function isTime(text: string): boolean {
  const day = text.slice(0, "2026-11-23".length);
  const dayMs = Date.parse(day);
  return !Number.isNaN(Date.parse(text)) && new Date(dayMs).toISOString().startsWith(day);
}

function number(holds: (value: number) => boolean): ValueCheck {
  return (value) => (typeof value !== "number" || holds(value) ? "fits" : "value");
}

function text(holds: (value: string) => boolean): ValueCheck {
  return (value) => (typeof value !== "string" || holds(value) ? "fits" : "value");
}

function isOfType(value: Json, type: unknown): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "integer":
      return Number.isInteger(value);
    case "array":
      return isList(value);
    case "object":
      return isObject(value);
    default:
      return typeof value === type;
  }
}

function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
