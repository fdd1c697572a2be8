import type { JsonObject } from "../cloudevents/event-draft.ts";
import { columnSchema } from "./column-schema.ts";
import { oneLine } from "./column-text.ts";
import { some } from "./members.ts";
import type { Table } from "./table.ts";

const BASE = "https://d365-events.dev/schemas/imported/";

/**
 * The contract of a table or business event: a JSON Schema (2020-12) of what the data of its events have beyond their
 * own contract. A table's columns stand in `row`, `before` and `after`; a business event's fields in `values`.
 */
export function tableContract(table: Table, path: string): JsonObject {
  const { kind, name, label, description } = table;
  const isTable = kind === "table";
  const [place, identity] = isTable ? ["row", "table"] : ["values", "businessEventId"];
  const columns = { $ref: `#/$defs/${place}` };
  const what = isTable ? `the table ${name}` : `the business event ${name}`;
  const said = [label, description].filter((text) => text !== undefined).map(oneLine);
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: `${BASE}${path}.json`,
    title: typeName(name),
    description: [`The data of events of ${what}, as its metadata have it.`, ...said].join(" "),
    type: "object",
    properties: {
      [identity]: { const: name },
      ...(isTable ? { row: columns, before: columns, after: columns } : { values: columns }),
    },
    $defs: {
      [place]: {
        type: "object",
        ...some("title", label),
        description: isTable ? "Columns by their logical names." : "Fields by their names, as they are sent.",
        properties: Object.fromEntries(table.columns.map((column) => [column.name, columnSchema(column)])),
        additionalProperties: false,
      },
    },
  };
}

/** `new_shoeSize` is `NewShoesize`: the name of a type, in TypeScript and elsewhere. */
export function typeName(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
  return /^[A-Za-z]/.test(joined) ? joined : `T${joined}`;
}
