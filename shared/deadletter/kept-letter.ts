import type { DeadLetter, Stream } from "./dead-letters.ts";

export const STATES = ["new", "held", "redriving", "resolved", "discarded"] as const;

/** Where a dead letter stands. */
export type LetterState =
  | { readonly kind: "new" }
  /** Somebody looks after it; absent `untilMs`, until they say otherwise. */
  | {
      readonly kind: "held";
      readonly owner: string;
      readonly note: string;
      readonly untilMs: number | undefined;
    }
  /** Sent again by a run of an operator, and not heard of since. */
  | { readonly kind: "redriving"; readonly run: string; readonly sinceMs: number }
  | { readonly kind: "resolved"; readonly atMs: number }
  | { readonly kind: "discarded"; readonly reason: string; readonly atMs: number };

export type StateKind = (typeof STATES)[number];

/** Who did what to a dead letter, when and why. */
export interface AuditLine {
  readonly atMs: number;
  readonly who: string;
  readonly what: string;
  readonly why: string;
}

/** What stands elsewhere in the row, or in another form, or not at all. */
type LetterAlone = "arrival" | "body" | "event" | "stream" | "generation" | "about";

/** A dead letter as it stands in the store; its bytes lie beside it, under the names given here. */
export interface KeptLetter extends Omit<DeadLetter, LetterAlone> {
  readonly key: string;
  readonly stream: Stream;
  readonly generation: number;
  readonly fingerprint: string;
  readonly firstSeenMs: number;
  readonly lastSeenMs: number;
  readonly state: LetterState;
  /** How many times it was sent again since somebody last put it back. */
  readonly rounds: number;
  /** Oldest first; the newest 50. */
  readonly audit: readonly AuditLine[];
  readonly bodyName: string | undefined;
  readonly event:
    | { readonly id: string; readonly type: string; readonly source: string; readonly subject: string }
    | undefined;
  /** Where the event's text is, if it is not the body. */
  readonly eventName: string | undefined;
  /** The key of the newest message that carries a corrected body of it. */
  readonly editedAs: string | undefined;
  /** Made for each change: whoever finds it in the store finds their own write. */
  readonly token: string;
  /** Whether a build newer than this one wrote it: then it can be read, and must not be changed. */
  readonly newer: boolean;
  /** The version that was read; absent for one that is not in the store yet. */
  readonly etag: string | undefined;
}

/** The state that counts: one that is held for a time is new again when the time is over. */
export function stateAt({ state }: Pick<KeptLetter, "state">, nowMs: number): LetterState {
  const over = state.kind === "held" && state.untilMs !== undefined && state.untilMs <= nowMs;
  return over ? { kind: "new" } : state;
}
