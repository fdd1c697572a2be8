import { date, list, text, typed } from "./data-contract-json.ts";
import type { Random } from "./random.ts";

/** What a column holds: its value, and its label where the platform formats one. */
export interface Column {
  readonly name: string;
  readonly value: string;
  readonly label: string | undefined;
}

/** The changes of the samples lie within one day, so that a run of the benchmark fills one table of the ledger. */
export const DAY_MS = Date.UTC(2026, 10, 23);
const HOUR_MS = 3_600_000;

const WORDS = [
  "Contoso",
  "Adventure",
  "Wörks",
  "Zürich",
  "São Paulo",
  "Łódź",
  "Ада",
  "日本橋",
  "renewal",
  "quarterly",
  "delivery",
  "<b>urgent</b>",
  "R&D",
  '"as is"',
  "c/o",
  "00 417",
  "+31 20 555 0100",
  "net 30",
  "Öffnungszeiten",
  "façade",
] as const;
const TABLES = [
  "account",
  "contact",
  "systemuser",
  "transactioncurrency",
  "businessunit",
  "pricelevel",
] as const;
const LABELS = ["Active", "Preferred Customer", "Ground", "Jeder Wochentag", "未設定", "Não"] as const;

/** A share of the kinds that a wide business table has; the text kinds weigh most. */
const KINDS = [
  "text",
  "text",
  "text",
  "text",
  "code",
  "memo",
  "choice",
  "choice",
  "choices",
  "lookup",
  "lookup",
  "lookup",
  "money",
  "decimal",
  "double",
  "integer",
  "flag",
  "flag",
  "date",
  "date",
  "guid",
  "null",
  "null",
] as const;

/**
 * Columns of a made-up table. The same index has the same name and kind in every message, as in a real table.
 *
 * @param memoLines How long memo columns are: they carry most of the bytes of a large message.
 */
export function columns(random: Random, from: number, count: number, memoLines: number): readonly Column[] {
  return Array.from({ length: count }, (_, index) => column(random, from + index, memoLines));
}

function column(random: Random, index: number, memoLines: number): Column {
  const kind = KINDS[(index * 7) % KINDS.length] ?? "text";
  const name = `cnt_${kind}${String(index).padStart(3, "0")}`;
  const label = random.pick(LABELS);
  switch (kind) {
    case "text":
      return { name, value: text(words(random, 1 + random.below(4))), label: undefined };
    case "code":
      return { name, value: text(`00${random.below(1_000_000)}`), label: undefined };
    case "memo": {
      const lines = Array.from({ length: memoLines }, () => words(random, 12));
      return { name, value: text(lines.join("\r\n")), label: undefined };
    }
    case "choice":
      return { name, value: choice(random), label };
    case "choices":
      return { name, value: list([choice(random), choice(random)]), label };
    case "lookup":
      return { name, value: reference(random, random.pick(TABLES), null), label: words(random, 2) };
    case "money": {
      const amount = `${random.below(90_000)}.${String(random.below(10_000)).padStart(4, "0")}`;
      return { name, value: typed("Money", { Value: amount }), label: `€ ${amount}` };
    }
    case "decimal":
      return { name, value: `${random.below(9)}.${String(random.below(1e9)).padStart(10, "0")}`, label };
    case "double":
      return { name, value: double(random), label: undefined };
    case "integer":
      return { name, value: String(random.below(100_000)), label: undefined };
    case "flag":
      return { name, value: random.below(2) === 0 ? "true" : "false", label: random.pick(["Yes", "No"]) };
    case "date": {
      const timeMs = DAY_MS - random.below(2_000) * 24 * HOUR_MS;
      return { name, value: date(timeMs), label: new Date(timeMs).toUTCString() };
    }
    case "guid":
      return { name, value: text(random.guid()), label: undefined };
    case "null":
      return { name, value: "null", label: undefined };
  }
}

/**
 * A floating-point column keeps five decimals (Dataverse's "Types of fields and field data types"); a rare one comes
 * from elsewhere, with all the 17 digits that .NET Framework writes for a computed double.
 */
function double(random: Random): string {
  return random.below(14) === 0
    ? (1 / (3 + random.below(1_000))).toPrecision(17)
    : String(random.below(1e7) / 1e5);
}

function reference(random: Random, table: string, name: string | null): string {
  return typed("EntityReference", {
    Id: text(random.guid()),
    KeyAttributes: "[]",
    LogicalName: text(table),
    Name: name === null ? "null" : text(name),
    RowVersion: "null",
  });
}

function choice(random: Random): string {
  return typed("OptionSetValue", { Value: String(100_000_000 + random.below(20)) });
}

function words(random: Random, count: number): string {
  return Array.from({ length: count }, () => random.pick(WORDS)).join(" ");
}
