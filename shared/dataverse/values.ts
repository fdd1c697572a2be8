/**
 * Longer than a file should be: values hold rows and rows hold values, so that they cannot be read apart. The
 * types are those of the namespace Microsoft.Xrm.Sdk; each function bears the name of the type it reads.
 */
import type { Json, JsonObject } from "../cloudevents/event-draft.ts";
import { isList, isObject, type Members } from "../wire/json/kinds.ts";
import { idOrNone, plainId } from "./ids.ts";
import {
  booleanMember,
  integerMember,
  listMember,
  malformed,
  pairsMember,
  setOnce,
  setSome,
  textMember,
  unknownMembers,
} from "./members.ts";
import { bytesOf, type Holder, isTypedScalar, plainText } from "./scalars.ts";

/** A row, or a reference to one, which has no `row`. */
export interface Row {
  readonly table: string | undefined;
  readonly id: string | undefined;
  /** The columns that the message names: null is a cleared one, an absent one was not touched. */
  readonly row: Members | undefined;
  /** The dates whose text had an offset, as they came, by column. */
  readonly raw: Members | undefined;
  /** Everything else that it says and that is not empty, under the names that the event uses. */
  readonly details: Members;
  /** Members that no version of the contract known to us has. */
  readonly unknown: Members | undefined;
}

/** A value as a consumer expects it: see `schemas/dataverse/row-event` for what becomes of each kind. */
export function plainValue(value: Json, name: string, holder: Holder): Json {
  if (typeof value === "string") return plainText(value, name, holder);
  if (typeof value !== "object" || value === null) return value;
  if (isList(value)) return plainList(value, name, holder);
  return plainObject(value, name, holder);
}

/** The values of a dictionary by their keys. */
function plainPairs(object: JsonObject, member: string, holder: Holder): Members | undefined {
  const pairs = pairsMember(object, member, holder.path);
  if (pairs.length === 0) return undefined;
  const path = `${holder.path}.${member}`;
  const values: Members = {};
  for (const { key, value } of pairs) setOnce(values, key, plainValue(value, key, holder), path);
  return values;
}

const ENTITY = new Set([
  ...["__type", "Attributes", "EntityState", "FormattedValues", "Id"],
  ...["KeyAttributes", "LogicalName", "RelatedEntities", "RowVersion"],
]);

/** Reads an Entity, which bears no `__type` where its type is clear without (images, collections). */
export function readEntity(entity: JsonObject, path: string): Row {
  const holder: Holder = { path, kind: "columns", raw: undefined };
  const row = plainPairs(entity, "Attributes", holder) ?? {};
  const details: Members = {};
  setSome(
    details,
    "labels",
    plainPairs(entity, "FormattedValues", { path, kind: "parameters", raw: undefined }),
  );
  setSome(details, "keys", alternateKeys(entity, path));
  setSome(details, "related", relatedEntities(entity, path));
  setSome(details, "rowVersion", textMember(entity, "RowVersion", path));
  setSome(details, "entityState", integerMember(entity, "EntityState", path));
  return {
    table: textMember(entity, "LogicalName", path),
    id: idOrNone(textMember(entity, "Id", path)),
    row,
    raw: holder.raw,
    details,
    unknown: unknownMembers(entity, ENTITY),
  };
}

const REFERENCE = new Set(["__type", "Id", "KeyAttributes", "LogicalName", "Name", "RowVersion"]);

export function readReference(reference: JsonObject, path: string): Row {
  const id = textMember(reference, "Id", path);
  const details: Members = {};
  setSome(details, "name", textMember(reference, "Name", path));
  setSome(details, "keys", alternateKeys(reference, path));
  setSome(details, "rowVersion", textMember(reference, "RowVersion", path));
  return {
    table: textMember(reference, "LogicalName", path),
    id: id === undefined ? undefined : plainId(id),
    row: undefined,
    raw: undefined,
    details,
    unknown: unknownMembers(reference, REFERENCE),
  };
}

/** A row or reference as a value: `{table, id, row?, …}`. */
export function plainRow({ table, id, row, raw, details, unknown }: Row): Members {
  const plain: Members = {};
  setSome(plain, "table", table);
  setSome(plain, "id", id);
  setSome(plain, "row", row);
  setSome(plain, "raw", raw);
  for (const name in details) setSome(plain, name, details[name]);
  setSome(plain, "uninterpreted", unknown);
  return plain;
}

/** Whether this can only be an Entity. */
export function isEntity(value: Json | undefined): value is JsonObject {
  return (
    isObject(value) &&
    (typeOf(value) === "Entity" || (value.__type === undefined && isList(value.Attributes)))
  );
}

/** Whether this can only be an EntityReference. */
export function isReference(value: Json | undefined): value is JsonObject {
  if (!isObject(value)) return false;
  if (value.__type !== undefined) return typeOf(value) === "EntityReference";
  return (
    value.Attributes === undefined && typeof value.LogicalName === "string" && typeof value.Id === "string"
  );
}

/** Whether this can only be an EntityCollection. */
function isCollection(value: Json | undefined): value is JsonObject {
  return (
    isObject(value) &&
    (typeOf(value) === "EntityCollection" || (value.__type === undefined && isList(value.Entities)))
  );
}

/** The contract's name in `__type`: later versions of a contract differ in the namespace alone. */
function typeOf(object: JsonObject): string | undefined {
  const type = object.__type;
  if (typeof type !== "string") return undefined;
  const colon = type.indexOf(":");
  return colon === -1 ? type : type.slice(0, colon);
}

function plainList(list: readonly Json[], name: string, holder: Holder): Json {
  const bytes = holder.kind === "columns" ? bytesOf(list) : undefined;
  return (
    bytes?.toString("base64") ?? list.map((item, index) => plainValue(item, `${name}[${index}]`, holder))
  );
}

