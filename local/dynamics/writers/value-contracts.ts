/**
 * Longer than a file should be: values hold rows and rows hold values, so that they cannot be told apart.
 * The members of each type of the namespace Microsoft.Xrm.Sdk, in the order in which .NET writes them.
 */
import {
  ARRAYS,
  anyMember,
  type ContractNode,
  GENERIC,
  member,
  NIL,
  scalar,
  type TypeName,
  text,
  XRM,
  XRM_71,
  XRM_90,
  xrm,
} from "./contract.ts";
import type {
  ColumnSetModel,
  Pairs,
  QueryModel,
  ReferenceModel,
  RelationshipModel,
  RowModel,
  RowsModel,
  ValueModel,
} from "./model.ts";

const ENTITY_STATES = { Unchanged: 0, Created: 1, Changed: 2 } as const;
const ENTITY_ROLES = { Referencing: 0, Referenced: 1 } as const;
const CONCURRENCY = { Default: 0, IfRowVersionMatches: 1, AlwaysOverwrite: 2 } as const;
const LOGICAL_OPERATORS = { And: 0, Or: 1 } as const;
const CONDITION_OPERATORS = { Equal: 0, NotEqual: 1, In: 8, Null: 12, BeginsWith: 54 } as const;

/** The contract of a value, as it stands where any value may. */
function valueContract(model: ValueModel): ContractNode {
  switch (model.kind) {
    case "null":
      return NIL;
    case "string":
    case "long":
    case "decimal":
    case "guid":
      return scalar({ kind: model.kind, value: model.value });
    case "int":
    case "double":
      return scalar({ kind: model.kind, value: model.value });
    case "boolean":
      return scalar({ kind: "boolean", value: model.value });
    case "dateTime":
      return scalar({ kind: "dateTime", value: model });
    case "bytes":
      return scalar({ kind: "bytes", value: Buffer.from(model.value, "base64") });
    case "row":
      return rowContract(model.value);
    case "reference":
      return referenceContract(model.value);
    case "choice":
      return choice(model.value);
    case "money":
      return object("Money", [member("Value", scalar({ kind: "decimal", value: model.value }))]);
    case "choices":
      return {
        ...list("OptionSetValueCollection", "OptionSetValue", model.value.map(choice), XRM_90),
        itemNamespace: XRM,
      };
    case "references":
      return list("EntityReferenceCollection", "EntityReference", model.value.map(referenceContract));
    case "rows":
      return rowsContract(model.value);
    case "aliased":
      return object("AliasedValue", [
        member("AttributeLogicalName", text(model.column)),
        member("EntityLogicalName", text(model.table)),
        anyMember("Value", valueContract(model.value)),
      ]);
    case "managed":
      return object("BooleanManagedProperty", [
        member("CanBeChanged", boolean(model.canBeChanged)),
        member("ManagedPropertyLogicalName", text(model.property)),
        member("Value", boolean(model.value)),
      ]);
    case "relationship":
      return relationship(model.value);
    case "columnSet":
      return columnSet(model.value);
    case "query":
      return query(model.value);
    case "fetch":
      return object("FetchExpression", [member("Query", text(model.value))]);
    case "concurrency":
      return enumeration("ConcurrencyBehavior", CONCURRENCY, model.value, XRM_71);
    case "strings":
      return array("string", model.value.map(text));
    case "guids":
      return array(
        "guid",
        model.value.map((value) => scalar({ kind: "guid", value })),
      );
    case "ints":
      return array("int", model.value.map(int));
    case "stringPairs":
      return pairList(
        "ArrayOfKeyValuePairOfstringstring",
        "KeyValuePairOfstringstring",
        GENERIC,
        model.value,
        text,
      );
  }
}

export function rowContract(model: RowModel): ContractNode {
  const related = model.related.map(([key, value]) =>
    pair("KeyValuePairOfRelationshipEntityCollectionX_PsK4FkN", relationship(key), rowsContract(value)),
  );
  return object("Entity", [
    member("Attributes", dictionary("AttributeCollection", model.columns)),
    member(
      "EntityState",
      model.state === null ? NIL : enumeration("EntityState", ENTITY_STATES, model.state),
    ),
    member(
      "FormattedValues",
      pairList("FormattedValueCollection", "KeyValuePairOfstringstring", XRM, model.labels, text),
    ),
    member("Id", guid(model.id)),
    member("KeyAttributes", dictionary("KeyAttributeCollection", model.keys, XRM_71)),
    member("LogicalName", text(model.table)),
    member("RelatedEntities", {
      ...list("RelatedEntityCollection", "KeyValuePairOfRelationshipEntityCollectionX_PsK4FkN", related),
      itemNamespace: GENERIC,
    }),
    member("RowVersion", text(model.rowVersion)),
  ]);
}

export function referenceContract(model: ReferenceModel): ContractNode {
  return object("EntityReference", [
    member("Id", guid(model.id)),
    member("KeyAttributes", dictionary("KeyAttributeCollection", model.keys, XRM_71)),
    member("LogicalName", text(model.table)),
    member("Name", text(model.name)),
    member("RowVersion", text(model.rowVersion)),
  ]);
}

