import type { Catalogue } from "./catalogue.ts";
import type { SchemaFile } from "./schemas.ts";

/** The catalogue as one AsyncAPI 3 document: one channel, and a message for each type of event with its examples. */
export function asyncApiOf(catalogue: Catalogue, files: readonly SchemaFile[], version: string): unknown {
  const names = catalogue.types.map(({ schema }) => nameOf(schema));
  const messages = catalogue.types.map((type) => [nameOf(type.schema), message(type, files)] as const);
  return {
    asyncapi: "3.0.0",
    info: {
      title: "d365-events",
      version,
      description:
        "What happened in Dynamics 365, as CloudEvents 1.0 in the JSON event format on an Event Grid topic.",
    },
    defaultContentType: "application/cloudevents+json",
    channels: {
      events: {
        title: "The topic",
        messages: Object.fromEntries(names.map((name) => [name, { $ref: `#/components/messages/${name}` }])),
      },
    },
    operations: {
      publish: {
        action: "send",
        channel: { $ref: "#/channels/events" },
        messages: names.map((name) => ({ $ref: `#/channels/events/messages/${name}` })),
      },
    },
    components: {
      messages: Object.fromEntries(messages),
      schemas: Object.fromEntries(
        files.map(({ path, schema }) => [nameOf(path), inDocument(schema, nameOf(path))]),
      ),
    },
  };
}

type CatalogueType = Catalogue["types"][number];

function message(
  { title, example, source, subject, schema, pattern }: CatalogueType,
  files: readonly SchemaFile[],
): unknown {
  const data = { $ref: `#/components/schemas/${nameOf(schema)}` };
  const examples = files.find(({ path }) => path === schema)?.schema.examples;
  return {
    name: example,
    title,
    description: `The source is ${source}, the subject ${subject}.`,
    contentType: "application/cloudevents+json",
    payload: {
      allOf: [
        { $ref: "#/components/schemas/envelope" },
        { type: "object", properties: { type: { type: "string", pattern }, data } },
      ],
    },
    "x-data-examples": examples,
  };
}

/** `dataverse/row-event/1.0.json` is `dataverse.row-event`; a later version bears its number. */
function nameOf(path: string): string {
  const [version = "", ...rest] = path
    .replace(/\.json$/, "")
    .split("/")
    .reverse();
  const name = rest.reverse().join(".");
  return version === "1.0" ? name : `${name}.${version}`;
}

/** A schema with its references leading to its place in the document, and without the words of another dialect. */
function inDocument(schema: Readonly<Record<string, unknown>>, name: string): unknown {
  const { $schema: _, $id: __, examples: ___, ...rest } = schema;
  return moved(rest, `#/components/schemas/${name}/`);
}

function moved(value: unknown, place: string): unknown {
  if (Array.isArray(value)) return value.map((member) => moved(member, place));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([keyword, member]) =>
      keyword === "$ref" && typeof member === "string"
        ? [keyword, member.replace(/^#\//, place)]
        : [keyword, moved(member, place)],
    ),
  );
}
