/** The headers that say something about the message. All others are dropped, above all those that prove a caller. */
const KEPT = [
  "content-type",
  "content-length",
  "x-ms-dynamics-organization",
  "x-ms-dynamics-entity-name",
  "x-ms-dynamics-request-name",
  "x-ms-correlation-request-id",
  "x-ms-dynamics-msg-size-exceeded",
  "x-request-id",
  "user-agent",
] as const;

/** Longer values are cut, so that headers fit the properties of a Service Bus message. */
const LONGEST_VALUE = 512;

/** The headers of a request that are kept with its message. */
export function keptHeaders(get: (name: string) => string | undefined): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of KEPT) {
    const value = get(name);
    if (value !== undefined) kept[name] = value.slice(0, LONGEST_VALUE);
  }
  return kept;
}
