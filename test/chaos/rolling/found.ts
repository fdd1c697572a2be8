import type { Evidence } from "../evidence/evidence.ts";

/** What one story of two builds came to. */
export interface Found {
  readonly name: string;
  readonly evidence: Evidence;
  readonly breaches: readonly string[];
}
