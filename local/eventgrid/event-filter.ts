import { misshapen, readFlag, readList, readMembers, readText } from "../shape.ts";
import { type AdvancedFilter, readAdvancedFilter, valueCount } from "./advanced-filter.ts";

/** «Event filtering for Azure Event Grid» allows 25 advanced filters and 25 values in all of them together. */
const MOST_FILTERS = 25;
const MOST_VALUES = 25;

/** Which events a subscription wants: all that meet every condition. Members are named as in Azure. */
export interface EventFilter {
  /** Exact types; absent means every type. */
  readonly includedEventTypes: readonly string[] | undefined;
  /** Empty means any subject. */
  readonly subjectBeginsWith: string;
  readonly subjectEndsWith: string;
  readonly isSubjectCaseSensitive: boolean;
  readonly enableAdvancedFilteringOnArrays: boolean;
  readonly advancedFilters: readonly AdvancedFilter[];
}

/** Reads the filter of a subscription; throws an error that names the place and what is wrong there. */
export function readEventFilter(value: unknown, path: string): EventFilter {
  const members = readMembers(value, path, [
    "includedEventTypes",
    "subjectBeginsWith",
    "subjectEndsWith",
    "isSubjectCaseSensitive",
    "enableAdvancedFilteringOnArrays",
    "advancedFilters",
  ]);
  const advancedFilters = readList(members.advancedFilters ?? [], `${path}.advancedFilters`).map(
    (filter, at) => readAdvancedFilter(filter, `${path}.advancedFilters[${at}]`),
  );
  const values = advancedFilters.reduce((sum, filter) => sum + valueCount(filter), 0);
  if (advancedFilters.length > MOST_FILTERS || values > MOST_VALUES) {
    const limit = `at most ${MOST_FILTERS} filters with ${MOST_VALUES} values together`;
    throw misshapen(`${path}.advancedFilters`, limit, { filters: advancedFilters.length, values });
  }
  return {
    includedEventTypes: readTypes(members.includedEventTypes, `${path}.includedEventTypes`),
    subjectBeginsWith: readAffix(members.subjectBeginsWith, `${path}.subjectBeginsWith`),
    subjectEndsWith: readAffix(members.subjectEndsWith, `${path}.subjectEndsWith`),
    isSubjectCaseSensitive: readFlag(
      members.isSubjectCaseSensitive ?? false,
      `${path}.isSubjectCaseSensitive`,
    ),
    enableAdvancedFilteringOnArrays: readFlag(
      members.enableAdvancedFilteringOnArrays ?? false,
      `${path}.enableAdvancedFilteringOnArrays`,
    ),
    advancedFilters,
  };
}

function readTypes(value: unknown, path: string): readonly string[] | undefined {
  if (value === undefined) return undefined;
  return readList(value, path).map((type, at) => readText(type, `${path}[${at}]`));
}

function readAffix(value: unknown, path: string): string {
  return value === undefined || value === "" ? "" : readText(value, path);
}
