import { isMembers, type Members, membersOf } from "../json-members.ts";
import { listOf, some, textOf } from "./members.ts";
import { type Column, type ColumnKind, mergedTables, type Option, type Table } from "./table.ts";

/** The members of every business event, which our schema describes; the two of its time go the same way. */
const BASE: ReadonlySet<string> = new Set([
  ...[
    "BusinessEventId",
    "EventId",
    "BusinessEventLegalEntity",
    "ControlNumber",
    "MajorVersion",
    "MinorVersion",
  ],
  ...["InitiatingUserAADObjectId", "ContextRecordSubject", "ParentContextRecordSubjects"],
  ...["EventTime", "EventTimeIso8601"],
]);

const EMPTY_DATE = /^\/Date\(-?[0-9]+(?:[+-][0-9]{4})?\)\/$/;
const GUID = /^\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i;
const ISO_DATE = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T/;

/**
 * The business event that "Download schema" in the catalogue of Finance & Operations tells of. What it gives is an event
 * with default values, whose kinds are read from them; a JSON Schema of an event is taken as well.
 *
 * (https://learn.microsoft.com/dynamics365/fin-ops-core/dev-itpro/business-events/home-page)
 *
 * @param given The event's id, for a download that does not say it: nearly all leave it empty.
 * @returns Nothing for a download that does not say which event it is of, where none is given.
 */
export function businessEventTable(download: Members, given: string | undefined): Table | undefined {
  const schema = isMembers(download.properties) ? download.properties : undefined;
  const name = given ?? (schema === undefined ? textOf(download.BusinessEventId) : nameOf(download, schema));
  if (name === undefined) return undefined;
  const required = new Set(listOf(download.required));
  const columns =
    schema === undefined
      ? Object.entries(download).map(([member, value]) => sampleColumn(member, value))
      : Object.entries(schema).map(([member, value]) => schemaColumn(member, value, required.has(member)));
  const table: Table = {
    kind: "businessEvent",
    name,
    ...some("label", schema === undefined ? undefined : textOf(download.title)),
    ...some("description", schema === undefined ? undefined : textOf(download.description)),
    columns: columns.filter((column) => !BASE.has(column.name)),
  };
  return mergedTables([table])[0];
}

/** Whether a value looks like such a download. */
export function isBusinessEvent(value: unknown): value is Members {
  if (!isMembers(value)) return false;
  const members = isMembers(value.properties) ? value.properties : value;
  return ["BusinessEventId", "EventId", "EventTime", "EventTimeIso8601"].some((name) =>
    Object.hasOwn(members, name),
  );
}

function nameOf({ title, $id: id }: Members, properties: Members): string | undefined {
  const { const: only, enum: list, default: usual } = membersOf(properties.BusinessEventId);
  const named = [only, listOf(list)[0], usual].map(textOf).find((text) => text !== undefined);
  const [last] = textOf(id)?.split(/[/:#]/).reverse() ?? [];
  return named ?? textOf(title)?.replace(/\s+/g, "") ?? textOf(last?.replace(/\.json$/, ""));
}

/** A default value says of what kind the others are: an empty text is a text, 0 a number, 1900 a date. */
function sampleColumn(name: string, value: unknown): Column {
  return { name, kind: sampleKind(value), nullable: true };
}

function sampleKind(value: unknown): ColumnKind {
  if (typeof value === "string") {
    if (EMPTY_DATE.test(value) || ISO_DATE.test(value)) return "date";
    return GUID.test(value) ? "id" : "text";
  }
  if (typeof value === "number") return "decimal";
  if (typeof value === "boolean") return "boolean";
  if (Array.isArray(value)) return "list";
  return isMembers(value) ? "object" : "any";
}

function schemaColumn(name: string, schema: unknown, isRequired: boolean): Column {
  const members = membersOf(schema);
  const types = [members.type].flat().filter((type) => type !== "null");
  const options = optionsOf(members);
  const kind =
    options.length > 0 ? "choice" : types.length === 1 ? schemaKind(types[0], members.format) : "any";
  const maxLength = typeof members.maxLength === "number" ? members.maxLength : undefined;
  return {
    name,
    kind,
    // What is empty is null in our events, whatever the download says.
    nullable: kind === "date" || !isRequired || [members.type].flat().includes("null"),
    ...some("label", textOf(members.title)),
    ...some("description", textOf(members.description)),
    ...some("maxLength", kind === "text" ? maxLength : undefined),
    ...some("options", options.length > 0 ? options : undefined),
  };
}

function optionsOf({ enum: values }: Members): readonly Option[] {
  return listOf(values)
    .filter((value) => typeof value === "string" || typeof value === "number")
    .map((value) => ({ value }));
}

function schemaKind(type: unknown, format: unknown): ColumnKind {
  switch (type) {
    case "string":
      return format === "date-time" || format === "date" ? "date" : format === "uuid" ? "id" : "text";
    case "integer":
      return "bigint";
    case "number":
      return "decimal";
    case "boolean":
      return "boolean";
    case "array":
      return "list";
    case "object":
      return "object";
    default:
      return "any";
  }
}
