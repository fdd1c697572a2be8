import { hash } from "node:crypto";
import type { Json } from "./event-draft.ts";

/**
 * SHA-256 of a value, in hex: the same for equal values in whatever order their members were written. It stands
 * in for the key of a message that has none.
 */
export function contentHash(value: Json): string {
  return hash(
    "sha256",
    JSON.stringify(value, (_name, member: Json) => sorted(member)),
  );
}

function sorted(value: Json): Json {
  if (value === null || typeof value !== "object" || isList(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
