/**
 * Longer than a file should be: one notation, whose records share the buffer that .NET's writer has.
 */
import { contextContract } from "./context-contract.ts";
import type { Scalar, TypedScalar } from "./contract.ts";
import { binaryDate } from "./dotnet-text.ts";
import type { ElementWriter } from "./element-writer.ts";
import type { ContextModel } from "./model.ts";
import { writeElements } from "./write-elements.ts";

/** Record types of [MC-NBFX], section 2.2. That of a text with the end of its element is one higher. */
const END_ELEMENT = 0x01;
const ARRAY = 0x03;
const SHORT_XMLNS = 0x08;
const XMLNS = 0x09;
const PREFIX_ATTRIBUTE_A = 0x26;
const SHORT_ELEMENT = 0x40;
const PREFIX_ELEMENT_A = 0x5e;
const ZERO = 0x80;
const ONE = 0x82;
const FALSE = 0x84;
const TRUE = 0x86;
const INT8 = 0x88;
const INT16 = 0x8a;
const INT32 = 0x8c;
const INT64 = 0x8e;
const FLOAT = 0x90;
const DOUBLE = 0x92;
const DECIMAL = 0x94;
const DATE_TIME = 0x96;
const CHARS8 = 0x98;
const BYTES8 = 0x9e;
const UNICODE_CHARS8 = 0xb6;

/**
 * .NET's writer collects records in a buffer of this size and asks for the most that a record may need. Only as long
 * as a text's record is in the buffer can it still become the one that ends its element, so that this can be seen.
 */
const BUFFER_BYTES = 512;
const MOST_BYTES_PER_CHARACTER = 3;

/** A context as .NET writes it with `XmlDictionaryWriter.CreateBinaryWriter(stream, null, null, false)`. */
export function writeContextBinary(model: ContextModel, leftOut: readonly string[] = []): Buffer {
  const { writer, bytes } = binaryWriter();
  writeElements(contextContract(model, leftOut), writer);
  return bytes();
}

function binaryWriter(): { readonly writer: ElementWriter; readonly bytes: () => Buffer } {
  const records: Buffer[] = [];
  /** How full .NET's buffer is. */
  let used = 0;
  /** The record of the last text, while it can still be made the one that ends the element. */
  let lastText: Buffer | undefined;

  function put(bytes: Buffer, asked = bytes.length): void {
    if (used + asked > BUFFER_BYTES) flush();
    used += bytes.length;
    records.push(bytes);
  }

  function flush(): void {
    used = 0;
    lastText = undefined;
  }

  function node(type: number): void {
    put(Buffer.of(type));
    lastText = undefined;
  }

  function text(bytes: Buffer, asked = bytes.length): void {
    put(bytes, asked);
    lastText = bytes;
  }

  function name(characters: string): void {
    const bytes = Buffer.from(characters);
    if (characters.length * MOST_BYTES_PER_CHARACTER < 128 - 2) {
      put(Buffer.concat([length31(bytes.length), bytes]), 1 + characters.length * MOST_BYTES_PER_CHARACTER);
      return;
    }
    put(length31(bytes.length), 5);
    pieces(characters, "utf8");
  }

  /** Long texts go through the buffer in pieces, none of which ends between the halves of a pair. */
  function pieces(characters: string, encoding: "utf8" | "utf16le"): void {
    const most = encoding === "utf8" ? MOST_BYTES_PER_CHARACTER : 2;
    const size = Math.floor(BUFFER_BYTES / most);
    for (let at = 0; at < characters.length; ) {
      const rest = characters.length - at;
      const splitsPair = rest > size && (characters.charCodeAt(at + size - 1) & 0xfc00) === 0xd800;
      const count = rest > size ? size - (splitsPair ? 1 : 0) : rest;
      put(Buffer.from(characters.slice(at, at + count), encoding), count * most);
      at += count;
    }
  }

  function string(characters: string): void {
    if (characters === "0" || characters === "1") {
      text(Buffer.of(characters === "0" ? ZERO : ONE));
      return;
    }
    const utf8 = Buffer.byteLength(characters);
    const isUtf8 = Math.floor(utf8 / 2) <= characters.length;
    const type = isUtf8 ? CHARS8 : UNICODE_CHARS8;
    const encoding = isUtf8 ? "utf8" : "utf16le";
    const length = isUtf8 ? utf8 : characters.length * 2;
    if (characters.length <= Math.floor(255 / MOST_BYTES_PER_CHARACTER)) {
      const asked = 2 + characters.length * MOST_BYTES_PER_CHARACTER;
      text(Buffer.concat([Buffer.of(type, length), Buffer.from(characters, encoding)]), asked);
    } else {
      withLength(type, length);
      pieces(characters, encoding);
    }
  }

  /** A text's record with a length of one, two or four bytes, before its content. */
  function withLength(type8: number, length: number): void {
    if (length < 0x1_00) text(Buffer.of(type8, length));
    else if (length < 0x1_00_00) text(record(type8 + 2, 2, (bytes) => bytes.writeUInt16LE(length, 1)));
    else text(record(type8 + 4, 4, (bytes) => bytes.writeInt32LE(length, 1)));
  }

  /** What is larger than the buffer goes past it. */
  function bulk(bytes: Buffer): void {
    if (bytes.length < BUFFER_BYTES) put(bytes);
    else {
      flush();
      records.push(bytes);
    }
  }

  /** Whole groups of three go first, as base64 wants them; what is left is a record of its own. */
  function base64(value: Buffer): void {
    const whole = value.length - (value.length % 3);
    for (const part of [value.subarray(0, whole), value.subarray(whole)]) {
      if (part.length === 0) continue;
      withLength(BYTES8, part.length);
      bulk(Buffer.from(part));
    }
  }

  function value(scalar: Scalar): void {
    if (scalar.kind === "bytes") base64(scalar.value);
    else if (scalar.kind === "string" || scalar.kind === "guid" || scalar.kind === "enum")
      string(scalar.value);
    else text(typedRecord(scalar));
  }

  const writer: ElementWriter = {
    start(prefix, local) {
      node(prefix === "" ? SHORT_ELEMENT : PREFIX_ELEMENT_A + letterOf(prefix));
      name(local);
    },
    attribute(local, content) {
      node(PREFIX_ATTRIBUTE_A + letterOf("i"));
      name(local);
      if (content === true) text(Buffer.of(TRUE));
      else string(content);
      lastText = undefined;
    },
    declare(prefix, namespace) {
      node(prefix === "" ? SHORT_XMLNS : XMLNS);
      if (prefix !== "") name(prefix);
      name(namespace);
    },
    endStart() {},
    value,
    ints(prefix, local, values) {
      if (values.length === 0) return false;
      node(ARRAY);
      writer.start(prefix, local);
      node(END_ELEMENT);
      node(INT32 + 1);
      put(length31(values.length), 5);
      const bytes = Buffer.alloc(values.length * 4);
      for (const [index, number] of values.entries()) bytes.writeInt32LE(number, index * 4);
      bulk(bytes);
      return true;
    },
    end() {
      if (lastText === undefined) node(END_ELEMENT);
      else lastText.writeUInt8(lastText.readUInt8(0) + 1, 0);
      lastText = undefined;
    },
  };
  return { writer, bytes: () => Buffer.concat(records) };
}

