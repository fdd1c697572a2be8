/** A time during which messages are posted at one rate, whatever the answers do. */
export interface Phase {
  readonly perSecond: number;
  readonly seconds: number;
  /** How many of a hundred first answers may be 503. */
  readonly most503Percent: number;
}

export const FULL: readonly Phase[] = [
  { perSecond: 100, seconds: 300, most503Percent: 0 },
  { perSecond: 1_000, seconds: 30, most503Percent: 1 },
];

/** For CI: whether it works at all, on a machine that others use, too. */
export const SHORT: readonly Phase[] = [
  { perSecond: 100, seconds: 12, most503Percent: 0 },
  { perSecond: 300, seconds: 3, most503Percent: 1 },
];

/** What became of a phase. Times are in milliseconds. */
export interface PhaseResult {
  readonly phase: Phase;
  readonly posted: number;
  readonly answers: Readonly<Record<string, number>>;
  /** From the moment at which a message was to be posted to its first answer. */
  readonly acceptMs: readonly number[];
  /** From there to its event at the subscriber. */
  readonly endToEndMs: readonly number[];
  /** Posted again after a 503 or a broken connection, until accepted. */
  readonly postedAgain: number;
  readonly neverAccepted: number;
  readonly lost: number;
  /** Requests that the app refused, the repeated ones included, and those of them for the bytes in flight. */
  readonly refused: { readonly all: number; readonly overloaded: number };
  readonly drainedAfterMs: number;
}
