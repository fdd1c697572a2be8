import { compare, type Operand } from "./operand.ts";

/** A function of OData, by the number of its parameters. */
interface PlainFunction {
  readonly parameters: number;
  readonly of: (operands: readonly Operand[]) => Operand;
}

/** The functions that «Query data using the Web API» names as supported: they know no upper and lower case. */
export const FUNCTIONS: Readonly<Record<string, PlainFunction>> = {
  contains: onTexts((text, part) => text.includes(part)),
  startswith: onTexts((text, part) => text.startsWith(part)),
  endswith: onTexts((text, part) => text.endsWith(part)),
};

function onTexts(of: (text: string, part: string) => boolean): PlainFunction {
  return {
    parameters: 2,
    of: ([text, part]) =>
      typeof text === "string" && typeof part === "string" && of(text.toLowerCase(), part.toLowerCase()),
  };
}

/** A test of a property's value, made of the function's values. */
type QueryFunction = (values: readonly (string | number)[], nowMs: number) => (value: Operand) => boolean;

const DAY_MS = 24 * 60 * 60 * 1_000;

/** Dataverse's own query functions («Query functions»), as `Microsoft.Dynamics.CRM.<name>(PropertyName=…)`. */
export const QUERY_FUNCTIONS: Readonly<Record<string, QueryFunction>> = {
  In: (values) => (value) => isAmong(values, value),
  NotIn: (values) => (value) => !isAmong(values, value),
  Between: (values) => (value) => isBetween(values, value),
  NotBetween: (values) => (value) => value !== null && !isBetween(values, value),
  ContainValues: (values) => (value) => choicesIn(value).some((each) => values.map(String).includes(each)),
  DoesNotContainValues: (values) => (value) =>
    !choicesIn(value).some((each) => values.map(String).includes(each)),
  Today: (_, nowMs) => (value) => dayOf(value) === dayAt(nowMs),
  Yesterday: (_, nowMs) => (value) => dayOf(value) === dayAt(nowMs - DAY_MS),
  On:
    ([day = ""]) =>
    (value) =>
      dayOf(value) === String(day).slice(0, 10),
  OnOrAfter:
    ([day = ""]) =>
    (value) =>
      value !== null && compare(dayOf(value), String(day).slice(0, 10)) >= 0,
  OnOrBefore:
    ([day = ""]) =>
    (value) =>
      value !== null && compare(dayOf(value), String(day).slice(0, 10)) <= 0,
  LastXDays:
    ([days = 0], nowMs) =>
    (value) =>
      isWithin(value, nowMs - Number(days) * DAY_MS, nowMs),
  LastXHours:
    ([hours = 0], nowMs) =>
    (value) =>
      isWithin(value, nowMs - (Number(hours) * DAY_MS) / 24, nowMs),
  NextXDays:
    ([days = 0], nowMs) =>
    (value) =>
      isWithin(value, nowMs, nowMs + Number(days) * DAY_MS),
};

/** Values come as texts, whatever the property's type is. */
function isAmong(values: readonly (string | number)[], value: Operand): boolean {
  return value !== null && values.some((each) => compare(String(each), String(value)) === 0);
}

function isBetween([from, to]: readonly (string | number)[], value: Operand): boolean {
  if (value === null || from === undefined || to === undefined) return false;
  const bound = (text: string | number) => (typeof value === "number" ? Number(text) : text);
  return compare(value, bound(from)) >= 0 && compare(value, bound(to)) <= 0;
}

function choicesIn(value: Operand): readonly string[] {
  return typeof value === "string" && value !== "" ? value.split(",") : [];
}

function dayOf(value: Operand): string | null {
  return typeof value === "string" ? value.slice(0, 10) : null;
}

function dayAt(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 10);
}

function isWithin(value: Operand, fromMs: number, toMs: number): boolean {
  if (typeof value !== "string") return false;
  const atMs = Date.parse(value);
  return atMs >= fromMs && atMs <= toMs;
}
