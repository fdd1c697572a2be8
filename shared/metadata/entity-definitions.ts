import { isMembers, type Members, membersOf } from "../json-members.ts";
import { attributeColumn } from "./attribute.ts";
import { labelText } from "./labels.ts";
import { listOf, some, textOf } from "./members.ts";
import { mergedTables, type Table } from "./table.ts";

/**
 * The tables that an answer of the Web API tells of: `EntityDefinitions`, one or many, with their Attributes; the
 * Attributes of one table; or the answer of RetrieveEntity, RetrieveAllEntities or RetrieveMetadataChanges. A table of
 * which no columns are told is left out. Works on parsed JSON, wherever it is from.
 *
 * (https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query-metadata-web-api)
 */
export function entityTables(answer: unknown): readonly Table[] {
  return mergedTables(entriesOf(answer).flatMap(tableOf));
}

/** Whether a value looks like such an answer, and be it an empty one. */
export function isEntityAnswer(value: unknown): boolean {
  const members = membersOf(value);
  return (
    entriesOf(value).some(isDefinition) ||
    textOf(members["@odata.context"])?.includes("EntityDefinitions") === true
  );
}

function entriesOf(answer: unknown): readonly Members[] {
  if (Array.isArray(answer)) return answer.filter(isMembers);
  const { value, EntityMetadata: metadata, ...members } = membersOf(answer);
  const inner = [value, metadata].flatMap((each) => (isMembers(each) ? [each] : listOf(each)));
  const entries = inner.length > 0 ? inner.filter(isMembers) : [members];
  const said = saidByContext(members["@odata.context"]);
  return said === undefined ? entries : entries.map((entry) => ({ ...said, ...entry }));
}

/** What the address of an answer says of its attributes, where they were fetched without saying it themselves. */
function saidByContext(context: unknown): Members | undefined {
  const [, name, type] =
    /EntityDefinitions\((?:LogicalName=)?'([^']+)'\)\/Attributes(?:\([^)]*\))?(?:\/(Microsoft\.Dynamics\.CRM\.\w+))?/.exec(
      textOf(context) ?? "",
    ) ?? [];
  if (name === undefined) return undefined;
  return { EntityLogicalName: name, ...some("@odata.type", type === undefined ? undefined : `#${type}`) };
}

function isDefinition(entry: Members): boolean {
  return textOf(entry.LogicalName) !== undefined;
}

function tableOf(entry: Members): readonly Table[] {
  const name = textOf(entry.LogicalName);
  if (name === undefined) return [];
  // An attribute by itself says the table that it belongs to.
  const owner = textOf(entry.EntityLogicalName);
  if (owner !== undefined && !Array.isArray(entry.Attributes))
    return table({ LogicalName: owner }, owner, [entry]);
  return table(entry, name, listOf(entry.Attributes));
}

function table(entry: Members, name: string, attributes: readonly unknown[]): readonly Table[] {
  const columns = attributes.flatMap((attribute) => attributeColumn(attribute) ?? []);
  if (columns.length === 0) return [];
  const label = some("label", labelText(entry.DisplayName));
  return [{ kind: "table", name, ...label, ...some("description", labelText(entry.Description)), columns }];
}
