import { misshapen, readMembers, readText } from "../shape.ts";

/** «Delivery with custom headers» (delivery-properties.md) allows ten, each of at most 4,096 bytes. */
const MOST_PROPERTIES = 10;
const LONGEST_STATIC_BYTES = 4_096;

/** One header, or message property, that goes with each delivery: fixed, or taken from the event. */
export type DeliveryProperty =
  | { readonly kind: "static"; readonly name: string; readonly value: string }
  | { readonly kind: "fromEvent"; readonly name: string; readonly key: string };

/**
 * Reads `{"SessionId": "partitionkey", "x-team": {"value": "crm"}}`: a text is the attribute (or `data.…`) that the
 * value is taken from, an object holds a fixed value.
 */
export function readDeliveryProperties(value: unknown, path: string): readonly DeliveryProperty[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw misshapen(path, "an object", value);
  }
  const properties = Object.entries(value).map(([name, entry]) =>
    readDeliveryProperty(name, entry, `${path}.${name}`),
  );
  if (properties.length > MOST_PROPERTIES) {
    throw misshapen(path, `at most ${MOST_PROPERTIES} delivery properties`, properties.length);
  }
  const names = properties.map((property) => property.name.toLowerCase());
  if (new Set(names).size !== names.length) throw misshapen(path, "each name once, in any case", names);
  return properties;
}

function readDeliveryProperty(name: string, entry: unknown, path: string): DeliveryProperty {
  if (!/^[A-Za-z0-9-]+$/.test(name)) throw misshapen(path, "a name of letters, digits and hyphens", name);
  if (typeof entry === "string") return { kind: "fromEvent", name, key: readText(entry, path) };
  const fixed = readText(readMembers(entry, path, ["value"]).value, `${path}.value`);
  if (Buffer.byteLength(fixed) > LONGEST_STATIC_BYTES) {
    throw misshapen(`${path}.value`, `at most ${LONGEST_STATIC_BYTES} bytes`, fixed);
  }
  return { kind: "static", name, value: fixed };
}
