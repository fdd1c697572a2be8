import { type Members, membersOf } from "../json-members.ts";
import { labelText } from "./labels.ts";
import { listOf, numberOf, some } from "./members.ts";
import type { ColumnKind, Option } from "./table.ts";

/**
 * The options of a column, in the order of their values: its own, or those of the set that it shares. Absent where the
 * metadata were fetched without `$expand=OptionSet,GlobalOptionSet`, since a set that is not there is not empty.
 * (https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query-metadata-web-api)
 */
export function attributeOptions(
  { OptionSet: own, GlobalOptionSet: shared }: Members,
  kind: ColumnKind,
): readonly Option[] | undefined {
  const sets = [own, shared].map(membersOf);
  if (kind === "boolean") return sets.map(booleanOptions).find((options) => options !== undefined);
  if (kind !== "choice" && kind !== "choices") return undefined;
  return sets.map(({ Options: options }) => numberOptions(options)).find((options) => options.length > 0);
}

function booleanOptions({ TrueOption: yes, FalseOption: no }: Members): readonly Option[] | undefined {
  const labels = [yes, no].map((option) => labelText(membersOf(option).Label));
  if (labels.every((label) => label === undefined)) return undefined;
  return [
    { value: false, ...some("label", labels[1]) },
    { value: true, ...some("label", labels[0]) },
  ];
}

function numberOptions(options: unknown): readonly Option[] {
  const byValue = new Map<number, Option>();
  for (const option of listOf(options).map(membersOf)) {
    const value = numberOf(option.Value);
    if (value !== undefined) byValue.set(value, { value, ...some("label", labelText(option.Label)) });
  }
  return [...byValue.values()].sort((a, b) => Number(a.value) - Number(b.value));
}
