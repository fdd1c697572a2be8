import { misshapen, readFlag, readList, readMembers, readText } from "../shape.ts";

const LONGEST_VALUE = 512;
/** An attribute by its name, or `data.…`: only data has members, so any other key with a dot can match nothing. */
const KEY = /^(?:[a-z0-9]+|data(?:\.[^.]+)+)$/;

const TEXT_OPERATORS = [
  "StringIn",
  "StringNotIn",
  "StringBeginsWith",
  "StringNotBeginsWith",
  "StringEndsWith",
  "StringNotEndsWith",
  "StringContains",
  "StringNotContains",
] as const;
const NUMBERS_OPERATORS = ["NumberIn", "NumberNotIn"] as const;
const NUMBER_OPERATORS = [
  "NumberLessThan",
  "NumberLessThanOrEquals",
  "NumberGreaterThan",
  "NumberGreaterThanOrEquals",
] as const;
const RANGE_OPERATORS = ["NumberInRange", "NumberNotInRange"] as const;
const NULL_OPERATORS = ["IsNullOrUndefined", "IsNotNull"] as const;

const OPERATORS = [
  ...TEXT_OPERATORS,
  ...NUMBERS_OPERATORS,
  ...NUMBER_OPERATORS,
  ...RANGE_OPERATORS,
  ...NULL_OPERATORS,
  "BoolEquals",
] as const;

/** One condition on one value of an event; operators and members are named as in Azure Resource Manager. */
export type AdvancedFilter = { readonly key: string } & (
  | { readonly operatorType: (typeof TEXT_OPERATORS)[number]; readonly values: readonly string[] }
  | { readonly operatorType: (typeof NUMBERS_OPERATORS)[number]; readonly values: readonly number[] }
  | { readonly operatorType: (typeof NUMBER_OPERATORS)[number]; readonly value: number }
  | { readonly operatorType: (typeof RANGE_OPERATORS)[number]; readonly values: readonly NumberRange[] }
  | { readonly operatorType: (typeof NULL_OPERATORS)[number] }
  | { readonly operatorType: "BoolEquals"; readonly value: boolean }
);

/** Both ends belong to it. */
export type NumberRange = readonly [least: number, most: number];

/** Reads one advanced filter of a subscription; throws an error that names the place and what is wrong there. */
export function readAdvancedFilter(value: unknown, path: string): AdvancedFilter {
  const members = readMembers(value, path, ["operatorType", "key", "value", "values"]);
  const operator = OPERATORS.find((known) => known === members.operatorType);
  if (operator === undefined) {
    throw misshapen(`${path}.operatorType`, `one of ${OPERATORS.join(", ")}`, members.operatorType);
  }
  const key = readText(members.key, `${path}.key`, KEY, "an attribute such as type, or data.member.member");
  switch (operator) {
    case "IsNullOrUndefined":
    case "IsNotNull":
      return { operatorType: operator, key };
    case "BoolEquals":
      return { operatorType: operator, key, value: readFlag(members.value, `${path}.value`) };
    case "NumberLessThan":
    case "NumberLessThanOrEquals":
    case "NumberGreaterThan":
    case "NumberGreaterThanOrEquals":
      return { operatorType: operator, key, value: readNumber(members.value, `${path}.value`) };
    case "NumberIn":
    case "NumberNotIn":
      return { operatorType: operator, key, values: readValues(members, path, readNumber) };
    case "NumberInRange":
    case "NumberNotInRange":
      return { operatorType: operator, key, values: readValues(members, path, readRange) };
    default:
      return { operatorType: operator, key, values: readValues(members, path, readShortText) };
  }
}

/** How many values a filter counts towards the limit of a subscription. */
export function valueCount(filter: AdvancedFilter): number {
  if ("values" in filter) return filter.values.length;
  return "value" in filter ? 1 : 0;
}

function readValues<Value>(
  members: Readonly<Record<string, unknown>>,
  path: string,
  read: (value: unknown, path: string) => Value,
): readonly Value[] {
  const values = readList(members.values, `${path}.values`);
  if (values.length === 0) throw misshapen(`${path}.values`, "at least one value", values);
  return values.map((value, at) => read(value, `${path}.values[${at}]`));
}

function readRange(value: unknown, path: string): NumberRange {
  const ends = readList(value, path);
  if (ends.length !== 2) throw misshapen(path, "two numbers, the least and the most", value);
  const [least, most] = [readNumber(ends[0], path), readNumber(ends[1], path)];
  if (least > most) throw misshapen(path, "the smaller number first", value);
  return [least, most];
}

function readNumber(value: unknown, path: string): number {
  if (typeof value !== "number" || !Number.isFinite(value)) throw misshapen(path, "a number", value);
  return value;
}

function readShortText(value: unknown, path: string): string {
  if (typeof value !== "string" || value.length > LONGEST_VALUE) {
    throw misshapen(path, `a text of at most ${LONGEST_VALUE} characters`, value);
  }
  return value;
}
