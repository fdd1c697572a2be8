import { describe, expect, it } from "vitest";
import type { Json } from "../../../shared/cloudevents/event-draft.ts";
import type { Holder } from "../../../shared/dataverse/scalars.ts";
import { plainValue } from "../../../shared/dataverse/values.ts";
import { toFailure } from "../../../shared/failure/failure.ts";

const NS = "http://schemas.microsoft.com/xrm/2011/Contracts";
const column = (value: Json, holder: Holder = { path: "$.row", kind: "columns", raw: undefined }): Json =>
  plainValue(value, "column", holder);
const parameter = (value: Json): Json =>
  plainValue(value, "parameter", { path: "$.InputParameters", kind: "parameters", raw: undefined });

const ID = "AAAAAAAA-BBBB-4CCC-8DDD-EEEEEEEEEEEE";
const choice = (value: Json): Json => ({ __type: `OptionSetValue:${NS}`, Value: value });
const entity = (attributes: Json): Json => ({ Attributes: attributes, LogicalName: "activityparty", Id: ID });

describe("values of columns", () => {
  it.each<[kind: string, value: Json, expected: Json]>([
    ["a text", "A & B", "A & B"],
    ["a cleared column", null, null],
    ["a long of more digits than a double has", "9007199254740993", "9007199254740993"],
    ["a choice", choice(3), 3],
    ["a choice of a later version of the contract", { __type: "OptionSetValue:http://x/9.0", Value: 3 }, 3],
    [
      "a choice with a member that is new",
      { ...Object(choice(3)), New: 1 },
      { value: 3, uninterpreted: { New: 1 } },
    ],
    ["choices", [choice(1), choice(2)], [1, 2]],
    ["no choices", [], []],
    ["money", { __type: `Money:${NS}`, Value: 1500.5 }, 1500.5],
    [
      "money of many digits",
      { __type: `Money:${NS}`, Value: "12345678901234567.89" },
      "12345678901234567.89",
    ],
    ["bytes", [0, 1, 253], "AAH9"],
    ["numbers that are no bytes", [0, 256], [0, 256]],
    [
      "a lookup",
      {
        __type: `EntityReference:${NS}`,
        Id: ID,
        KeyAttributes: [],
        LogicalName: "a",
        Name: null,
        RowVersion: null,
      },
      { table: "a", id: ID.toLowerCase() },
    ],
    [
      "a lookup by alternate key",
      {
        __type: `EntityReference:${NS}`,
        LogicalName: "a",
        Name: "A",
        KeyAttributes: [{ key: "no", value: 7 }],
      },
      { table: "a", name: "A", keys: { no: 7 } },
    ],
    [
      "activity parties",
      {
        __type: `EntityCollection:${NS}`,
        Entities: [entity([{ key: "x", value: choice(1) }])],
        TotalRecordCount: -1,
      },
      { rows: [{ table: "activityparty", id: ID.toLowerCase(), row: { x: 1 } }] },
    ],
    [
      "a page of rows",
      {
        ...{ __type: `EntityCollection:${NS}`, EntityName: "a", Entities: [], MoreRecords: true },
        ...{ PagingCookie: "c", TotalRecordCount: 5, TotalRecordCountLimitExceeded: true },
      },
      {
        ...{ table: "a", rows: [], moreRecords: true, pagingCookie: "c" },
        ...{ totalRecordCount: 5, totalRecordCountLimitExceeded: true },
      },
    ],
    [
      "an aliased date",
      { __type: `AliasedValue:${NS}`, AttributeLogicalName: "x", EntityLogicalName: "a", Value: "/Date(0)/" },
      { table: "a", column: "x", value: "1970-01-01T00:00:00.000Z" },
    ],
    [
      "a managed property",
      {
        __type: `BooleanManagedProperty:${NS}`,
        CanBeChanged: false,
        ManagedPropertyLogicalName: "p",
        Value: true,
      },
      { value: true, canBeChanged: false, property: "p" },
    ],
    ["a number that another serialiser typed", { __type: "Int32:#System", __value: 2 }, 2],
    [
      "a date that it typed",
      { __type: "DateTime:#System", __value: "/Date(0)/" },
      "1970-01-01T00:00:00.000Z",
    ],
    ["a choice without its type", { Value: 2 }, 2],
    ["a lookup without its type", { LogicalName: "a", Id: ID }, { table: "a", id: ID.toLowerCase() }],
    [
      "a type that is new",
      { __type: `Quantum:${NS}`, Value: choice(1) },
      { uninterpreted: { __type: `Quantum:${NS}`, Value: choice(1) } },
    ],
    ["an object without a type", { a: 1 }, { uninterpreted: { a: 1 } }],
    [
      "the name __proto__ of a new type",
      JSON.parse('{"__proto__":1}'),
      { uninterpreted: JSON.parse('{"__proto__":1}') },
    ],
  ])("are plain: %s", (_kind, value, expected) => {
    expect(JSON.stringify(column(value))).toBe(JSON.stringify(expected));
  });

  it("keep the text of a date that had an offset, also within other values", () => {
    const holder: Holder = { path: "$.row", kind: "columns", raw: undefined };
    expect(column(["/Date(0+0100)/", "/Date(0)/"], holder)).toEqual([
      "1970-01-01T01:00:00.000Z",
      "1970-01-01T00:00:00.000Z",
    ]);
    column({ __type: `AliasedValue:${NS}`, Value: "/Date(0-0100)/" }, holder);
    expect(holder.raw).toEqual({ "column[0]": "/Date(0+0100)/", column: "/Date(0-0100)/" });
  });

  it("say where a member has another type than its contract gives it", () => {
    const broken = {
      __type: `EntityCollection:${NS}`,
      Entities: [entity([{ key: "x", value: { Id: 1, __type: "EntityReference" } }])],
    };
    const reading = (): Json => column(broken);
    expect(reading).toThrow("Expected a text or null at $.row.column.Entities[0].x.Id, came «1».");
  });

  it.each<[string, Json, string]>([
    [
      "twice",
      [
        { key: "x", value: 1 },
        { key: "x", value: 2 },
      ],
      "PAYLOAD_DUPLICATE_MEMBER",
    ],
    ["without a value", [{ key: "x" }], "PAYLOAD_MALFORMED"],
    ["as an object", { x: 1 }, "PAYLOAD_MALFORMED"],
  ])("refuse a column that comes %s", (_how, attributes, code) => {
    try {
      column({ __type: `Entity:${NS}`, Attributes: attributes });
      expect.unreachable();
    } catch (thrown) {
      expect(toFailure(thrown).code).toBe(code);
    }
  });

  it("may bear the names of an object's own members", () => {
    const names = ["__proto__", "constructor", "toString"];
    const row = column({ __type: "Entity", Attributes: names.map((key) => ({ key, value: 1 })) });
    expect(JSON.stringify(row)).toBe('{"row":{"__proto__":1,"constructor":1,"toString":1}}');
  });
});

describe("values of parameters", () => {
  it("keep a list of numbers as a list", () => {
    expect(parameter([1, 2])).toEqual([1, 2]);
  });

  it("are plain where they say what relates rows", () => {
    const relationship = { __type: `Relationship:${NS}`, PrimaryEntityRole: 1, SchemaName: "account_tasks" };
    expect(parameter(relationship)).toEqual({ relationship: "account_tasks", role: 1 });
    const related = {
      __type: "Entity",
      RelatedEntities: [{ key: relationship, value: { Entities: [entity([])] } }],
    };
    expect(parameter(related)).toEqual({
      row: {},
      related: [
        {
          relationship: "account_tasks",
          role: 1,
          rows: [{ table: "activityparty", id: ID.toLowerCase(), row: {} }],
        },
      ],
    });
  });

  it("are pairs where a list of pairs came", () => {
    const pair = { __type: "KeyValuePairOfstringstring:#System.Collections.Generic", key: "a", value: "b" };
    expect(parameter([pair])).toEqual([{ key: "a", value: "b" }]);
  });
});