function typedRecord(scalar: TypedScalar): Buffer {
  switch (scalar.kind) {
    case "boolean":
      return Buffer.of(scalar.value ? TRUE : FALSE);
    case "int":
    case "long":
      return integerRecord(BigInt(scalar.value));
    case "double":
      return doubleRecord(scalar.value);
    case "decimal":
      return decimalRecord(scalar.value);
    case "dateTime":
      return record(DATE_TIME, 8, (bytes) => bytes.writeBigUInt64LE(binaryDate(scalar.value), 1));
  }
}

function letterOf(prefix: string): number {
  return prefix.charCodeAt(0) - 0x61;
}

/** MultiByteInt31: seven bits a byte, the lowest first. */
function length31(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  while (rest > 0x7f) {
    bytes.push((rest & 0x7f) | 0x80);
    rest >>>= 7;
  }
  return Buffer.from([...bytes, rest]);
}

function record(type: number, size: number, write: (bytes: Buffer) => void): Buffer {
  const bytes = Buffer.alloc(1 + size);
  bytes.writeUInt8(type, 0);
  write(bytes);
  return bytes;
}

/** The smallest record that holds it. */
function integerRecord(value: bigint): Buffer {
  if (value === 0n) return Buffer.of(ZERO);
  if (value === 1n) return Buffer.of(ONE);
  if (BigInt.asIntN(8, value) === value) return record(INT8, 1, (bytes) => bytes.writeInt8(Number(value), 1));
  if (BigInt.asIntN(16, value) === value)
    return record(INT16, 2, (bytes) => bytes.writeInt16LE(Number(value), 1));
  if (BigInt.asIntN(32, value) === value)
    return record(INT32, 4, (bytes) => bytes.writeInt32LE(Number(value), 1));
  return record(INT64, 8, (bytes) => bytes.writeBigInt64LE(value, 1));
}

/** As a float where it is one, and then as a small integer where it is one. */
function doubleRecord(value: number): Buffer {
  if (Math.fround(value) !== value) return record(DOUBLE, 8, (bytes) => bytes.writeDoubleLE(value, 1));
  const isSmall = Number.isInteger(value) && value >= -32_768 && value <= 32_767;
  if (isSmall) return integerRecord(BigInt(value));
  return record(FLOAT, 4, (bytes) => bytes.writeFloatLE(value, 1));
}

/** The memory of .NET's Decimal: flags with sign and scale, then the high, low and middle 32 bits. */
function decimalRecord(text: string): Buffer {
  const [, sign, whole = "", fraction = ""] = /^(-?)([0-9]+)(?:\.([0-9]+))?$/.exec(text) ?? [];
  const digits = BigInt(whole + fraction);
  return record(DECIMAL, 16, (bytes) => {
    bytes.writeUInt8(fraction.length, 3);
    bytes.writeUInt8(sign === "-" ? 0x80 : 0, 4);
    bytes.writeUInt32LE(Number(digits >> 64n), 5);
    bytes.writeBigUInt64LE(BigInt.asUintN(64, digits), 9);
  });
}
