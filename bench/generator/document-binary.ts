import type { Element, Value } from "./contract-document.ts";
import { isValue } from "./document-xml.ts";

const TICKS_BEFORE_1970 = 621_355_968_000_000_000n;
const UTC = 1n << 62n;
const LOCAL = 2n << 62n;

/**
 * The document as .NET's binary writer writes it without a dictionary ([MC-NBFX]): the smallest record for each value,
 * GUIDs as text, and the twin of a text record that ends the element as well.
 */
export function toBinaryXml({ prefix, local, declarations = [], attribute, content }: Element): Buffer {
  const parts = [start(0x40, 0x41, 0x5e, prefix), short(local)];
  if (attribute !== undefined)
    parts.push(start(0x04, 0x05, 0x26, "i"), short(attribute[0]), value(attribute[1]));
  for (const [its, namespace] of declarations)
    parts.push(its === "" ? Buffer.of(0x08) : Buffer.concat([Buffer.of(0x09), short(its)]), short(namespace));
  if (isValue(content)) parts.push(ended(record(content)));
  else parts.push(...content.map(toBinaryXml), Buffer.of(0x01));
  return Buffer.concat(parts);
}

function start(plain: number, prefixed: number, letterA: number, prefix: string): Buffer {
  if (prefix === "") return Buffer.of(plain);
  if (/^[a-z]$/.test(prefix)) return Buffer.of(letterA + prefix.charCodeAt(0) - 0x61);
  return Buffer.concat([Buffer.of(prefixed), short(prefix)]);
}

function record({ kind, text }: Value): Buffer {
  switch (kind) {
    case "text":
      return value(text);
    case "boolean":
      return Buffer.of(text === "true" ? 0x86 : 0x84);
    case "integer":
      return integer(Number(text));
    case "decimal":
      return decimal(text);
    case "double":
      return filled(0x92, 8, (body) => body.writeDoubleLE(Number(text)));
    case "date": {
      const ticks = BigInt(Date.parse(text)) * 10_000n + TICKS_BEFORE_1970;
      const kindBits = text.endsWith("Z") ? UTC : LOCAL;
      return filled(0x96, 8, (body) => body.writeBigUInt64LE(ticks | kindBits));
    }
  }
}

function integer(number: number): Buffer {
  if (number === 0) return Buffer.of(0x80);
  if (number === 1) return Buffer.of(0x82);
  if (number >= -0x80 && number < 0x80) return filled(0x88, 1, (body) => body.writeInt8(number));
  if (number >= -0x8000 && number < 0x8000) return filled(0x8a, 2, (body) => body.writeInt16LE(number));
  return filled(0x8c, 4, (body) => body.writeInt32LE(number));
}

function decimal(text: string): Buffer {
  const digits = text.replace(".", "");
  return filled(0x94, 16, (body) => {
    body[2] = digits.length - text.indexOf(".");
    body.writeBigUInt64LE(BigInt(digits), 8);
  });
}

function value(text: string): Buffer {
  const bytes = Buffer.from(text);
  if (bytes.length === 0) return Buffer.of(0xa8);
  if (bytes.length < 0x100) return Buffer.concat([Buffer.of(0x98, bytes.length), bytes]);
  const length = filled(0x9a, 2, (body) => body.writeUInt16LE(bytes.length));
  return Buffer.concat([length, bytes]);
}

/** A name behind its length, which is below 128 here. */
function short(text: string): Buffer {
  return Buffer.concat([Buffer.of(Buffer.byteLength(text)), Buffer.from(text)]);
}

function ended(text: Buffer): Buffer {
  return Buffer.concat([Buffer.of((text[0] ?? 0) + 1), text.subarray(1)]);
}

function filled(type: number, length: number, fill: (body: Buffer) => void): Buffer {
  const body = Buffer.alloc(length);
  fill(body);
  return Buffer.concat([Buffer.of(type), body]);
}
