import { describe, expect, it } from "vitest";
import { meetsFilter } from "../../../local/eventgrid/filter-match.ts";
import { readSubscriptions } from "../../../local/eventgrid/subscription.ts";

const EVENT = {
  id: "1",
  type: "com.dynamics365.dataverse.contact.updated.v1",
  source: "urn:dynamics365:dataverse:org",
  subject: "contact/ABC",
  partitionkey: "contact/abc",
  data: {
    amount: 12.5,
    count: 3,
    active: true,
    name: "Ada",
    nothing: null,
    tags: ["Red", "green"],
    sizes: [1, 20],
    row: { city: "Bern" },
    objects: [{ city: "Bern" }],
  },
};

function wants(filter: Record<string, unknown>): boolean {
  const destination = { kind: "webhook" };
  const [subscription] = readSubscriptions([{ name: "under-test", destination, filter }]);
  if (subscription === undefined) throw new Error("No subscription was read.");
  return meetsFilter(subscription.filter, EVENT);
}

function meets(operatorType: string, key: string, operand: Record<string, unknown>, onArrays = false) {
  const advancedFilters = [{ operatorType, key, ...operand }];
  return wants({ advancedFilters, enableAdvancedFilteringOnArrays: onArrays });
}

describe("a filter", () => {
  it("without a condition wants every event", () => {
    expect(wants({})).toBe(true);
  });

  it.each([
    [{ includedEventTypes: ["a", EVENT.type] }, true],
    [{ includedEventTypes: [EVENT.type.toUpperCase()] }, false],
    [{ includedEventTypes: [] }, false],
    [{ subjectBeginsWith: "CONTACT/" }, true],
    [{ subjectBeginsWith: "CONTACT/", isSubjectCaseSensitive: true }, false],
    [{ subjectBeginsWith: "account/" }, false],
    [{ subjectEndsWith: "/abc" }, true],
    [{ subjectEndsWith: "/abc", isSubjectCaseSensitive: true }, false],
    [{ subjectBeginsWith: "contact/", subjectEndsWith: "/xyz" }, false],
  ])("of types and subjects %o gives %s", (filter, expected) => {
    expect(wants(filter)).toBe(expected);
  });

  it("wants an event only when all its conditions are met", () => {
    const met = { operatorType: "StringIn", key: "id", values: ["1"] };
    const unmet = { operatorType: "StringIn", key: "id", values: ["2"] };
    expect(wants({ advancedFilters: [met, met] })).toBe(true);
    expect(wants({ advancedFilters: [met, unmet] })).toBe(false);
  });
});

