import type { Change } from "./change.ts";
import type { Registered } from "./registered.ts";

/** What is registered in one Dataverse organization. */
export interface Registry {
  /** Reads it whole, with the steps of every endpoint. */
  readonly read: () => Promise<Registered>;
  /**
   * Carries a change out, whole or not at all. Doing it again is harmless: what is made already stays as it is, and
   * what is gone already is gone. The secret is what the change's `setsSecret` names.
   *
   * @throws {Failure} `DYNAMICS_…`, when the organization says no.
   */
  readonly carryOut: (change: Change, secret: string | undefined) => Promise<void>;
}