/** A dictionary of values of any type. */
export function dictionary(type: string, pairs: Pairs<ValueModel>, namespace = XRM): ContractNode {
  const items = pairs.map(([key, value]) => anyPair(key, valueContract(value)));
  return {
    ...list(type, "KeyValuePairOfstringanyType", items, namespace),
    itemNamespace: GENERIC,
  };
}

/** A dictionary whose values are all of one type. */
export function pairList<Item>(
  type: string,
  item: string,
  namespace: string,
  pairs: Pairs<Item>,
  contract: (item: Item) => ContractNode,
): ContractNode {
  const items = pairs.map(([key, value]) => pair(item, text(key), contract(value)));
  return { ...list(type, item, items, namespace), itemNamespace: GENERIC };
}

export function guid(value: string): ContractNode {
  return scalar({ kind: "guid", value });
}

export function int(value: number): ContractNode {
  return scalar({ kind: "int", value });
}

export function boolean(value: boolean): ContractNode {
  return scalar({ kind: "boolean", value });
}

function rowsContract(model: RowsModel): ContractNode {
  return object("EntityCollection", [
    member("Entities", list("ArrayOfEntity", "Entity", model.rows.map(rowContract))),
    member("EntityName", text(model.table)),
    member("MinActiveRowVersion", text(model.minActiveRowVersion)),
    member("MoreRecords", boolean(model.moreRecords)),
    member("PagingCookie", text(model.pagingCookie)),
    member("TotalRecordCount", int(model.totalRecordCount)),
    member("TotalRecordCountLimitExceeded", boolean(model.limitExceeded)),
  ]);
}

function choice(value: number): ContractNode {
  return object("OptionSetValue", [member("Value", int(value))]);
}

function relationship({ name, role }: RelationshipModel): ContractNode {
  return object("Relationship", [
    member("PrimaryEntityRole", role === null ? NIL : enumeration("EntityRole", ENTITY_ROLES, role)),
    member("SchemaName", text(name)),
  ]);
}

function columnSet({ allColumns, columns }: ColumnSetModel): ContractNode {
  return object("ColumnSet", [
    member("AllColumns", boolean(allColumns)),
    member("Columns", array("string", columns.map(text))),
  ]);
}

function query(model: QueryModel): ContractNode {
  const conditions = model.conditions.map(({ column, operator, values }) =>
    object("ConditionExpression", [
      member("AttributeName", text(column)),
      member("Operator", enumeration("ConditionOperator", CONDITION_OPERATORS, operator)),
      member("Values", { ...array("anyType", values.map(valueContract)), isAny: true }),
      member("EntityName", NIL),
    ]),
  );
  return object("QueryExpression", [
    member("ColumnSet", columnSet(model.columnSet)),
    member(
      "Criteria",
      object("FilterExpression", [
        member("Conditions", list("ArrayOfConditionExpression", "ConditionExpression", conditions)),
        member("FilterOperator", enumeration("LogicalOperator", LOGICAL_OPERATORS, model.filterOperator)),
        member("Filters", list("ArrayOfFilterExpression", "FilterExpression", [])),
      ]),
    ),
    member("Distinct", boolean(model.distinct)),
    member("EntityName", text(model.table)),
    member("LinkEntities", list("ArrayOfLinkEntity", "LinkEntity", [])),
    member("Orders", list("ArrayOfOrderExpression", "OrderExpression", [])),
    member(
      "PageInfo",
      object("PagingInfo", [
        member("Count", int(0)),
        member("PageNumber", int(0)),
        member("PagingCookie", NIL),
        member("ReturnTotalRecordCount", boolean(false)),
      ]),
    ),
    member("NoLock", boolean(false)),
  ]);
}

function object(local: string, members: readonly ReturnType<typeof member>[]): ContractNode {
  return { kind: "object", type: xrm(local), members };
}

type List = Extract<ContractNode, { kind: "list" }>;

function list(type: string, item: string, items: readonly ContractNode[], namespace = XRM): List {
  return {
    kind: "list",
    type: { local: type, namespace },
    item: { local: item, namespace },
    itemNamespace: namespace,
    isAny: false,
    items,
  };
}

function array(item: string, items: readonly ContractNode[]): List {
  return list(`ArrayOf${item}`, item, items, ARRAYS);
}

function pair(local: string, key: ContractNode, value: ContractNode): ContractNode {
  return { kind: "object", type: generic(local), members: [member("key", key), member("value", value)] };
}

function anyPair(key: string, value: ContractNode): ContractNode {
  const members = [member("key", text(key)), anyMember("value", value)];
  return { kind: "object", type: generic("KeyValuePairOfstringanyType"), members };
}

function generic(local: string): TypeName {
  return { local, namespace: GENERIC };
}

function enumeration<Name extends string>(
  type: string,
  numbers: Readonly<Record<Name, number>>,
  name: Name,
  namespace = XRM,
): ContractNode {
  return {
    kind: "scalar",
    type: { local: type, namespace },
    value: { kind: "enum", value: name, number: numbers[name] },
  };
}