describe("an advanced filter", () => {
  it.each<[string, string, Record<string, unknown>, boolean]>([
    ["NumberIn", "data.count", { values: [1, 3] }, true],
    ["NumberIn", "data.count", { values: [1, 2] }, false],
    ["NumberNotIn", "data.count", { values: [1, 3] }, false],
    ["NumberNotIn", "data.count", { values: [1, 2] }, true],
    ["NumberLessThan", "data.count", { value: 3 }, false],
    ["NumberLessThan", "data.amount", { value: 12.6 }, true],
    ["NumberLessThanOrEquals", "data.count", { value: 3 }, true],
    ["NumberLessThanOrEquals", "data.count", { value: 2 }, false],
    ["NumberGreaterThan", "data.count", { value: 3 }, false],
    ["NumberGreaterThan", "data.count", { value: 2 }, true],
    ["NumberGreaterThanOrEquals", "data.count", { value: 3 }, true],
    ["NumberGreaterThanOrEquals", "data.count", { value: 4 }, false],
    [
      "NumberInRange",
      "data.amount",
      {
        values: [
          [0, 1],
          [12, 12.5],
        ],
      },
      true,
    ],
    ["NumberInRange", "data.amount", { values: [[0, 12]] }, false],
    ["NumberNotInRange", "data.amount", { values: [[0, 12]] }, true],
    [
      "NumberNotInRange",
      "data.amount",
      {
        values: [
          [0, 12],
          [12, 13],
        ],
      },
      false,
    ],
    ["BoolEquals", "data.active", { value: true }, true],
    ["BoolEquals", "data.active", { value: false }, false],
    ["BoolEquals", "data.name", { value: true }, false],
    ["StringIn", "data.name", { values: ["x", "ADA"] }, true],
    ["StringIn", "data.name", { values: ["Ad"] }, false],
    ["StringNotIn", "data.name", { values: ["x", "ADA"] }, false],
    ["StringNotIn", "data.name", { values: ["x"] }, true],
    ["StringBeginsWith", "type", { values: ["x", "COM.dynamics365."] }, true],
    ["StringBeginsWith", "type", { values: ["dynamics365."] }, false],
    ["StringNotBeginsWith", "type", { values: ["x", "com."] }, false],
    ["StringNotBeginsWith", "type", { values: ["x"] }, true],
    ["StringEndsWith", "subject", { values: ["/abc"] }, true],
    ["StringEndsWith", "subject", { values: ["contact"] }, false],
    ["StringNotEndsWith", "subject", { values: ["/abc"] }, false],
    ["StringNotEndsWith", "subject", { values: ["contact"] }, true],
    ["StringContains", "partitionkey", { values: ["T/A"] }, true],
    ["StringContains", "partitionkey", { values: ["T/B"] }, false],
    ["StringNotContains", "partitionkey", { values: ["x", "T/A"] }, false],
    ["StringNotContains", "partitionkey", { values: ["x"] }, true],
    ["StringIn", "data.row.city", { values: ["bern"] }, true],
    ["IsNullOrUndefined", "data.nothing", {}, true],
    ["IsNullOrUndefined", "data.missing", {}, true],
    ["IsNullOrUndefined", "data.name", {}, false],
    ["IsNotNull", "data.name", {}, true],
    ["IsNotNull", "data.nothing", {}, false],
    ["IsNotNull", "data.toString", {}, false],
  ])("%s on %s with %o gives %s", (operatorType, key, operand, expected) => {
    expect(meets(operatorType, key, operand)).toBe(expected);
  });

  it.each<[string, Record<string, unknown>, boolean]>([
    ["NumberIn", { values: [1] }, false],
    ["NumberNotIn", { values: [1] }, true],
    ["NumberLessThan", { value: 1 }, false],
    ["NumberGreaterThanOrEquals", { value: 1 }, false],
    ["NumberInRange", { values: [[0, 1]] }, false],
    ["NumberNotInRange", { values: [[0, 1]] }, false],
    ["BoolEquals", { value: false }, false],
    ["StringIn", { values: ["a"] }, false],
    ["StringNotIn", { values: ["a"] }, true],
    ["StringNotBeginsWith", { values: ["a"] }, false],
    ["StringNotEndsWith", { values: ["a"] }, false],
    ["StringNotContains", { values: ["a"] }, false],
  ])("%s without a value to compare gives %s", (operatorType, operand, expected) => {
    expect(meets(operatorType, "data.missing.member", operand)).toBe(expected);
  });

  it.each<[string, string, Record<string, unknown>, boolean]>([
    ["StringIn", "data.tags", { values: ["GREEN"] }, true],
    ["StringIn", "data.tags", { values: ["blue"] }, false],
    ["StringNotIn", "data.tags", { values: ["red"] }, false],
    ["StringNotBeginsWith", "data.tags", { values: ["gr"] }, false],
    ["StringNotBeginsWith", "data.tags", { values: ["bl"] }, true],
    ["NumberGreaterThan", "data.sizes", { value: 10 }, true],
    ["NumberNotInRange", "data.sizes", { values: [[10, 30]] }, false],
    ["StringIn", "data.objects.city", { values: ["Bern"] }, false],
  ])(
    "%s on the array %s with %o gives %s where arrays are switched on",
    (operatorType, key, operand, expected) => {
      expect(meets(operatorType, key, operand, true)).toBe(expected);
    },
  );

  it("does not look into arrays unless that is switched on", () => {
    expect(meets("StringIn", "data.tags", { values: ["Red"] })).toBe(false);
  });
});