const VALUE = new Set(["__type", "Value"]);
const ALIASED = new Set(["__type", "AttributeLogicalName", "EntityLogicalName", "Value"]);
const MANAGED = new Set(["__type", "CanBeChanged", "ManagedPropertyLogicalName", "Value"]);
const RELATIONSHIP = new Set(["__type", "PrimaryEntityRole", "SchemaName"]);
const PAIR = new Set(["__type", "key", "value"]);

function plainObject(object: JsonObject, name: string, holder: Holder): Json {
  const path = `${holder.path}.${name}`;
  switch (typeOf(object)) {
    case "EntityReference":
      return plainRow(readReference(object, path));
    case "OptionSetValue":
    case "Money":
      return onlyValue(object);
    case "Entity":
      return plainRow(readEntity(object, path));
    case "EntityCollection":
      return entityCollection(object, path);
    case "AliasedValue": {
      const aliased: Members = {};
      setSome(aliased, "table", textMember(object, "EntityLogicalName", path));
      setSome(aliased, "column", textMember(object, "AttributeLogicalName", path));
      aliased.value = plainValue(object.Value ?? null, name, holder);
      return withUnknown(aliased, object, ALIASED);
    }
    case "BooleanManagedProperty": {
      const managed: Members = { value: object.Value ?? null };
      setSome(managed, "canBeChanged", booleanMember(object, "CanBeChanged", path));
      setSome(managed, "property", textMember(object, "ManagedPropertyLogicalName", path));
      return withUnknown(managed, object, MANAGED);
    }
    case "Relationship":
      return relationship(object, path);
    case "KeyValuePairOfstringstring":
      return withUnknown({ key: object.key ?? null, value: object.value ?? null }, object, PAIR);
    case undefined:
      return untyped(object, path);
    default:
      return isTypedScalar(object)
        ? plainValue(object.__value ?? null, name, holder)
        : { uninterpreted: object };
  }
}

/** Values that were written by hand, or by a tool that leaves `__type` out, as far as their shape is clear. */
function untyped(object: JsonObject, path: string): Json {
  if (object.Value !== undefined && unknownMembers(object, VALUE) === undefined) return onlyValue(object);
  if (isEntity(object)) return plainRow(readEntity(object, path));
  if (isCollection(object)) return entityCollection(object, path);
  if (isReference(object)) return plainRow(readReference(object, path));
  return { uninterpreted: object };
}

/** What an OptionSetValue or Money is to a consumer: a number, or a text of its digits. */
function onlyValue(object: JsonObject): Json {
  const value = object.Value ?? null;
  const unknown = unknownMembers(object, VALUE);
  return unknown === undefined ? value : { value, uninterpreted: unknown };
}

const COLLECTION = new Set([
  ...["__type", "Entities", "EntityName", "MinActiveRowVersion", "MoreRecords"],
  ...["PagingCookie", "TotalRecordCount", "TotalRecordCountLimitExceeded"],
]);

/** The rows; what is said about further pages only where there are any. */
function entityCollection(collection: JsonObject, path: string): Members {
  const plain: Members = {};
  setSome(plain, "table", textMember(collection, "EntityName", path));
  plain.rows = readRows(listMember(collection, "Entities", path), `${path}.Entities`).map(plainRow);
  if (booleanMember(collection, "MoreRecords", path)) plain.moreRecords = true;
  setSome(plain, "pagingCookie", textMember(collection, "PagingCookie", path));
  setSome(plain, "minActiveRowVersion", textMember(collection, "MinActiveRowVersion", path));
  const total = collection.TotalRecordCount ?? 0;
  // -1 is what the platform writes when nobody asked for the count.
  if (total !== 0 && total !== -1) plain.totalRecordCount = total;
  if (booleanMember(collection, "TotalRecordCountLimitExceeded", path))
    plain.totalRecordCountLimitExceeded = true;
  return withUnknown(plain, collection, COLLECTION);
}

/** Rows or references, as the collections of the multiple messages hold them. */
export function readRows(list: readonly Json[], path: string): readonly Row[] {
  return list.map((item, index) => {
    const place = `${path}[${index}]`;
    if (!isObject(item)) throw malformed(place, "an Entity or EntityReference", item);
    return isReference(item) ? readReference(item, place) : readEntity(item, place);
  });
}

function alternateKeys(object: JsonObject, path: string): Members | undefined {
  return plainPairs(object, "KeyAttributes", { path, kind: "columns", raw: undefined });
}

/** The rows that were sent along with a row, by relationship: a dictionary whose keys are objects. */
function relatedEntities(entity: JsonObject, path: string): Json | undefined {
  const list = listMember(entity, "RelatedEntities", path);
  if (list.length === 0) return undefined;
  return list.map((item, index) => {
    const place = `${path}.RelatedEntities[${index}]`;
    if (!isObject(item) || !isObject(item.key) || !isObject(item.value))
      throw malformed(place, 'an object {"key": Relationship, "value": EntityCollection}', item);
    return { ...relationship(item.key, place), ...entityCollection(item.value, `${place}.value`) };
  });
}

function relationship(object: JsonObject, path: string): Members {
  const plain: Members = {};
  setSome(plain, "relationship", textMember(object, "SchemaName", path));
  setSome(plain, "role", integerMember(object, "PrimaryEntityRole", path));
  return withUnknown(plain, object, RELATIONSHIP);
}

function withUnknown(plain: Members, object: JsonObject, known: ReadonlySet<string>): Members {
  setSome(plain, "uninterpreted", unknownMembers(object, known));
  return plain;
}
