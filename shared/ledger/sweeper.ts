/** How long events stay in the ledger. */
export interface SweepRules {
  /** After the end of its period, or for an undated event after its last write. */
  readonly retentionMs: number;
  /** After the last write to a table, at least: for so long the ledger knows a repeat. */
  readonly windowMs: number;
  /** When to stop; what is left is for the next run. */
  readonly untilMs: number;
}

/** What a sweep did. */
export interface Swept {
  readonly dropped: readonly string[];
  /** Single events that went: undated ones, and those whose own time lies in the future. */
  readonly rows: number;
}

/** Lets go of what is over. Several may run at once, and one may be broken off and run again. */
export interface Sweeper {
  /** @throws {Failure} `LEDGER_UNAVAILABLE`: what was done stays done. */
  sweep(rules: SweepRules, nowMs: number): Promise<Swept>;
}
