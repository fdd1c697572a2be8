import { columnText, oneLine } from "./column-text.ts";
import type { Column, Option, Table } from "./table.ts";
import { typeName } from "./table-contract.ts";

const PLAIN_NAME = /^[A-Za-z_$][A-Za-z0-9_$]*$/;

/** The TypeScript types of a table's or a business event's data, with what is known of each column as its comment. */
export function tableTypes(table: Table): string {
  const { kind, name, label, description } = table;
  const type = typeName(name);
  const isTable = kind === "table";
  const said = [label, description].filter((text) => text !== undefined);
  const inner = `${type}${isTable ? "Row" : "Values"}`;
  const places = isTable ? ["row", "before", "after"] : ["values"];
  const identity = isTable ? "table" : "businessEventId";
  return [
    "// Generated from metadata by `d365-events contracts import`. Do not edit.",
    "",
    comment(
      [isTable ? `Columns of the table ${name}.` : `Fields of the business event ${name}.`, ...said],
      "",
    ),
    `export interface ${inner} {`,
    ...table.columns.map(member),
    "}",
    "",
    comment([`What the data of its events have beyond their own contract.`], ""),
    `export interface ${type} {`,
    `  readonly ${identity}: ${JSON.stringify(name)};`,
    ...places.map((place) => `  readonly ${place}${isTable ? "?" : ""}: ${inner};`),
    "}",
    "",
  ].join("\n");
}

function member(column: Column): string {
  const name = PLAIN_NAME.test(column.name) ? column.name : JSON.stringify(column.name);
  const lines = [column.label, columnText(column)].filter((text) => text !== undefined);
  const type = typeOf(column);
  return `${comment(lines, "  ")}\n  readonly ${name}?: ${type}${column.nullable && type !== "unknown" ? " | null" : ""};`;
}

function typeOf({ kind, options, targets }: Column): string {
  switch (kind) {
    case "text":
    case "date":
    case "day":
    case "id":
    case "image":
    case "file":
      return "string";
    case "textOrChoices":
      return "string | readonly number[]";
    case "integer":
      return "number";
    case "bigint":
    case "decimal":
    case "double":
    case "money":
      return "number | string";
    case "boolean":
      return "boolean";
    case "choice":
      return union(options, "number");
    case "choices":
      return `readonly (${union(options, "number")})[]`;
    case "lookup":
      return `{ readonly table: ${targets?.map((target) => JSON.stringify(target)).join(" | ") ?? "string"}; readonly id: string; readonly name?: string }`;
    case "parties":
      return "{ readonly table?: string; readonly rows?: readonly { readonly table?: string; readonly id?: string; readonly row?: Readonly<Record<string, unknown>> }[] }";
    case "managed":
      return "{ readonly value: boolean; readonly canBeChanged?: boolean }";
    case "list":
      return "readonly unknown[]";
    case "object":
      return "Readonly<Record<string, unknown>>";
    case "any":
      return "unknown";
  }
}

function union(options: readonly Option[] | undefined, otherwise: string): string {
  if (options === undefined) return otherwise;
  return options.map(({ value }) => JSON.stringify(value)).join(" | ");
}

/** One line, or several; what ends a comment does not end this one. */
function comment(lines: readonly string[], indent: string): string {
  const safe = lines.map((line) => oneLine(line).replaceAll("*/", "*\\/"));
  if (safe.length === 1) return `${indent}/** ${safe[0]} */`;
  return [`${indent}/**`, ...safe.map((line) => `${indent} * ${line}`), `${indent} */`].join("\n");
}
