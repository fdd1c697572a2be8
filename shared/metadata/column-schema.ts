import type { JsonObject } from "../cloudevents/event-draft.ts";
import { columnText } from "./column-text.ts";
import { some } from "./members.ts";
import type { Column, Option } from "./table.ts";

const NULL = { type: "null" } as const;
/** A number whose digits a double does not give back, as it stands in an event. */
const DIGITS = { type: "string", pattern: "^-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?$" } as const;
const ID_PATTERN = "^\\{?[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\\}?$";

/**
 * The JSON Schema of a column's values in an event: what the platform itself holds to, so that whatever breaks it is a
 * change of the model. What a schema has no word for, such as the precision, is in the words of its description.
 */
export function columnSchema(column: Column): JsonObject {
  const about = { ...some("title", column.label), description: columnText(column) };
  const plain = plainSchema(column);
  if (!column.nullable || plain === undefined) return { ...about, ...plain };
  return { ...about, ...orNull(plain) };
}

function orNull(schema: JsonObject): JsonObject {
  const { type, anyOf, oneOf } = schema;
  if (Array.isArray(oneOf)) return { ...schema, oneOf: [...oneOf, NULL] };
  if (Array.isArray(anyOf)) return { ...schema, anyOf: [...anyOf, NULL] };
  // A word such as maxLength says nothing of null, so one more type is enough.
  return typeof type === "string" && type !== "object" && type !== "array"
    ? { ...schema, type: [type, "null"] }
    : { anyOf: [schema, NULL] };
}

function plainSchema(column: Column): JsonObject | undefined {
  const { kind, options, targets, minimum, maximum } = column;
  const bounds = { ...some("minimum", minimum), ...some("maximum", maximum) };
  switch (kind) {
    case "text":
      return { type: "string", ...some("maxLength", column.maxLength) };
    case "textOrChoices":
      return { anyOf: [{ type: "string" }, { type: "array", items: { type: "integer" } }] };
    case "integer":
      return { type: "integer", ...bounds };
    case "bigint":
      return { anyOf: [{ type: "integer" }, DIGITS] };
    case "decimal":
    case "double":
    case "money":
      return { anyOf: [{ type: "number", ...bounds }, DIGITS] };
    case "boolean":
      return options === undefined ? { type: "boolean" } : { oneOf: options.map(optionSchema) };
    case "date":
      return { type: "string", format: "date-time" };
    case "day":
      return {
        anyOf: [
          { type: "string", format: "date-time" },
          { type: "string", format: "date" },
        ],
      };
    case "id":
      return { type: "string", pattern: ID_PATTERN };
    case "choice":
      return options === undefined ? { type: "integer" } : { oneOf: options.map(optionSchema) };
    case "choices":
      return {
        type: "array",
        items: options === undefined ? { type: "integer" } : { oneOf: options.map(optionSchema) },
      };
    case "lookup":
      return lookupSchema(targets);
    case "parties":
      return {
        type: "object",
        properties: { table: { type: "string" }, rows: { type: "array", items: { type: "object" } } },
      };
    case "image":
    case "file":
      return { type: "string" };
    case "managed":
      return {
        type: "object",
        properties: { value: { type: "boolean" }, canBeChanged: { type: "boolean" } },
        required: ["value"],
      };
    case "list":
      return { type: "array" };
    case "object":
      return { type: "object" };
    case "any":
      return undefined;
  }
}

function optionSchema({ value, label }: Option): JsonObject {
  return { const: value, ...some("title", label) };
}

function lookupSchema(targets: readonly string[] | undefined): JsonObject {
  return {
    type: "object",
    properties: {
      table: targets === undefined ? { type: "string" } : { enum: targets },
      id: { type: "string", pattern: ID_PATTERN },
      name: { type: "string" },
    },
    required: ["table", "id"],
  };
}
