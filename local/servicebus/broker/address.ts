/** What an AMQP address names. */
export interface Address {
  /** The path of a queue, topic, subscription or dead-letter queue, as it was written. */
  readonly path: string;
  readonly kind: "entity" | "management" | "cbs";
}

const MANAGEMENT_SUFFIX = "/$management";

/** Reads an address. The .NET client writes it as a URL with scheme and host, the JavaScript client without. */
export function readAddress(address: string | undefined): Address {
  const path = (address ?? "").replace(/^[a-z]+:\/\/[^/]+/i, "").replace(/^\//, "");
  if (path === "$cbs") return { path, kind: "cbs" };
  if (!path.toLowerCase().endsWith(MANAGEMENT_SUFFIX)) return { path, kind: "entity" };
  return { path: path.slice(0, -MANAGEMENT_SUFFIX.length), kind: "management" };
}
