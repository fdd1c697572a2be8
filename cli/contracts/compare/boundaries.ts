import { isRecord, listOf } from "./json.ts";
import type { Part } from "./schema-set.ts";

/** The values at which schemas change their minds, and a few that nobody thinks of. */
export interface Boundaries {
  readonly numbers: readonly number[];
  readonly texts: readonly string[];
  readonly names: readonly string[];
  readonly values: readonly unknown[];
}

const MAX_LENGTH = 10_000;
const TEXTS_OF_FORMATS = [
  "2026-11-23T09:12:44.000Z",
  "2026-11-23",
  "09:12:44Z",
  "7e2a3c1d-0000-4000-8000-000000000001",
  "urn:a:b",
  "https://contoso.com/a?b#c",
  "ada@contoso.com",
  "contoso.com",
  "10.0.0.1",
  "P1D",
];

export function boundariesOf(parts: readonly Part[]): Boundaries {
  const numbers = new Set([0, 1, -1, 2, 0.5, 1e9, -1e9]);
  const texts = new Set(["", "a", "A", "0", "-1", "ä ", "no", ...TEXTS_OF_FORMATS]);
  const names = new Set(["unknown", "x-unknown", "A"]);
  const values: unknown[] = [null, true, false, 7, "text", [], {}];
  const visit = (value: unknown): void => {
    if (typeof value === "number")
      for (const near of [value - 1, value, value + 1, value + 0.5]) numbers.add(near);
    if (typeof value === "string") texts.add(value);
    for (const member of listOf(value)) visit(member);
    if (!isRecord(value)) return;
    for (const literal of [...("const" in value ? [value.const] : []), ...listOf(value.enum)])
      values.push(literal);
    for (const [name, member] of Object.entries(value)) {
      names.add(name);
      visit(member);
    }
  };
  for (const { schema, document } of parts) {
    visit(schema);
    for (const other of document.others.values()) visit(other);
  }
  for (const number of numbers)
    if (Number.isInteger(number) && number >= 0 && number <= MAX_LENGTH) texts.add("x".repeat(number));
  return { numbers: [...numbers], texts: [...texts], names: [...names], values };
}
