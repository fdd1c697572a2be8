import type { Json } from "../cloudevents/event-draft.ts";

/** The kinds of JSON values. */
export const KINDS = ["string", "number", "boolean", "object", "array", "null"] as const;
export type Kind = (typeof KINDS)[number];

export function kindOf(value: Json): Kind {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  const kind = typeof value;
  return kind === "string" || kind === "number" || kind === "boolean" ? kind : "object";
}
