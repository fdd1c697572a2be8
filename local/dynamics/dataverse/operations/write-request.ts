import type { Unit } from "../rows/row-store.ts";
import type { Reference } from "../rows/value.ts";

/** Steps that a caller wants left out («Bypass custom Dataverse logic»). */
export interface Bypass {
  readonly sync: boolean;
  readonly async: boolean;
  readonly stepIds: readonly string[];
}

/** Who writes, and how what follows from it is named. */
export interface WriteRequest {
  readonly user: Reference;
  readonly userAgent: string;
  readonly language: string | undefined;
  readonly requestId: string;
  readonly correlationId: string;
  readonly bypass: Bypass;
  /** The value of `?tag=`, which becomes a shared variable. */
  readonly tag: string | undefined;
  /** The unique name of the solution to which new components belong. */
  readonly solution: string | undefined;
  /** What stands or falls together. */
  readonly unit: Unit;
}
