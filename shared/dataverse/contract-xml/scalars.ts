import type { Json } from "../../cloudevents/event-draft.ts";
import { floatText } from "../../wire/binary-xml/dotnet-text.ts";
import { exactNumber } from "../../wire/exact-number.ts";
import { jsonDate } from "./json-date.ts";
import type { ScalarShape } from "./shape.ts";

const SHORT_NUMBER = /^-?[0-9]{1,15}$/;
const NUMBER = /^[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?$/;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** A text as it is; GUIDs and durations too, which JSON shows as the same text. */
export const TEXT: ScalarShape = { kind: "scalar", expected: "a text", read: (text) => text };

/** Every kind of number: JSON does not tell them apart. */
export const NUMBER_SHAPE: ScalarShape = { kind: "scalar", expected: "a number", read: readNumber };

/** A single has all its digits in binary XML, and in JSON the fewest that give it back. */
export const SINGLE: ScalarShape = {
  kind: "scalar",
  expected: "a number",
  read: (text) =>
    NUMBER.test(text.trim()) ? readNumber(floatText(Math.fround(Number(text)))) : readNumber(text),
};

export const BOOLEAN: ScalarShape = { kind: "scalar", expected: "true or false", read: readBoolean };

export const DATE: ScalarShape = {
  kind: "scalar",
  expected: "a date such as 2026-11-23T09:12:44Z",
  read: jsonDate,
};

/** Bytes are a list of numbers in JSON. */
export const BYTES: ScalarShape = { kind: "scalar", expected: "base64", read: readBytes };

/** A UTF-16 unit, whose number stands in XML and itself in JSON. */
export const CHARACTER: ScalarShape = {
  kind: "scalar",
  expected: "a number up to 65535",
  read: readCharacter,
};

function readNumber(text: string): Json | undefined {
  if (SHORT_NUMBER.test(text)) return Number(text);
  const number = text.trim();
  if (NUMBER.test(number)) return exactNumber(number);
  // JSON has no such numbers; what .NET writes for them is kept.
  return number === "NaN" || number === "INF" || number === "-INF" ? number : undefined;
}

function readBoolean(text: string): boolean | undefined {
  switch (text.trim()) {
    case "true":
    case "1":
      return true;
    case "false":
    case "0":
      return false;
    default:
      return undefined;
  }
}

function readBytes(text: string): readonly number[] | undefined {
  const base64 = text.replace(/[ \t\n\r]+/g, "");
  return BASE64.test(base64) ? Array.from(Buffer.from(base64, "base64")) : undefined;
}

function readCharacter(text: string): string | undefined {
  const code = /^[0-9]{1,5}$/.test(text) ? Number(text) : Number.NaN;
  return code <= 0xffff ? String.fromCharCode(code) : undefined;
}
