import { hash } from "node:crypto";
import type { DeadLetter } from "./dead-letters.ts";

const DIGITS = 16;

/**
 * What groups dead letters of one cause: the same cause has the same fingerprint, whatever ids, numbers and quoted
 * values the reason shows.
 */
export function fingerprint({ code, step, kind, reason }: DeadLetter): string {
  const cause = reason
    .replace(/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gi, "#")
    .replace(/«[^»]*»|"[^"]*"/g, "#")
    .replace(/[0-9a-f]{16,}/gi, "#")
    .replace(/[0-9]+/g, "#");
  return hash("sha256", JSON.stringify([code, step, kind ?? "", cause])).slice(0, DIGITS);
}
