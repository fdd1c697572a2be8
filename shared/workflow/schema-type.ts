import type { Json } from "../cloudevents/event-draft.ts";
import { KINDS, type Kind, kindOf } from "./kinds.ts";
import { ANYTHING, either, type Type } from "./type.ts";

type Schema = Readonly<Record<string, unknown>>;

/**
 * What a JSON Schema says of its values. An object that names members is taken to have no others: what a contract does not
 * name, nobody should build on.
 *
 * @param root The document that `#/$defs/…` leads into.
 */
export function typeOfSchema(schema: unknown, root: unknown = schema): Type {
  if (!isSchema(schema)) return ANYTHING;
  if (typeof schema.$ref === "string") return typeOfSchema(definition(root, schema.$ref), root);
  const union = [schema.oneOf, "type" in schema ? undefined : schema.anyOf].find(Array.isArray);
  if (union !== undefined) return either(union.map((each) => typeOfSchema(each, root)));
  const values = "const" in schema ? [schema.const] : schema.enum;
  const known: readonly Json[] | undefined = Array.isArray(values) ? values : undefined;
  const required = Array.isArray(schema.required) ? schema.required : [];
  const properties = isSchema(schema.properties) ? Object.entries(schema.properties) : [];
  const members = properties.map(
    ([name, each]) => [name, { type: typeOfSchema(each, root), always: required.includes(name) }] as const,
  );
  return {
    kinds: kindsOf(schema, known),
    ...(members.length === 0 ? {} : { members: new Map(members) }),
    ...("items" in schema ? { item: typeOfSchema(schema.items, root) } : {}),
    ...(known === undefined ? {} : { values: known }),
  };
}

function kindsOf({ type }: Schema, values: readonly Json[] | undefined): readonly Kind[] {
  if (values !== undefined) return [...new Set(values.map(kindOf))];
  const named = (Array.isArray(type) ? type : [type]).map((each) => (each === "integer" ? "number" : each));
  const kinds = KINDS.filter((kind) => named.includes(kind));
  return kinds.length === 0 ? KINDS : kinds;
}

function definition(root: unknown, reference: string): unknown {
  return reference
    .replace(/^#\/?/, "")
    .split("/")
    .filter((step) => step !== "")
    .reduce<unknown>((at, step) => (isSchema(at) ? at[step] : undefined), root);
}

function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
