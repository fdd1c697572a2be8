import { ENUMS } from "./enums.ts";
import { BOOLEAN, DATE, NUMBER_SHAPE, TEXT } from "./scalars.ts";
import { OPEN, type Shape } from "./shape.ts";

/** In JSON the contracts of the SDK bear this namespace, unless a type is of a later version. */
export const CONTRACTS_NAMESPACE = "http://schemas.microsoft.com/xrm/2011/Contracts";

/** The kinds of members; an enumeration or contract is named, a list ends in `[]`. */
const KINDS: Readonly<Record<string, Shape>> = {
  text: TEXT,
  number: NUMBER_SHAPE,
  boolean: BOOLEAN,
  date: DATE,
  any: OPEN,
};

/**
 * The contracts whose members JSON shows with other types than text. They are those of Microsoft.Xrm.Sdk and
 * Microsoft.Xrm.Sdk.Query; a pair is named without the suffix that .NET computes from its types.
 */
const MEMBERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  RemoteExecutionContext: {
    ...members("text", "BusinessUnitId", "CorrelationId", "InitiatingUserAgent"),
    ...members("text", "InitiatingUserAzureActiveDirectoryObjectId", "InitiatingUserId", "MessageName"),
    ...members("text", "OperationId", "OrganizationId", "OrganizationName", "PrimaryEntityId"),
    ...members("text", "PrimaryEntityName", "RequestId", "SecondaryEntityName"),
    ...members("text", "UserAzureActiveDirectoryObjectId", "UserId"),
    ...members("number", "Depth", "IsolationMode", "Mode", "Stage"),
    ...members("boolean", "IsExecutingOffline", "IsInTransaction", "IsOfflinePlayback"),
    ...members("KeyValuePairOfstringanyType[]", "InputParameters", "OutputParameters", "SharedVariables"),
    ...members("KeyValuePairOfstringEntity[]", "PostEntityImages", "PreEntityImages"),
    OperationCreatedOn: "date",
    OwningExtension: "EntityReference",
    ParentContext: "RemoteExecutionContext",
  },
  Entity: {
    ...members("text", "Id", "LogicalName", "RowVersion"),
    ...members("KeyValuePairOfstringanyType[]", "Attributes", "KeyAttributes"),
    EntityState: "EntityState",
    FormattedValues: "KeyValuePairOfstringstring[]",
    RelatedEntities: "KeyValuePairOfRelationshipEntityCollection[]",
  },
  EntityReference: {
    ...members("text", "Id", "LogicalName", "Name", "RowVersion"),
    KeyAttributes: "KeyValuePairOfstringanyType[]",
  },
  EntityCollection: {
    ...members("text", "EntityName", "MinActiveRowVersion", "PagingCookie"),
    ...members("boolean", "MoreRecords", "TotalRecordCountLimitExceeded"),
    Entities: "Entity[]",
    TotalRecordCount: "number",
  },
  OptionSetValue: { Value: "number" },
  Money: { Value: "number" },
  AliasedValue: { AttributeLogicalName: "text", EntityLogicalName: "text", Value: "any" },
  BooleanManagedProperty: {
    CanBeChanged: "boolean",
    ManagedPropertyLogicalName: "text",
    Value: "boolean",
  },
  Relationship: { PrimaryEntityRole: "EntityRole", SchemaName: "text" },
  PrincipalAccess: { AccessMask: "AccessRights", Principal: "EntityReference" },
  ColumnSet: {
    AllColumns: "boolean",
    AttributeExpressions: "any",
    Columns: "text[]",
  },
  FetchExpression: { Query: "text" },
  QueryByAttribute: {
    ...members("text[]", "Attributes"),
    ColumnSet: "ColumnSet",
    EntityName: "text",
    Orders: "OrderExpression[]",
    PageInfo: "PagingInfo",
    TopCount: "number",
    Values: "any[]",
  },
  QueryExpression: {
    ...members("boolean", "Distinct", "NoLock"),
    ...members("text", "DataSource", "EntityName", "ForceSeek", "QueryHints"),
    ColumnSet: "ColumnSet",
    Criteria: "FilterExpression",
    LinkEntities: "LinkEntity[]",
    Orders: "OrderExpression[]",
    PageInfo: "PagingInfo",
    TopCount: "number",
  },
  FilterExpression: {
    ...members("text", "FilterHint"),
    Conditions: "ConditionExpression[]",
    FilterOperator: "LogicalOperator",
    Filters: "FilterExpression[]",
    IsQuickFindFilter: "boolean",
  },
  ConditionExpression: {
    ...members("text", "AttributeName", "EntityName"),
    CompareColumns: "boolean",
    Operator: "ConditionOperator",
    Values: "any[]",
  },
  LinkEntity: {
    ...members("text", "EntityAlias", "ForceSeek", "LinkFromAttributeName", "LinkFromEntityName"),
    ...members("text", "LinkToAttributeName", "LinkToEntityName"),
    Columns: "ColumnSet",
    JoinOperator: "JoinOperator",
    LinkCriteria: "FilterExpression",
    LinkEntities: "LinkEntity[]",
    Orders: "OrderExpression[]",
  },
  OrderExpression: { ...members("text", "Alias", "AttributeName", "EntityName"), OrderType: "OrderType" },
  PagingInfo: {
    ...members("number", "Count", "PageNumber"),
    PagingCookie: "text",
    ReturnTotalRecordCount: "boolean",
  },
  KeyValuePairOfstringanyType: { key: "text", value: "any" },
  KeyValuePairOfstringstring: { key: "text", value: "text" },
  KeyValuePairOfstringEntity: { key: "text", value: "Entity" },
  KeyValuePairOfRelationshipEntityCollection: { key: "Relationship", value: "EntityCollection" },
};

/** The collections of the SDK that JSON shows as plain lists. */
export const COLLECTIONS: ReadonlySet<string> = new Set([
  ...["OptionSetValueCollection", "EntityReferenceCollection", "ParameterCollection", "AttributeCollection"],
  ...["KeyAttributeCollection", "FormattedValueCollection", "EntityImageCollection"],
  ...["RelatedEntityCollection"],
]);

/** Shapes by the name of their contract or enumeration, where the position says the type. */
export const CONTRACTS: ReadonlyMap<string, Shape> = compile();

function members(kind: string, ...names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, kind]));
}

/** Contracts hold each other, so each is there before its members are. */
function compile(): ReadonlyMap<string, Shape> {
  const shapes = new Map<string, Shape>(Object.entries(KINDS));
  for (const [name, numbers] of Object.entries(ENUMS))
    shapes.set(name, { kind: "enum", numbers, type: undefined });
  const objects = Object.entries(MEMBERS).map(([name, kinds]) => {
    const held = new Map<string, Shape>();
    shapes.set(name, { kind: "object", members: held, type: undefined });
    return { held, kinds };
  });
  const shapeOf = (kind: string): Shape => {
    if (!kind.endsWith("[]")) return shapes.get(kind) ?? OPEN;
    const item = shapeOf(kind.slice(0, -2));
    return { kind: "list", item: () => item };
  };
  for (const { held, kinds } of objects)
    for (const [name, kind] of Object.entries(kinds)) held.set(name, shapeOf(kind));
  for (const kind in KINDS) shapes.delete(kind);
  return shapes;
}
