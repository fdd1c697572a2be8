import { membersOf } from "../json-members.ts";
import { listOf, textOf } from "./members.ts";

/**
 * The text of a Label: in the language of whoever asked, else in the first one that it has. Labels of columns that the
 * platform keeps for itself are null, or have no texts.
 * (https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/label)
 */
export function labelText(label: unknown): string | undefined {
  const { UserLocalizedLabel: own, LocalizedLabels: all } = membersOf(label);
  return [own, ...listOf(all)]
    .map((each) => textOf(membersOf(each).Label))
    .find((text) => text !== undefined);
}
