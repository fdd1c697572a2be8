/**
 * Lock tokens have two forms on the wire. As a delivery tag they are bytes in the order of a .NET Guid, whose first
 * three groups are little-endian; in the bodies of management requests they are AMQP UUIDs, in network order.
 */

/** The delivery tag of a lock token in text form. */
export function deliveryTag(token: string): Buffer {
  const tag = uuidBytes(token);
  tag.subarray(0, 4).reverse();
  tag.subarray(4, 6).reverse();
  tag.subarray(6, 8).reverse();
  return tag;
}

/** The 16 bytes of a UUID in network order. */
export function uuidBytes(token: string): Buffer {
  return Buffer.from(token.replaceAll("-", ""), "hex");
}

/** The text form of a UUID in network order. */
export function uuidText(bytes: Uint8Array): string {
  const digits = Buffer.from(bytes).toString("hex");
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    digits.slice(12, 16),
    digits.slice(16, 20),
    digits.slice(20),
  ].join("-");
}
