import type { IncomingMessage } from "node:http";

/** Headers by lower-case name; the values of one name are joined, as the Fetch standard's `Headers` joins them. */
export function joinedHeaders({ headers }: IncomingMessage): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) texts[name] = Array.isArray(value) ? value.join(", ") : value;
  return texts;
}
