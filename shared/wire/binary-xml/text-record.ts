import type { ByteCursor } from "./byte-cursor.ts";
import {
  type DecimalWords,
  dateTimeText,
  decimalText,
  doubleText,
  guidText,
  timeSpanText,
} from "./dotnet-text.ts";

/** The text records of [MC-NBFX] 2.2.3; each has a twin one higher, which ends the element as well. */
export const TEXT = {
  ...{ zero: 0x80, one: 0x82, false: 0x84, true: 0x86, int8: 0x88, int16: 0x8a, int32: 0x8c, int64: 0x8e },
  ...{ float: 0x90, double: 0x92, decimal: 0x94, dateTime: 0x96, chars8: 0x98, chars16: 0x9a, chars32: 0x9c },
  ...{ bytes8: 0x9e, bytes16: 0xa0, bytes32: 0xa2, startList: 0xa4, endList: 0xa6, empty: 0xa8 },
  ...{ dictionary: 0xaa, uniqueId: 0xac, timeSpan: 0xae, uuid: 0xb0, uInt64: 0xb2, bool: 0xb4 },
  ...{ unicodeChars8: 0xb6, unicodeChars16: 0xb8, unicodeChars32: 0xba, qNameDictionary: 0xbc },
} as const;

/** Text that stands for itself, or bytes, whose base64 depends on the bytes before them. */
export type TextPart = string | Buffer;

/**
 * Reads what follows the type of a text record.
 *
 * @param type Even: that of the record, or of its twin less one.
 * @param offset Where the record begins, for failures.
 */
export function readTextRecord(type: number, cursor: ByteCursor, offset: number): TextPart {
  switch (type) {
    case TEXT.chars8:
      return cursor.utf8(cursor.byte());
    case TEXT.chars16:
      return cursor.utf8(cursor.int16() & 0xffff);
    case TEXT.chars32:
      return cursor.utf8(positive(cursor, offset));
    case TEXT.unicodeChars8:
      return utf16(cursor, cursor.byte(), offset);
    case TEXT.unicodeChars16:
      return utf16(cursor, cursor.int16() & 0xffff, offset);
    case TEXT.unicodeChars32:
      return utf16(cursor, positive(cursor, offset), offset);
    case TEXT.bytes8:
      return cursor.bytes(cursor.byte());
    case TEXT.bytes16:
      return cursor.bytes(cursor.int16() & 0xffff);
    case TEXT.bytes32:
      return cursor.bytes(positive(cursor, offset));
    case TEXT.empty:
      return "";
    case TEXT.startList:
      return list(cursor);
    case TEXT.dictionary:
    case TEXT.qNameDictionary:
      if (type === TEXT.qNameDictionary) cursor.byte();
      throw dictionaryEntry(cursor, offset);
    default:
      return scalar(type, cursor, offset);
  }
}

/** Moves over what follows the type of a text record; of the common ones nothing is made. */
export function skipTextRecord(type: number, cursor: ByteCursor, offset: number): void {
  if (type === TEXT.chars8) cursor.skip(cursor.byte());
  else if (type === TEXT.dateTime || type === TEXT.double) cursor.skip(8);
  else if (type === TEXT.decimal) cursor.skip(16);
  else readTextRecord(type, cursor, offset);
}

/** The failure of a name or text that only a dictionary holds: Dataverse uses none, and nobody sent us one. */
export function dictionaryEntry(cursor: ByteCursor, offset: number): Error {
  const id = cursor.length();
  return cursor.malformed(
    "its names and texts in place",
    `the entry ${id} of a dictionary that is not part of the message`,
    offset,
  );
}

function scalar(type: number, cursor: ByteCursor, offset: number): string {
  switch (type) {
    case TEXT.zero:
      return "0";
    case TEXT.one:
      return "1";
    case TEXT.false:
      return "false";
    case TEXT.true:
      return "true";
    case TEXT.int8:
      return String((cursor.byte() << 24) >> 24);
    case TEXT.int16:
      return String(cursor.int16());
    case TEXT.int32:
      return String(cursor.int32());
    case TEXT.int64:
      return String(cursor.int64());
    case TEXT.uInt64:
      return String(cursor.uint64());
    case TEXT.float:
      // All its digits: .NET writes a double as a single wherever one holds it, and a reader of text cannot tell.
      return doubleText(cursor.float());
    case TEXT.double:
      return doubleText(cursor.double());
    case TEXT.decimal:
      return known(decimalText(decimalWords(cursor)), "a decimal", cursor, offset);
    case TEXT.dateTime:
      return known(
        dateTimeText(cursor.uint32(), cursor.uint32()),
        "a date of the years 1 to 9999",
        cursor,
        offset,
      );
    case TEXT.timeSpan:
      return timeSpanText(cursor.int64());
    case TEXT.uuid:
      return guidText(cursor.bytes(16));
    case TEXT.uniqueId:
      return `urn:uuid:${guidText(cursor.bytes(16))}`;
    case TEXT.bool:
      return known(["false", "true"][cursor.byte()], "a bool of 0 or 1", cursor, offset);
    default:
      throw cursor.malformed("a record that [MC-NBFX] has", `0x${type.toString(16)}`, offset);
  }
}

function decimalWords(cursor: ByteCursor): DecimalWords {
  return { head: cursor.uint32(), high: cursor.uint32(), low: cursor.uint32(), middle: cursor.uint32() };
}

/** The texts up to the end of the list, with a space between ([MC-NBFX] 2.2.3.27). Lists hold no lists. */
function list(cursor: ByteCursor): string {
  const parts: string[] = [];
  while (true) {
    const offset = cursor.at();
    const type = cursor.byte();
    if (type === TEXT.endList) return parts.join(" ");
    if (type % 2 === 1 || type === TEXT.startList)
      throw cursor.malformed("a text record within a list", `0x${type.toString(16)}`, offset);
    const part = readTextRecord(type, cursor, offset);
    parts.push(typeof part === "string" ? part : part.toString("base64"));
  }
}

function utf16(cursor: ByteCursor, length: number, offset: number): string {
  if (length % 2 === 0) return cursor.bytes(length).toString("utf16le");
  throw cursor.malformed("an even number of bytes of UTF-16", String(length), offset);
}

function positive(cursor: ByteCursor, offset: number): number {
  const length = cursor.int32();
  if (length >= 0) return length;
  throw cursor.malformed("a length of 31 bits", String(length), offset);
}

function known(text: string | undefined, expected: string, cursor: ByteCursor, offset: number): string {
  if (text !== undefined) return text;
  throw cursor.malformed(expected, "bits that are none", offset);
}
