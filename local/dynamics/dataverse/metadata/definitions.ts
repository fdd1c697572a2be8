import type { JsonObject } from "../odata/row-json.ts";
import { stableGuid } from "../rows/stable-guid.ts";
import type { Choice, Column } from "./column.ts";
import { navigationsOf, TABLES } from "./schema.ts";
import type { Table } from "./table.ts";

/** The types of columns as metadata name them («AttributeTypeCode»), and the type of their description. */
const TYPES = {
  id: ["Uniqueidentifier", "AttributeMetadata"],
  guid: ["Uniqueidentifier", "AttributeMetadata"],
  tableName: ["EntityName", "EntityNameAttributeMetadata"],
  text: ["String", "StringAttributeMetadata"],
  memo: ["Memo", "MemoAttributeMetadata"],
  whole: ["Integer", "IntegerAttributeMetadata"],
  big: ["BigInt", "BigIntAttributeMetadata"],
  decimal: ["Decimal", "DecimalAttributeMetadata"],
  double: ["Double", "DoubleAttributeMetadata"],
  money: ["Money", "MoneyAttributeMetadata"],
  yesno: ["Boolean", "BooleanAttributeMetadata"],
  time: ["DateTime", "DateTimeAttributeMetadata"],
  date: ["DateTime", "DateTimeAttributeMetadata"],
  choice: ["Picklist", "PicklistAttributeMetadata"],
  choices: ["Virtual", "MultiSelectPicklistAttributeMetadata"],
  state: ["State", "StateAttributeMetadata"],
  status: ["Status", "StatusAttributeMetadata"],
  lookup: ["Lookup", "LookupAttributeMetadata"],
} as const satisfies Record<Column["kind"], readonly [type: string, description: string]>;

/** The definitions of all tables, as `EntityDefinitions` shows them; their parts stand under the names of navigations. */
export function entityDefinitions(): readonly JsonObject[] {
  return TABLES.map((table) => ({
    MetadataId: stableGuid(`table ${table.name}`),
    LogicalName: table.name,
    SchemaName: table.schemaName,
    EntitySetName: table.set,
    LogicalCollectionName: table.set,
    CollectionSchemaName: table.set,
    ObjectTypeCode: table.objectTypeCode,
    PrimaryIdAttribute: table.primaryId,
    PrimaryNameAttribute: table.primaryName,
    DisplayName: label(table.label),
    DisplayCollectionName: label(table.plural),
    Description: label(table.label),
    OwnershipType: table.business ? "UserOwned" : "OrganizationOwned",
    IsCustomEntity: table.name.includes("_"),
    IsActivity: false,
    IsIntersect: false,
    IsPrivate: false,
    IsManaged: false,
    TableType: "Standard",
    DataProviderId: null,
    ChangeTrackingEnabled: table.business,
    Attributes: table.columns.map((column) => attribute(table, column)),
    Keys: table.keys.map(({ name, columns }) => ({
      MetadataId: stableGuid(`key ${name}`),
      LogicalName: name,
      SchemaName: name,
      EntityLogicalName: table.name,
      KeyAttributes: columns,
      EntityKeyIndexStatus: "Active",
    })),
    ...relationships(table),
  }));
}

/** What reading a table's definition leaves out unless it is expanded. */
export const PARTS = ["Attributes", "Keys", "ManyToOneRelationships", "OneToManyRelationships"];
/** The same for a column's. */
export const COLUMN_PARTS = ["OptionSet", "GlobalOptionSet"];

