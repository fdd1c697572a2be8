/**
 * Longer than a file should be: a grammar in one piece, whose functions share the place that has been reached.
 */
import { Failure } from "../../failure/failure.ts";
import {
  documentScope,
  MAX_ATTRIBUTES,
  MAX_DEPTH,
  type Scope,
  type XmlHandler,
  type XmlStart,
} from "../xml-reader.ts";
import { type PrefixedAttribute, resolveTag, type Tag } from "../xml-tag.ts";
import { byteCursor } from "./byte-cursor.ts";
import { isAttribute, type RememberedTag, rememberedTags, tagLength } from "./remembered-tags.ts";
import { dictionaryEntry, readTextRecord, skipTextRecord, TEXT } from "./text-record.ts";

/** The other records of [MC-NBFX] 2.1; those from `prefix…A` on have a prefix of one letter in their type. */
const RECORD = {
  ...{ endElement: 0x01, comment: 0x02, array: 0x03 },
  ...{ shortAttribute: 0x04, attribute: 0x05, shortDictionaryAttribute: 0x06, dictionaryAttribute: 0x07 },
  ...{ shortXmlns: 0x08, xmlns: 0x09, shortDictionaryXmlns: 0x0a, dictionaryXmlns: 0x0b },
  ...{ prefixDictionaryAttributeA: 0x0c, prefixAttributeA: 0x26 },
  ...{ shortElement: 0x40, element: 0x41, shortDictionaryElement: 0x42, dictionaryElement: 0x43 },
  ...{ prefixDictionaryElementA: 0x44, prefixElementA: 0x5e, prefixElementZ: 0x77 },
} as const;

/** What an array may hold: the scalars of fixed length. Nothing shorter than a byte, so its count is bounded. */
const ARRAY_TYPES: ReadonlySet<number> = new Set([
  ...[TEXT.int16, TEXT.int32, TEXT.int64, TEXT.float, TEXT.double, TEXT.decimal],
  ...[TEXT.dateTime, TEXT.timeSpan, TEXT.uuid, TEXT.bool],
]);

const PREFIXES = Array.from("abcdefghijklmnopqrstuvwxyz");

/**
 * Reads .NET binary XML ([MC-NBFX]: .NET Binary Format: XML Data Structure) without a dictionary, as an `XmlReader`
 * promises and with the texts that .NET's own reader gives. This is what Dataverse sends to Service Bus if nobody
 * chose a format.
 */
