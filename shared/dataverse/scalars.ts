import type { Json, JsonObject } from "../cloudevents/event-draft.ts";
import { isoTime } from "../cloudevents/iso-time.ts";
import { isList, type Members, setMember } from "../wire/json/kinds.ts";
import { readWireDate } from "./wire-date.ts";

/** Something that holds values by name, such as a row or a list of parameters. */
export interface Holder {
  /** Where it stands in the body, for messages to people. */
  readonly path: string;
  /** In columns a list of numbers can only be bytes; in parameters it is a list of numbers. */
  readonly kind: "columns" | "parameters";
  /** The dates whose text had an offset, as they came, by name. Absent until there is one. */
  raw: Members | undefined;
}

/**
 * A text as it is, a date in ISO 8601. JSON does not tell a text that looks like a date from a date: see
 * `readWireDate`.
 */
export function plainText(text: string, name: string, holder: Holder): string {
  const date = readWireDate(text);
  if (date === undefined) return text;
  if (date.hasOffset) {
    holder.raw ??= {};
    setMember(holder.raw, name, text);
  }
  return isoTime(date.timeMs);
}

/** The bytes that a list of numbers stands for; nothing, if it is empty or holds anything else. */
export function bytesOf(list: readonly Json[]): Buffer | undefined {
  return list.length > 0 && list.every(isByte) ? Buffer.from(list) : undefined;
}

const SCALARS: ReadonlySet<Json | undefined> = new Set(
  [
    ...["String", "Boolean", "DateTime", "Guid", "Byte", "Int16", "Int32", "Int64"],
    ...["UInt16", "UInt32", "UInt64", "Single", "Double", "Decimal"],
  ].map((name) => `${name}:#System`),
);

/** Whether this is `{"__type": "Int32:#System", "__value": 2}`, as serialisers write it that are not Dataverse's. */
export function isTypedScalar(object: JsonObject): boolean {
  return SCALARS.has(object.__type) && isScalar(object.__value) && Object.keys(object).length === 2;
}

function isByte(value: Json): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 255;
}

function isScalar(value: Json | undefined): boolean {
  return value !== undefined && (typeof value !== "object" || value === null) && !isList(value);
}