function attribute(table: Table, column: Column): JsonObject {
  const [type, description] = TYPES[column.kind];
  return {
    "@odata.type": `#Microsoft.Dynamics.CRM.${description}`,
    MetadataId: stableGuid(`column ${table.name}.${column.name}`),
    LogicalName: column.name,
    SchemaName: column.schemaName,
    EntityLogicalName: table.name,
    AttributeType: type,
    AttributeTypeName: { Value: column.kind === "choices" ? "MultiSelectPicklistType" : `${type}Type` },
    DisplayName: label(column.label),
    Description: label(column.label),
    RequiredLevel: {
      Value: column.kind === "id" ? "SystemRequired" : column.required ? "ApplicationRequired" : "None",
      CanBeChanged: false,
    },
    IsPrimaryId: column.name === table.primaryId,
    IsPrimaryName: column.name === table.primaryName,
    IsCustomAttribute: column.name.includes("_") && !column.name.startsWith("address"),
    IsLogical: false,
    AttributeOf: null,
    IsValidForRead: !column.secret,
    IsValidForCreate: column.write !== "never",
    IsValidForUpdate: column.write === "always",
    IsSecured: false,
    ...particulars(table, column),
  };
}

function particulars(table: Table, { kind, name, maxLength, choices, targets = [] }: Column): JsonObject {
  switch (kind) {
    case "text":
    case "memo":
      return { MaxLength: maxLength ?? 0, Format: kind === "memo" ? "TextArea" : "Text" };
    case "decimal":
    case "double":
    case "money":
      return { Precision: kind === "decimal" ? 10 : 2 };
    case "time":
      return { Format: "DateAndTime", DateTimeBehavior: { Value: "UserLocal" } };
    case "date":
      return { Format: "DateOnly", DateTimeBehavior: { Value: "DateOnly" } };
    case "lookup":
      return { Targets: targets.map((target) => target.table) };
    case "yesno":
      return {
        OptionSet: {
          MetadataId: stableGuid(`choices ${table.name}.${name}`),
          Name: `${table.name}_${name}`,
          OptionSetType: "Boolean",
          TrueOption: option({ value: 1, label: "Yes" }),
          FalseOption: option({ value: 0, label: "No" }),
        },
        GlobalOptionSet: null,
      };
    case "choice":
    case "choices":
    case "state":
    case "status":
      return {
        OptionSet: {
          MetadataId: stableGuid(`choices ${table.name}.${name}`),
          Name: `${table.name}_${name}`,
          IsGlobal: false,
          OptionSetType: kind === "state" ? "State" : kind === "status" ? "Status" : "Picklist",
          Options: (choices ?? []).map(option),
        },
        GlobalOptionSet: null,
      };
    default:
      return {};
  }
}

function option({ value, label: text, state }: Choice): JsonObject {
  return { Value: value, Label: label(text), ...(state === undefined ? {} : { State: state }) };
}

/** A label in the one language that there is, English. */
function label(text: string): JsonObject {
  const localized = { Label: text, LanguageCode: 1_033, IsManaged: true };
  return { LocalizedLabels: [localized], UserLocalizedLabel: localized };
}

function relationships(table: Table): JsonObject {
  const ways = navigationsOf(table);
  return {
    ManyToOneRelationships: ways.flatMap((way) =>
      way.kind === "one" ? [relationship(table, way.column, way.other, way.name)] : [],
    ),
    OneToManyRelationships: ways.flatMap((way) => {
      if (way.kind === "one") return [];
      const target = way.column.targets?.find(({ collection }) => collection === way.name);
      return [relationship(way.other, way.column, table, target?.navigation ?? "")];
    }),
  };
}

function relationship(from: Table, column: Column, to: Table, navigation: string): JsonObject {
  const target = column.targets?.find((each) => each.table === to.name && each.navigation === navigation);
  return {
    MetadataId: stableGuid(`relationship ${from.name} ${navigation}`),
    SchemaName: target?.collection ?? navigation,
    ReferencingEntity: from.name,
    ReferencingAttribute: column.name,
    ReferencingEntityNavigationPropertyName: navigation,
    ReferencedEntity: to.name,
    ReferencedAttribute: to.primaryId,
    ReferencedEntityNavigationPropertyName: target?.collection ?? "",
  };
}
