import { meetsAdvancedFilter } from "./advanced-match.ts";
import type { EventFilter } from "./event-filter.ts";
import { type EventMembers, eventValue } from "./event-value.ts";

/** Whether a subscription wants an event: it must meet every condition of the filter. */
export function meetsFilter(filter: EventFilter, members: EventMembers): boolean {
  const { type, subject } = members;
  const types = filter.includedEventTypes;
  if (types !== undefined && !(typeof type === "string" && types.includes(type))) return false;
  if (!meetsAffixes(filter, typeof subject === "string" ? subject : "")) return false;
  return filter.advancedFilters.every((advanced) =>
    meetsAdvancedFilter(advanced, eventValue(members, advanced.key), filter.enableAdvancedFilteringOnArrays),
  );
}

function meetsAffixes(filter: EventFilter, subject: string): boolean {
  const cased = (text: string) => (filter.isSubjectCaseSensitive ? text : text.toLowerCase());
  return (
    cased(subject).startsWith(cased(filter.subjectBeginsWith)) &&
    cased(subject).endsWith(cased(filter.subjectEndsWith))
  );
}
