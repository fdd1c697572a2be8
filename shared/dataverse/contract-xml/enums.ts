/** Names in the order of their numbers, from 0. */
function inOrder(...names: readonly string[]): ReadonlyMap<string, number> {
  return new Map(names.map((name, number) => [name, number]));
}

/** Reference of Microsoft.Xrm.Sdk.Query.ConditionOperator. */
const CONDITION_OPERATORS = inOrder(
  ...["Equal", "NotEqual", "GreaterThan", "LessThan", "GreaterEqual", "LessEqual", "Like", "NotLike"],
  ...["In", "NotIn", "Between", "NotBetween", "Null", "NotNull", "Yesterday", "Today", "Tomorrow"],
  ...["Last7Days", "Next7Days", "LastWeek", "ThisWeek", "NextWeek", "LastMonth", "ThisMonth", "NextMonth"],
  ...["On", "OnOrBefore", "OnOrAfter", "LastYear", "ThisYear", "NextYear", "LastXHours", "NextXHours"],
  ...["LastXDays", "NextXDays", "LastXWeeks", "NextXWeeks", "LastXMonths", "NextXMonths", "LastXYears"],
  ...["NextXYears", "EqualUserId", "NotEqualUserId", "EqualBusinessId", "NotEqualBusinessId", "ChildOf"],
  ...["Mask", "NotMask", "MasksSelect", "Contains", "DoesNotContain", "EqualUserLanguage", "NotOn"],
  ...["OlderThanXMonths", "BeginsWith", "DoesNotBeginWith", "EndsWith", "DoesNotEndWith"],
  ...["ThisFiscalYear", "ThisFiscalPeriod", "NextFiscalYear", "NextFiscalPeriod", "LastFiscalYear"],
  ...["LastFiscalPeriod", "LastXFiscalYears", "LastXFiscalPeriods", "NextXFiscalYears"],
  ...["NextXFiscalPeriods", "InFiscalYear", "InFiscalPeriod", "InFiscalPeriodAndYear"],
  ...["InOrBeforeFiscalPeriodAndYear", "InOrAfterFiscalPeriodAndYear", "EqualUserTeams"],
  ...["EqualUserOrUserTeams", "Above", "Under", "NotUnder", "AboveOrEqual", "UnderOrEqual"],
  ...["EqualUserOrUserHierarchy", "EqualUserOrUserHierarchyAndTeams", "OlderThanXYears"],
  ...["OlderThanXWeeks", "OlderThanXDays", "OlderThanXHours", "OlderThanXMinutes", "ContainValues"],
  ...["DoesNotContainValues"],
);

/** The enumerations of Microsoft.Xrm.Sdk that stand in messages: names in XML, numbers in JSON. */
export const ENUMS: Readonly<Record<string, ReadonlyMap<string, number>>> = {
  EntityState: inOrder("Unchanged", "Created", "Changed"),
  EntityRole: inOrder("Referencing", "Referenced"),
  ConcurrencyBehavior: inOrder("Default", "IfRowVersionMatches", "AlwaysOverwrite"),
  LogicalOperator: inOrder("And", "Or"),
  OrderType: inOrder("Ascending", "Descending"),
  JoinOperator: inOrder("Inner", "LeftOuter", "Natural"),
  ConditionOperator: CONDITION_OPERATORS,
  AccessRights: new Map([
    ["None", 0],
    ["ReadAccess", 0x1],
    ["WriteAccess", 0x2],
    ["AppendAccess", 0x4],
    ["AppendToAccess", 0x10],
    ["CreateAccess", 0x20],
    ["DeleteAccess", 0x10000],
    ["ShareAccess", 0x40000],
    ["AssignAccess", 0x80000],
  ]),
};

/** The number of a name, or of several flags with spaces between; nothing if one of them is not known. */
export function enumNumber(numbers: ReadonlyMap<string, number>, text: string): number | undefined {
  const known = numbers.get(text);
  if (known !== undefined || !text.includes(" ")) return known;
  let sum = 0;
  for (const name of text.split(" ")) sum |= numbers.get(name) ?? Number.NaN;
  return text.split(" ").every((name) => numbers.has(name)) ? sum : undefined;
}