export function readBinaryXml(bytes: Uint8Array, handler: XmlHandler): void {
  const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const letters = body.toString("latin1");
  const cursor = byteCursor(body, letters);
  const remembered = rememberedTags(body, letters);
  const scopes: Scope[] = [];
  let scope = documentScope();
  let isDone = false;
  /** How many elements are open from the one on whose content is left out. */
  let leftOut = 0;
  /** The text that stands together, and the bytes at its end whose base64 needs the next ones. */
  let text = "";
  let rest: Buffer | undefined;

  function document(): void {
    if (cursor.isAtEnd()) throw empty();
    while (!cursor.isAtEnd()) {
      const offset = cursor.at();
      const type = cursor.byte();
      if (type >= TEXT.zero) textRecord(type, offset);
      else {
        tellText(offset);
        if (type >= RECORD.shortElement) element(type, offset);
        else if (type === RECORD.endElement) end(offset);
        else if (type === RECORD.comment) cursor.utf8(cursor.length());
        else if (type === RECORD.array) array(offset);
        else throw cursor.malformed("an element, text or comment", `the record ${hex(type)}`, offset);
      }
    }
    if (!isDone) throw cursor.malformed("the end of an element", "the end of the body", cursor.at());
  }

  function textRecord(type: number, offset: number): void {
    if (scopes.length === 0) throw cursor.malformed("an element", `text (${hex(type)})`, offset);
    const endsElement = type % 2 === 1;
    if (leftOut > 0) {
      skipTextRecord(endsElement ? type - 1 : type, cursor, offset);
      if (endsElement) end(offset);
      return;
    }
    const part = readTextRecord(endsElement ? type - 1 : type, cursor, offset);
    if (typeof part !== "string") addBytes(part);
    else {
      if (rest !== undefined) endBytes(rest);
      text += part;
    }
    if (!endsElement) return;
    tellText(offset);
    end(offset);
  }

  /** Bytes may be split anywhere over records, base64 after every third byte only. */
  function addBytes(part: Buffer): void {
    const whole = rest === undefined ? part : Buffer.concat([rest, part]);
    const encoded = whole.length - (whole.length % 3);
    text += whole.toString("base64", 0, encoded);
    rest = encoded === whole.length ? undefined : whole.subarray(encoded);
  }

  function endBytes(last: Buffer): void {
    text += last.toString("base64");
    rest = undefined;
  }

  function tellText(offset: number): void {
    if (rest !== undefined) endBytes(rest);
    if (text === "") return;
    if (!text.isWellFormed()) throw cursor.malformed("whole characters", "half a surrogate pair", offset);
    handler.text(text);
    text = "";
  }

  function element(type: number, offset: number): void {
    if (isDone) throw cursor.malformed("nothing after the one root element", "an element", offset);
    if (scopes.length + leftOut >= MAX_DEPTH) throw tooDeep(offset);
    if (leftOut > 0) {
      skipTag(type, offset);
      leftOut += 1;
      return;
    }
    const start = startOf(type, offset);
    scopes.push(scope);
    scope = start.scope;
    if (handler.leavesOut?.(start)) leftOut = 1;
    handler.start(start);
  }

  function end(offset: number): void {
    if (leftOut > 0) leftOut -= 1;
    if (leftOut > 0) return;
    const outer = scopes.pop();
    if (outer === undefined) throw cursor.malformed("an element", "the end of one", offset);
    scope = outer;
    isDone = scopes.length === 0;
    handler.end();
  }

  /** What a tag means whose type was just read, at `offset`. */
  function startOf(type: number, offset: number): XmlStart {
    const found = remembered.find(offset);
    if (found !== undefined) cursor.skip(found.letters.length - 1);
    const tag = found ?? newTag(type, offset);
    if (tag.meaning === undefined || tag.outer !== scope) {
      tag.meaning = resolveTag(tag.tag, scope, (expected, came) => cursor.malformed(expected, came, offset));
      tag.outer = scope;
    }
    return tag.meaning;
  }

  function skipTag(type: number, offset: number): undefined {
    const length = tagLength(body, offset);
    if (length === 0) readTag(type, offset);
    else cursor.skip(length - 1);
  }

  function newTag(type: number, offset: number): RememberedTag {
    const tag = readTag(type, offset);
    return remembered.keep(offset, cursor.at() - offset, tag);
  }

  function readTag(type: number, offset: number): Tag {
    const prefix = elementPrefix(type, offset);
    const local = cursor.name();
    const attributes: PrefixedAttribute[] = [];
    const declarations: { prefix: string; namespace: string }[] = [];
    while (isAttribute(cursor.peek()) && !cursor.isAtEnd()) {
      const place = cursor.at();
      if (attributes.length + declarations.length >= MAX_ATTRIBUTES)
        throw cursor.malformed(`at most ${MAX_ATTRIBUTES} attributes on an element`, "more", place);
      const record = cursor.byte();
      if (record === RECORD.shortXmlns) declarations.push({ prefix: "", namespace: cursor.name() });
      else if (record === RECORD.xmlns)
        declarations.push({ prefix: cursor.name(), namespace: cursor.name() });
      else
        attributes.push({
          prefix: attributePrefix(record, place),
          local: cursor.name(),
          value: attributeValue(),
        });
    }
    return { prefix, local, attributes, declarations };
  }

  function elementPrefix(type: number, offset: number): string {
    if (type === RECORD.shortElement) return "";
    if (type === RECORD.element) return cursor.name();
    if (type >= RECORD.prefixElementA && type <= RECORD.prefixElementZ)
      return PREFIXES[type - RECORD.prefixElementA] ?? "";
    if (type === RECORD.dictionaryElement) cursor.name();
    if (type < RECORD.prefixElementA) throw dictionaryEntry(cursor, offset);
    throw cursor.malformed("a record that [MC-NBFX] has", hex(type), offset);
  }

  function attributePrefix(type: number, offset: number): string {
    if (type === RECORD.shortAttribute) return "";
    if (type === RECORD.attribute) return cursor.name();
    if (type >= RECORD.prefixAttributeA) return PREFIXES[type - RECORD.prefixAttributeA] ?? "";
    if (type === RECORD.dictionaryAttribute || type === RECORD.dictionaryXmlns) cursor.name();
    throw dictionaryEntry(cursor, offset);
  }

  function attributeValue(): string {
    const offset = cursor.at();
    const type = cursor.byte();
    if (type < TEXT.zero || type % 2 === 1)
      throw cursor.malformed("the text of an attribute", `the record ${hex(type)}`, offset);
    if (type === TEXT.chars8) return cursor.repeated(cursor.byte());
    const part = readTextRecord(type, cursor, offset);
    return typeof part === "string" ? part : part.toString("base64");
  }

  /** An element that comes once for each item ([MC-NBFX] 2.2.3.31). */
  function array(offset: number): void {
    if (scopes.length === 0) throw cursor.malformed("an element", "an array", offset);
    const elementType = cursor.byte();
    if (elementType < RECORD.shortElement || elementType > RECORD.prefixElementZ)
      throw cursor.malformed("the element of an array", `the record ${hex(elementType)}`, offset);
    if (scopes.length + leftOut >= MAX_DEPTH) throw tooDeep(offset);
    const start = leftOut > 0 ? skipTag(elementType, offset + 1) : startOf(elementType, offset + 1);
    if (cursor.byte() !== RECORD.endElement)
      throw cursor.malformed("the end of an array's element", "another record", offset);
    const type = cursor.byte() - 1;
    if (!ARRAY_TYPES.has(type))
      throw cursor.malformed("an array of scalars", `one of ${hex(type + 1)}`, offset);
    for (let left = cursor.length(); left > 0; left -= 1) {
      const item = readTextRecord(type, cursor, cursor.at());
      // What is left out declares its prefixes unread, so its tags mean nothing here.
      if (start === undefined) continue;
      handler.start(start);
      if (typeof item === "string") handler.text(item);
      handler.end();
    }
  }

  function empty(): Failure {
    return new Failure(
      "PAYLOAD_EMPTY",
      "Expected a body of .NET binary XML, came no byte at all. Look at the sender.",
    );
  }

  function tooDeep(offset: number): Failure {
    const message = `Expected at most ${MAX_DEPTH} levels of elements, came one more at offset ${offset}.`;
    return new Failure("PAYLOAD_TOO_DEEP", message);
  }

  document();
}

function hex(type: number): string {
  return `0x${type.toString(16).padStart(2, "0")}`;
}
