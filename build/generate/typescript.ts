import { type Catalogue, type CatalogueType, readCatalogue } from "./catalogue.ts";
import type { Generated } from "./generate.ts";
import { readSchemas, type SchemaFile } from "./schemas.ts";
import { templateTypes } from "./template-types.ts";

const NOTE = "// Generated from schemas/ by `npm run generate`. Do not edit.";

/** The members of an event that say how it is read; their types are given here, and not by the envelope's schema. */
const OWN = new Set(["specversion", "type", "data", "dataref", "datacontenttype"]);

/** The folder of the package in `exports/`. */
const FOLDER = "typescript";

/**
 * A package for consumers in TypeScript: types of all events, and `parse`, which tells them apart.
 *
 * @param generated The types of the schemas, as `generate` makes them.
 */
export function generateTypeScript(schemaFolder: string, version: string, generated: Generated): Generated {
  const catalogue = readCatalogue(schemaFolder);
  const schemas = [...new Set(catalogue.types.map(({ schema }) => schema))];
  const manifest = {
    name: "d365-events-contracts",
    version,
    description: "Types of the events of d365-events, and a function that tells them apart.",
    type: "module",
    exports: { ".": { types: "./index.d.ts", default: "./index.mjs" } },
    types: "./index.d.ts",
  };
  const files = new Map([
    ["package.json", `${JSON.stringify(manifest, undefined, 2)}\n`],
    ["index.d.ts", indexTypes(catalogue, readSchemas(schemaFolder))],
    ["index.mjs", indexModule(catalogue)],
  ]);
  for (const path of schemas) files.set(typesFile(path), generated.get(typesFile(path)) ?? "");
  return new Map([...files].map(([path, text]) => [`${FOLDER}/${path}`, text]));
}

function typesFile(path: string): string {
  return path.replace(/\.json$/, ".d.ts");
}

/** `dataverse/row-event/1.0.json` is the contract `dataverse/row-event`, whatever its version. */
function contractOf(path: string): string {
  return path.split("/").slice(0, -1).join("/");
}

function indexTypes({ envelope, types }: Catalogue, files: readonly SchemaFile[]): string {
  const titles = new Map(files.map(({ path, schema }) => [path, String(schema.title)]));
  const schemas = [...new Set(types.map(({ schema }) => schema))];
  const imports = schemas.map((path) => `import type { ${titles.get(path)} } from "./${typesFile(path)}";`);
  const exported = `export type { ${schemas.map((path) => titles.get(path)).join(", ")} };`;
  const alternatives = types.map(({ schema, version, pattern, title }) => {
    const event = `EventOf<${templateTypes(pattern)}, ${titles.get(schema)}>`;
    return `  /** ${title}. */\n  | { readonly contract: "${contractOf(schema)}"; readonly version: ${version}; readonly event: ${event} }`;
  });
  const attributes = attributesOf(files.find(({ path }) => path === envelope)?.schema ?? {});
  return `${NOTE}
${imports.join("\n")}

${exported}

/** What every event has beside its type and its data: the attributes of CloudEvents 1.0, and ours. */
export interface Attributes {
  readonly specversion: "1.0";
${attributes}
}

/** An event of a type, with its data; of a large event they are absent, and \`dataref\` says where they are. */
export interface EventOf<Type extends string, Data> extends Attributes {
  readonly type: Type;
  readonly data?: Data;
  /** A URL that gives exactly the JSON of \`data\` to whoever has the right to read it. */
  readonly dataref?: string;
}

/** An event with the contract that its type belongs to. */
export type ParsedEvent =
${alternatives.join("\n")}
  /** Of a type that this version of the contracts does not know. */
  | { readonly contract: "unknown"; readonly version: undefined; readonly event: EventOf<string, unknown> };

/**
 * Reads an event, as JSON text or parsed, and says which contract it is by: \`switch (parsed.contract)\` narrows
 * \`parsed.event\`, and so does comparing its \`type\`. Nothing is checked but that it is a CloudEvent 1.0.
 *
 * @throws TypeError for what is no CloudEvent.
 */
export function parse(event: string | object): ParsedEvent;

/** The data of rows of one table, with the columns that \`d365-events contracts import\` wrote the types of. */
export type TableData<Table extends { readonly table: string }> = Omit<DataverseRowEvent, keyof Table> & Table;

/** The data of an event that is about a row of a table, with that table's columns; nothing for any other event. */
export function dataOfTable<Table extends { readonly table: string }>(
  event: EventOf<string, DataverseRowEvent>,
  table: Table["table"],
): TableData<Table> | undefined;

/** The data of one business event, likewise. */
export type BusinessEventData<Event extends { readonly businessEventId: string }> = Omit<
  FinopsBusinessEvent,
  keyof Event
> &
  Event;

/** The data of a business event of an id, with that event's fields; nothing for any other event. */
export function dataOfBusinessEvent<Event extends { readonly businessEventId: string }>(
  event: EventOf<string, FinopsBusinessEvent>,
  businessEventId: Event["businessEventId"],
): BusinessEventData<Event> | undefined;
`;
}

function attributesOf({ properties, required }: Readonly<Record<string, unknown>>): string {
  return Object.entries(Object(properties))
    .filter(([name]) => !OWN.has(name))
    .map(([name, member]) => {
      const mark = Array.isArray(required) && required.includes(name) ? "" : "?";
      return `  /** ${String(Object(member).description)} */\n  readonly ${name}${mark}: string;`;
    })
    .join("\n");
}

function indexModule({ types }: Catalogue): string {
  const rows = types.map(
    ({ pattern, schema, version }: CatalogueType) =>
      `  { pattern: new RegExp(${JSON.stringify(pattern)}), contract: "${contractOf(schema)}", version: ${version} },`,
  );
  return `${NOTE}
const TYPES = [
${rows.join("\n")}
];

export function parse(given) {
  const event = typeof given === "string" ? JSON.parse(given) : given;
  if (typeof event !== "object" || event === null || event.specversion !== "1.0" || typeof event.type !== "string")
    throw new TypeError("Expected a CloudEvent 1.0 in the JSON event format, with specversion and type.");
  const known = TYPES.find(({ pattern }) => pattern.test(event.type));
  return { contract: known?.contract ?? "unknown", version: known?.version, event };
}

export function dataOfTable({ data }, table) {
  return data?.table === table ? data : undefined;
}

export function dataOfBusinessEvent({ data }, businessEventId) {
  return data?.businessEventId === businessEventId ? data : undefined;
}
`;
}
