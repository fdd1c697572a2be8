import { hash } from "node:crypto";

/** The same id for the same text in every run, so that what is seeded can be named in notes and tests. */
export function stableGuid(text: string): string {
  const hex = hash("sha256", text);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-9${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
