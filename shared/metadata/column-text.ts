import type { Column, ColumnKind } from "./table.ts";

const WORDS: Readonly<Record<ColumnKind, string>> = {
  text: "Text",
  textOrChoices: "Text, or choices as their numbers",
  integer: "Whole number",
  bigint: "Whole number of 64 bits; a text of digits where a double would not give them back",
  decimal: "Decimal number; a text of digits where a double would not give them back",
  double: "Floating-point number",
  money: "Money, as its number, in the currency of transactioncurrencyid",
  boolean: "Yes or no",
  date: "Date and time, in UTC",
  day: "Day, as its beginning",
  id: "Id",
  choice: "Choice, as its number",
  choices: "Choices, as their numbers",
  lookup: "Lookup",
  parties: "Activity parties",
  image: "Image, in base64",
  file: "File, as its id",
  managed: "Managed property",
  list: "List",
  object: "Object",
  any: "Nothing is known of its values",
};

/** What a schema and a type say of a column in words: its kind with its bounds, and what its makers say of it. */
export function columnText(column: Column): string {
  const { maxLength, precision, options = [], targets, computed, description } = column;
  const facts = [
    maxLength === undefined ? "" : `at most ${maxLength} characters`,
    precision === undefined ? "" : `${precision} digits after the point`,
    targets === undefined ? "" : `of ${targets.join(" or ")}`,
    options.length === 0
      ? ""
      : options.map(({ value, label }) => `${value}${label ? ` ${label}` : ""}`).join(", "),
    computed === undefined ? "" : `${computed} by the platform`,
    column.nullable ? "" : "never null",
  ].filter((fact) => fact !== "");
  const first = `${[WORDS[column.kind], ...facts].join("; ")}.`;
  return description === undefined ? first : `${first} ${oneLine(description)}`;
}

export function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
