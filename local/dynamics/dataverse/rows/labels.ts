import type { Choice, Column } from "../metadata/column.ts";
import { tableNamed } from "../metadata/schema.ts";
import type { RowStore } from "./row-store.ts";
import { isChoices, isReference, type Value } from "./value.ts";

/** How a value is shown to a person whose language is English and whose currency is the euro; absent where it is not. */
export function labelOf(
  { kind, choices = [] }: Pick<Column, "kind" | "choices">,
  value: Value,
  store: Pick<RowStore, "get">,
): string | undefined {
  if (value === null) return undefined;
  switch (kind) {
    case "choice":
    case "state":
    case "status":
      return choiceLabel(choices, value);
    case "choices":
      return isChoices(value) ? value.map((each) => choiceLabel(choices, each) ?? "").join("; ") : undefined;
    case "yesno":
      return value === true ? "Yes" : "No";
    case "whole":
      return typeof value === "number" ? value.toLocaleString("en-US") : undefined;
    case "decimal":
    case "double":
      return typeof value === "number" ? twoDigits(value) : undefined;
    case "money":
      return typeof value === "number" ? `€${twoDigits(value)}` : undefined;
    case "time":
      return typeof value === "string" ? shownTime(value) : undefined;
    case "date":
      return typeof value === "string" ? shownTime(`${value}T00:00:00Z`).split(" ")[0] : undefined;
    case "lookup":
      return isReference(value) ? nameOf(value, store) : undefined;
    default:
      return undefined;
  }
}

/** A row's primary name. */
function nameOf(
  reference: { readonly table: string; readonly id: string },
  store: Pick<RowStore, "get">,
): string | undefined {
  const column = tableNamed(reference.table)?.primaryName ?? "";
  const name = store.get(reference.table, reference.id)?.columns[column];
  return typeof name === "string" ? name : undefined;
}

function choiceLabel(choices: readonly Choice[], value: Value): string | undefined {
  return choices.find((each) => each.value === value)?.label;
}

function twoDigits(value: number): string {
  return value.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 10 });
}

/** As in 11/23/2026 9:12 AM. */
function shownTime(iso: string): string {
  const at = new Date(iso);
  const day = at.toLocaleDateString("en-US", { timeZone: "UTC" });
  const time = at.toLocaleTimeString("en-US", { timeZone: "UTC", hour: "numeric", minute: "2-digit" });
  return `${day} ${time}`;
}
