import { describe, expect, it } from "vitest";
import { TABLES } from "../../../../local/dynamics/dataverse/metadata/schema.ts";
import { compileFilter } from "../../../../local/dynamics/dataverse/odata/compile-filter.ts";
import { parseFilter } from "../../../../local/dynamics/dataverse/odata/parse-filter.ts";
import { rowScope } from "../../../../local/dynamics/dataverse/odata/row-scope.ts";
import { memoryRows } from "../../../../local/dynamics/dataverse/rows/row-store.ts";
import { seed } from "../../../../local/dynamics/dataverse/rows/seed.ts";
import { stableGuid } from "../../../../local/dynamics/dataverse/rows/stable-guid.ts";

const NOW_MS = Date.parse("2026-11-25T08:00:00Z");
const store = memoryRows();
seed(store, NOW_MS);

function found(set: string, filter: string): readonly unknown[] {
  const table = TABLES.find((each) => each.set === set);
  if (table === undefined) throw new Error(set);
  const holds = compileFilter(parseFilter(filter), rowScope(table, store), NOW_MS);
  return store
    .all(table.name)
    .filter(holds)
    .map(({ columns }) => columns[table.primaryName]);
}

const ENGINES = stableGuid("account engines");

describe("$filter", () => {
  it.each([
    ["eq, without regard to case", "lastname eq 'BYRON'", ["Ada Byron"]],
    ["ne, which holds for what is null", "jobtitle ne 'Analyst'", ["Charles Babbage", "Zofia Żółć"]],
    ["null", "jobtitle eq null", ["Zofia Żółć"]],
    ["a quote in a text", "lastname eq 'O''Neill'", []],
    ["other letters than English ones", "lastname eq 'żółć'", ["Zofia Żółć"]],
    ["not before brackets", "not (statecode eq 0 and jobtitle ne null)", ["Zofia Żółć"]],
    ["and before or", "firstname eq 'Zofia' or firstname eq 'Ada' and lastname eq 'Babbage'", ["Zofia Żółć"]],
    ["contains", "contains(fullname,'bab')", ["Charles Babbage"]],
    ["startswith", "startswith(fullname,'a')", ["Ada Byron"]],
    ["endswith", "endswith(fullname,'Byron')", ["Ada Byron"]],
    ["a lookup's id", `_parentcustomerid_value eq ${ENGINES}`, ["Ada Byron", "Charles Babbage"]],
    ["a column one lookup away", "parentcustomerid_account/name eq 'Fabrikam'", []],
    ["a date", "birthdate lt 1900-01-01", ["Ada Byron"]],
    [
      "a time",
      "createdon ge 2026-11-25T09:00:00+01:00 and createdon le 2026-11-25T08:00:00Z and firstname eq 'Ada'",
      ["Ada Byron"],
    ],
    [
      "In",
      "Microsoft.Dynamics.CRM.In(PropertyName='firstname',PropertyValues=[\"Ada\",'Zofia'])",
      ["Ada Byron", "Zofia Żółć"],
    ],
    ["Today", "Microsoft.Dynamics.CRM.Today(PropertyName='createdon') and firstname eq 'Ada'", ["Ada Byron"]],
    [
      "LastXDays",
      "Microsoft.Dynamics.CRM.LastXDays(PropertyName='createdon',PropertyValue=1) and firstname eq 'Ada'",
      ["Ada Byron"],
    ],
  ])("understands %s", (_, filter, names) => {
    expect(found("contacts", filter)).toEqual(names);
  });

  it.each([
    ["numbers", "numberofemployees gt 12", ["Fabrikam"]],
    ["the edge of ge", "numberofemployees ge 12", ["Analytical Engines Ltd", "Fabrikam"]],
    ["the edge of le", "numberofemployees le 12", ["Analytical Engines Ltd"]],
    ["the edge of lt", "numberofemployees lt 12", []],
    [
      "any of those that look it up",
      "contact_customer_accounts/any(c:c/firstname eq 'Ada')",
      ["Analytical Engines Ltd"],
    ],
    ["any at all", "contact_customer_accounts/any()", ["Analytical Engines Ltd"]],
    ["all", "contact_customer_accounts/all(c:c/firstname eq 'Ada')", ["Fabrikam", "Adatum Corporation"]],
    [
      "Between",
      'Microsoft.Dynamics.CRM.Between(PropertyName=\'numberofemployees\',PropertyValues=["10","13"])',
      ["Analytical Engines Ltd"],
    ],
  ])("understands %s", (_, filter, names) => {
    expect(found("accounts", filter)).toEqual(names);
  });

  it("understands several choices of a column", () => {
    const filter = (values: string) =>
      `Microsoft.Dynamics.CRM.ContainValues(PropertyName='contoso_skills',PropertyValues=[${values}])`;
    expect(found("contoso_projects", filter("'826490001'"))).toEqual(["Difference Engine No. 2"]);
    expect(found("contoso_projects", filter("'826490002'"))).toEqual([]);
  });

  it.each([
    ["nonsense eq 1", "Could not find a property named 'nonsense'"],
    ["lastname eq", "expected a property, a value or a function, got its end"],
    ["lastname eq 'a' 'b'", "expected the end of the expression, got ''b''"],
    ["contains(lastname)", "No function 'contains' takes 1 parameters: expected 2."],
    ["concat(firstname,lastname) eq 'x'", "The function concat is not modelled"],
    ["lastname eq #", "character '#' is not valid at position 12"],
    ["parentcustomerid eq 1", "Could not find a property named 'parentcustomerid'"],
  ])("refuses %s", (filter, message) => {
    expect(() => found("contacts", filter)).toThrow(message);
  });

  it("never shows a secret by asking for it", () => {
    expect(() => found("serviceendpoints", "startswith(authvalue,'a')")).toThrow("Could not find a property");
  });
});
