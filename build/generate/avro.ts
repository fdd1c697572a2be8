import type { SchemaFile } from "./schemas.ts";

const NAMESPACE = "com.dynamics365.events";

/** What may stand anywhere in `data`: JSON as Avro can say it. Whole numbers that a double holds exactly are longs. */
const VALUE = {
  type: "record",
  name: "Value",
  doc: "A JSON value. Numbers that a double cannot give back are strings of their digits, as in the events themselves.",
  fields: [
    {
      name: "value",
      type: [
        "null",
        "boolean",
        "long",
        "double",
        "string",
        { type: "array", items: "Value" },
        { type: "map", values: "Value" },
      ],
    },
  ],
} as const;

/** The events as one Avro record: their attributes by name, further ones in a map, and `data` as an open value. */
export function avroOf(envelope: SchemaFile): unknown {
  const { properties, required } = envelope.schema;
  const isRequired = (name: string): boolean => Array.isArray(required) && required.includes(name);
  const attributes = Object.entries(Object(properties)).filter(([name]) => name !== "data");
  const fields = attributes.map(([name, member]) => {
    const doc: unknown = Object(member).description;
    return isRequired(name)
      ? { name, doc, type: "string" }
      : { name, doc, type: ["null", "string"], default: null };
  });
  return {
    type: "record",
    name: "Event",
    namespace: NAMESPACE,
    doc: envelope.schema.description,
    fields: [
      ...fields,
      {
        name: "extensions",
        doc: "Further attributes.",
        type: { type: "map", values: "string" },
        default: {},
      },
      { name: "data", doc: "What happened, as the schema of `dataschema` says it.", type: VALUE },
    ],
  };
}
