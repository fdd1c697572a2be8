import type { CsdlDocument, CsdlEntity, CsdlProperty } from "./csdl-document.ts";
import { some } from "./members.ts";
import { type Column, type ColumnKind, mergedTables, type Table } from "./table.ts";

const KINDS: Readonly<Record<string, ColumnKind>> = {
  "Edm.String": "text",
  "Edm.Boolean": "boolean",
  "Edm.Byte": "integer",
  "Edm.Int16": "integer",
  "Edm.Int32": "integer",
  "Edm.Int64": "bigint",
  "Edm.Decimal": "decimal",
  "Edm.Double": "double",
  "Edm.Single": "double",
  "Edm.DateTimeOffset": "date",
  "Edm.Date": "day",
  "Edm.Guid": "id",
  "Edm.Binary": "image",
  BooleanManagedProperty: "managed",
};

/** Columns of activities that hold parties; the document has them behind one navigation property alone. */
const PARTIES = [
  ...["bcc", "cc", "customers", "from", "optionalattendees", "organizer"],
  ...["partners", "requiredattendees", "resources", "to"],
] as const;

/**
 * The tables of a CSDL document, as far as it tells: it has no labels, and tells neither choices from numbers nor money
 * from decimals. A lookup, which it has as `_name_value`, has its table's logical name back, and its targets.
 *
 * (https://learn.microsoft.com/power-apps/developer/data-platform/webapi/web-api-properties and
 * web-api-navigation-properties)
 */
export function csdlTables(document: CsdlDocument): readonly Table[] {
  const tables = [...document.entities.values()].flatMap((entity) => {
    const columns = entity.isAbstract ? [] : columnsOf(entity, document);
    const { name, description } = entity;
    const table = { kind: "table" as const, name, ...some("description", description), columns };
    return columns.length === 0 ? [] : [table];
  });
  return mergedTables(tables);
}

function columnsOf(entity: CsdlEntity, document: CsdlDocument): readonly Column[] {
  const lineage = lineageOf(entity, document);
  const properties = lineage.flatMap((each) => each.properties);
  const navigations = lineage.flatMap((each) => each.navigations);
  const columns = properties.map((property) => {
    const lookup = /^_(.+)_value$/.exec(property.name)?.[1];
    const targets = navigations.filter((navigation) => navigation.property === property.name);
    return lookup === undefined && targets.length === 0
      ? plainColumn(property, document)
      : lookupColumn(
          lookup ?? property.name,
          property,
          targets.map(({ type }) => type),
        );
  });
  const hasParties = navigations.some(({ type }) => type === "activityparty");
  const named = new Set(columns.map(({ name }) => name));
  const parties = hasParties && !named.has("partyid") ? PARTIES.filter((name) => !named.has(name)) : [];
  return [...columns, ...parties.map((name) => ({ name, kind: "parties", nullable: true }) as const)];
}

/** The type and those that it inherits from, the outermost first; each once, whatever the document says. */
function lineageOf(entity: CsdlEntity, { entities }: CsdlDocument): readonly CsdlEntity[] {
  const lineage = new Set<CsdlEntity>();
  for (
    let each: CsdlEntity | undefined = entity;
    each !== undefined && !lineage.has(each);
    each = entities.get(each.base ?? "")
  )
    lineage.add(each);
  return [...lineage].reverse();
}

function lookupColumn(name: string, property: CsdlProperty, types: readonly string[]): Column {
  // `principal` and `crmbaseentity` stand for whatever has an owner or is a row.
  const isOpen = types.some((type) => type === "principal" || type === "crmbaseentity");
  const targets = isOpen || types.length === 0 ? undefined : [...new Set(types)].sort();
  return { name, kind: "lookup", ...described(property), ...some("targets", targets) };
}

function plainColumn(property: CsdlProperty, { enums }: CsdlDocument): Column {
  const { name, type, isCollection, facets } = property;
  const options = enums.get(type);
  const known = options === undefined ? (KINDS[type] ?? "any") : isCollection ? "choices" : "choice";
  const single = known === "text" && facets.MaxLength === undefined ? "textOrChoices" : known;
  const kind = isCollection && options === undefined ? "list" : single;
  return {
    name,
    kind,
    ...described(property),
    ...some(
      "options",
      options?.toSorted((a, b) => Number(a.value) - Number(b.value)),
    ),
    ...some("maxLength", kind === "text" ? facet(facets.MaxLength) : undefined),
    ...some("precision", kind === "decimal" ? facet(facets.Scale) : undefined),
  };
}

function described({ facets, description }: CsdlProperty): Pick<Column, "nullable" | "description"> {
  return { nullable: facets.Nullable !== "false", ...some("description", description) };
}

/** A whole number; `max` and `variable` are none. */
function facet(text: string | undefined): number | undefined {
  return text !== undefined && /^[0-9]{1,9}$/.test(text) ? Number(text) : undefined;
}
