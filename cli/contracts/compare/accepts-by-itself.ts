import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { type Clause, kindOf } from "./clause.ts";
import { isRecord } from "./json.ts";

/** Whether a value keeps what a clause says of it without looking at its members or entries. */
export function acceptsByItself(clause: Clause, value: unknown): boolean {
  if (kindOf(value) !== clause.kind) return false;
  if (typeof value === "number") return acceptsNumber(clause, value);
  if (typeof value === "string") return fits(clause, [...value].length) && acceptsText(clause, value);
  if (Array.isArray(value)) return fits(clause, value.length);
  if (!isRecord(value)) return true;
  return (
    fits(clause, Object.keys(value).length) &&
    [...clause.required].every((name) => Object.hasOwn(value, name))
  );
}

function fits({ minSize, maxSize }: Clause, size: number): boolean {
  return size >= minSize && size <= maxSize;
}

function acceptsNumber({ low, high, steps }: Clause, value: number): boolean {
  if (low !== undefined && (value < low.value || (low.open && value === low.value))) return false;
  if (high !== undefined && (value > high.value || (high.open && value === high.value))) return false;
  return steps.every((step) => Number.isInteger(value / step));
}

function acceptsText({ patterns, formats }: Clause, value: string): boolean {
  return (
    [...patterns].every((pattern) => new RegExp(pattern, "u").test(value)) &&
    [...formats].every((format) => hasFormat(format, value))
  );
}

/** A format that nobody knows is none that a text has for certain. */
function hasFormat(format: string, text: string): boolean {
  const ajv = new Ajv2020({ strict: false, logger: false });
  addFormats.default(ajv, { mode: "full" });
  return ajv.formats[format] !== undefined && ajv.validate({ format }, text);
}
