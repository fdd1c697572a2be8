import { describe, expect, it } from "vitest";
import { readColumns, readScenario } from "../../../cli/simulate/scenario.ts";

describe("columns as a person types them", () => {
  it.each([
    ["a=text", { a: "text" }],
    ["a=12", { a: 12 }],
    ["a=-1.5", { a: -1.5 }],
    ["a=true", { a: true }],
    ["a=null", { a: null }],
    ['a="12"', { a: "12" }],
    ["a=b=c", { a: "b=c" }],
    ["a=", { a: "" }],
    ["a=0012", { a: "0012" }],
  ])("%s", (word, columns) => {
    expect(readColumns([word])).toEqual(columns);
  });

  it("need a name and a value", () => {
    expect(() => readColumns(["jobtitle"])).toThrow("Expected column=value, got jobtitle.");
  });
});

describe("a scenario", () => {
  it("is a list of steps", () => {
    const text = JSON.stringify([
      { create: "leads", row: { subject: "x" } },
      { update: "contacts", where: "lastname eq 'Byron'", row: { fax: null } },
      { update: "contacts", id: "i", row: {} },
      { delete: "leads" },
      { bulk: "leads", count: 3, row: { subject: "{n}" } },
      { waitMs: 5 },
      { faults: { lose: 1 } },
    ]);
    expect(readScenario(text)).toEqual([
      { kind: "create", set: "leads", row: { subject: "x" } },
      {
        kind: "update",
        set: "contacts",
        pick: { kind: "filter", filter: "lastname eq 'Byron'" },
        row: { fax: null },
      },
      { kind: "update", set: "contacts", pick: { kind: "id", id: "i" }, row: {} },
      { kind: "delete", set: "leads", pick: { kind: "filter", filter: undefined } },
      { kind: "bulk", set: "leads", count: 3, row: { subject: "{n}" } },
      { kind: "wait", waitMs: 5 },
      { kind: "faults", rates: { lose: 1 } },
    ]);
  });

  it.each([
    ["{", "Expected a scenario as JSON:"],
    ["{}", "Expected a scenario as a JSON list of steps."],
    ['[{"waitMs":1},{"make":"leads"}]', "Step 2: expected create, update, delete or bulk"],
    ['[{"waitMs":-1}]', "Step 1: expected"],
    ['[{"bulk":"leads","count":0}]', "Step 1: expected a number of rows from 1 to 100000, got 0."],
  ])("that is none is refused with its place: %s", (text, says) => {
    expect(() => readScenario(text)).toThrow(says);
  });
});
