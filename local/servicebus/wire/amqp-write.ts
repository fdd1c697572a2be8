// Writing the few AMQP 1.0 types (OASIS, part 1 "Types") that the stand-in adds to messages.

export const NULL = Buffer.of(0x40);

export function encodeString(text: string): Buffer {
  return variable(0xa1, Buffer.from(text, "utf8"));
}

export function encodeSymbol(text: string): Buffer {
  return variable(0xa3, Buffer.from(text, "ascii"));
}

export function encodeUint(value: number): Buffer {
  if (value === 0) return Buffer.of(0x43);
  if (value < 256) return Buffer.of(0x52, value);
  const bytes = Buffer.allocUnsafe(5);
  bytes[0] = 0x70;
  bytes.writeUInt32BE(value, 1);
  return bytes;
}

export function encodeInt(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(5);
  bytes[0] = 0x71;
  bytes.writeInt32BE(value, 1);
  return bytes;
}

export function encodeLong(value: number): Buffer {
  return eightBytes(0x81, value);
}

export function encodeTimestamp(ms: number): Buffer {
  return eightBytes(0x83, Math.trunc(ms));
}

export function encodeList(elements: readonly Buffer[]): Buffer {
  return compound(0xd0, elements);
}

/** A map of encoded keys and values, in turn. */
export function encodeMap(keysAndValues: readonly Buffer[]): Buffer {
  return compound(0xd1, keysAndValues);
}

/** A section of a message: a value that a small number describes. */
export function encodeSection(code: number, value: Buffer): Buffer {
  return Buffer.concat([Buffer.of(0x00, 0x53, code), value]);
}

function variable(narrowCode: number, content: Buffer): Buffer {
  if (content.length < 256) return Buffer.concat([Buffer.of(narrowCode, content.length), content]);
  const head = Buffer.allocUnsafe(5);
  head[0] = narrowCode + 0x10;
  head.writeUInt32BE(content.length, 1);
  return Buffer.concat([head, content]);
}

function eightBytes(code: number, value: number): Buffer {
  const bytes = Buffer.allocUnsafe(9);
  bytes[0] = code;
  bytes.writeInt32BE(Math.floor(value / 0x1_0000_0000), 1);
  bytes.writeUInt32BE(((value % 0x1_0000_0000) + 0x1_0000_0000) % 0x1_0000_0000, 5);
  return bytes;
}

function compound(code: number, elements: readonly Buffer[]): Buffer {
  const head = Buffer.allocUnsafe(9);
  const size = elements.reduce((sum, element) => sum + element.length, 4);
  head[0] = code;
  head.writeUInt32BE(size, 1);
  head.writeUInt32BE(elements.length, 5);
  return Buffer.concat([head, ...elements], size + 5);
}
