import type { AdvancedFilter, NumberRange } from "./advanced-filter.ts";

/**
 * Whether a value meets an advanced filter, by «Event filtering for Azure Event Grid».
 *
 * Several values of a filter are alternatives, and a `Not…` operator refuses each of them; texts are compared
 * without case. Where there is no value that the operator could compare, only `NumberNotIn`, `StringNotIn` and
 * `IsNullOrUndefined` match.
 *
 * @param onArrays Whether an array is compared by its members: any of them may match, none may be refused.
 */
export function meetsAdvancedFilter(filter: AdvancedFilter, value: unknown, onArrays: boolean): boolean {
  switch (filter.operatorType) {
    case "IsNullOrUndefined":
      return value === undefined || value === null;
    case "IsNotNull":
      return value !== undefined && value !== null;
    case "BoolEquals":
      return operands(value, onArrays, isBoolean).some((operand) => operand === filter.value);
    case "NumberLessThan":
      return operands(value, onArrays, isNumber).some((operand) => operand < filter.value);
    case "NumberLessThanOrEquals":
      return operands(value, onArrays, isNumber).some((operand) => operand <= filter.value);
    case "NumberGreaterThan":
      return operands(value, onArrays, isNumber).some((operand) => operand > filter.value);
    case "NumberGreaterThanOrEquals":
      return operands(value, onArrays, isNumber).some((operand) => operand >= filter.value);
    case "NumberIn":
      return operands(value, onArrays, isNumber).some((operand) => filter.values.includes(operand));
    case "NumberNotIn":
      return !operands(value, onArrays, isNumber).some((operand) => filter.values.includes(operand));
    case "NumberInRange":
      return operands(value, onArrays, isNumber).some((operand) => isInOne(filter.values, operand));
    case "NumberNotInRange":
      return all(operands(value, onArrays, isNumber), (operand) => !isInOne(filter.values, operand));
    case "StringIn":
      return texts(value, onArrays).some((text) => matchesOne(filter.values, text, "is"));
    case "StringNotIn":
      return !texts(value, onArrays).some((text) => matchesOne(filter.values, text, "is"));
    case "StringBeginsWith":
      return texts(value, onArrays).some((text) => matchesOne(filter.values, text, "startsWith"));
    case "StringNotBeginsWith":
      return all(texts(value, onArrays), (text) => !matchesOne(filter.values, text, "startsWith"));
    case "StringEndsWith":
      return texts(value, onArrays).some((text) => matchesOne(filter.values, text, "endsWith"));
    case "StringNotEndsWith":
      return all(texts(value, onArrays), (text) => !matchesOne(filter.values, text, "endsWith"));
    case "StringContains":
      return texts(value, onArrays).some((text) => matchesOne(filter.values, text, "includes"));
    case "StringNotContains":
      return all(texts(value, onArrays), (text) => !matchesOne(filter.values, text, "includes"));
  }
}

/** The values that an operator compares: the value itself, or the members of an array where that is switched on. */
function operands<Operand>(
  value: unknown,
  onArrays: boolean,
  isOperand: (value: unknown) => value is Operand,
): readonly Operand[] {
  if (isOperand(value)) return [value];
  return onArrays && Array.isArray(value) ? value.filter(isOperand) : [];
}

function texts(value: unknown, onArrays: boolean): readonly string[] {
  return operands(value, onArrays, isText).map((text) => text.toLowerCase());
}

/** Whether there are operands at all and each of them passes. */
function all<Operand>(operands: readonly Operand[], passes: (operand: Operand) => boolean): boolean {
  return operands.length > 0 && operands.every(passes);
}

function matchesOne(
  values: readonly string[],
  text: string,
  how: "is" | "startsWith" | "endsWith" | "includes",
): boolean {
  return values.some((value) => {
    const wanted = value.toLowerCase();
    return how === "is" ? text === wanted : text[how](wanted);
  });
}

function isInOne(ranges: readonly NumberRange[], number: number): boolean {
  return ranges.some(([least, most]) => least <= number && number <= most);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isNumber(value: unknown): value is number {
  return typeof value === "number";
}

function isBoolean(value: unknown): value is boolean {
  return typeof value === "boolean";
}
