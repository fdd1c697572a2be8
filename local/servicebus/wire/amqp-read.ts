import { Refusal } from "../queues/refusal.ts";

// Reading AMQP 1.0 values (OASIS, part 1 "Types") where they stand, without decoding them: what a sender wrote
// must reach the receiver with its very types, and a decoder that gives JavaScript values loses them.

/** Where the value ends that begins at `start`, its constructor included. */
export function valueEnd(bytes: Buffer, start: number): number {
  const code = byteAt(bytes, start);
  if (code === 0x00) return valueEnd(bytes, valueEnd(bytes, start + 1));
  return payloadEnd(bytes, code, start + 1);
}

/** Where the payload ends of a value with this constructor; the high half of the code says how wide it is. */
function payloadEnd(bytes: Buffer, code: number, start: number): number {
  const kind = code >> 4;
  let end: number;
  if (kind === 0x4) end = start;
  else if (kind >= 0x5 && kind <= 0x9) end = start + (1 << (kind - 5));
  else if (kind === 0xa || kind === 0xc || kind === 0xe) end = start + 1 + byteAt(bytes, start);
  else if (kind === 0xb || kind === 0xd || kind === 0xf) end = start + 4 + uint32At(bytes, start);
  else throw malformed(`no AMQP type has the code 0x${code.toString(16)}`);
  if (end > bytes.length) throw malformed("a value is longer than the message");
  return end;
}

/** The elements of a list, or the keys and values of a map in turn, each with its constructor. */
export function elements(compound: Buffer): readonly Buffer[] {
  const code = byteAt(compound, 0);
  if (code === 0x45) return [];
  if (code !== 0xc0 && code !== 0xc1 && code !== 0xd0 && code !== 0xd1) {
    throw malformed(`a list or map was expected, not the code 0x${code.toString(16)}`);
  }
  const narrow = code < 0xd0;
  const count = narrow ? byteAt(compound, 2) : uint32At(compound, 5);
  const found: Buffer[] = [];
  let start = narrow ? 3 : 9;
  while (found.length < count) {
    const end = valueEnd(compound, start);
    found.push(compound.subarray(start, end));
    start = end;
  }
  return found;
}

/** The text of a string or symbol; nothing for a value of another type. */
export function textOf(value: Buffer | undefined): string | undefined {
  if (value === undefined) return undefined;
  const code = byteAt(value, 0);
  if (code === 0xa1 || code === 0xa3) return value.toString("utf8", 2);
  if (code === 0xb1 || code === 0xb3) return value.toString("utf8", 5);
  return undefined;
}

/** The bytes of a binary value. */
export function binaryOf(value: Buffer): Buffer {
  const code = byteAt(value, 0);
  if (code === 0xa0) return value.subarray(2);
  if (code === 0xb0) return value.subarray(5);
  throw malformed(`a binary value was expected, not the code 0x${code.toString(16)}`);
}

/** The value of an unsigned integer of 32 bits; nothing for a value of another type. */
export function uintOf(value: Buffer | undefined): number | undefined {
  if (value === undefined) return undefined;
  const code = byteAt(value, 0);
  if (code === 0x43) return 0;
  if (code === 0x52) return byteAt(value, 1);
  if (code === 0x70) return uint32At(value, 1);
  return undefined;
}

/** Milliseconds since 1970 of a timestamp; nothing for a value of another type. */
export function timestampOf(value: Buffer | undefined): number | undefined {
  if (value === undefined || byteAt(value, 0) !== 0x83) return undefined;
  if (value.length < 9) throw malformed("a timestamp has eight bytes");
  return Number(value.readBigInt64BE(1));
}

/** Whether a field was left out: absent, or written as null. */
export function isNull(value: Buffer | undefined): boolean {
  return value === undefined || value[0] === 0x40;
}

export function malformed(why: string): Refusal {
  return new Refusal("malformed", `The message is not valid AMQP 1.0: ${why}.`);
}

function byteAt(bytes: Buffer, offset: number): number {
  const byte = bytes[offset];
  if (byte === undefined) throw malformed("it ends in the middle of a value");
  return byte;
}

function uint32At(bytes: Buffer, offset: number): number {
  if (offset + 4 > bytes.length) throw malformed("it ends in the middle of a value");
  return bytes.readUInt32BE(offset);
}
