import { withLine } from "./keep-letter.ts";
import type { KeptLetter, LetterState, StateKind } from "./kept-letter.ts";

/** After so many times in vain a person should look before it is sent yet again. */
const MOST_ROUNDS = 3;
/** A run that has not ended by then is taken for dead, and another may take up what it had claimed. */
export const RUN_LIMIT_MS = 15 * 60_000;

interface By {
  readonly who: string;
  readonly why: string;
}
type PlainChange =
  | (By & { readonly kind: "hold"; readonly untilMs: number | undefined })
  | (By & { readonly kind: "discard" })
  | (By & { readonly kind: "restore" })
  | (By & { readonly kind: "resolve" })
  /** Gives it back, because it could not be sent. */
  | (By & { readonly kind: "unsent" })
  | (By & { readonly kind: "edit"; readonly editedAs: string });
/** Claims it for one run: whoever changes it first sends it, nobody else does. */
type Claim = By & {
  readonly kind: "redrive";
  readonly run: string;
  readonly force: boolean;
  /** The generation that the run saw when it looked: one that was sent again since is somebody else's. */
  readonly seen?: number;
};

/** What can be done to a dead letter, by whom and why. */
export type LetterChange = PlainChange | Claim;

/** From which states each change leads on. */
const FROM: Readonly<Record<LetterChange["kind"], readonly StateKind[]>> = {
  hold: ["new", "held", "redriving"],
  discard: ["new", "held", "redriving"],
  restore: ["held", "redriving", "resolved", "discarded"],
  resolve: ["new", "held", "redriving", "discarded"],
  redrive: ["new", "held", "redriving"],
  unsent: ["redriving"],
  edit: ["new", "held", "redriving"],
};

/** Where a letter stands after a change; a text says why the change does not fit. */
export function changedLetter(letter: KeptLetter, change: LetterChange, nowMs: number): KeptLetter | string {
  const { kind, who, why } = change;
  if (!FROM[kind].includes(letter.state.kind)) return `it is ${letter.state.kind}, and ${DEMANDS[kind]}`;
  if (kind === "redrive") return claimed(letter, change, nowMs);
  const state = stateAfter(change, nowMs);
  const lined = withLine({ ...letter, state }, { atMs: nowMs, who, what: WORDS[kind], why });
  if (kind === "edit") return { ...lined, editedAs: change.editedAs };
  // It may have been sent after all, so the generation stays; the round counts for nothing.
  if (kind === "unsent") return { ...lined, rounds: letter.rounds - 1 };
  // A person who puts it back has looked: counting begins anew.
  return kind === "restore" ? { ...lined, rounds: 0 } : lined;
}

function claimed(
  letter: KeptLetter,
  { run, force, who, why, seen }: Claim,
  nowMs: number,
): KeptLetter | string {
  const { state, rounds, generation } = letter;
  if (seen !== undefined && seen !== generation) return "it was sent again since this run looked at it";
  if (state.kind === "redriving") {
    const alive = state.run !== run && nowMs - state.sinceMs < RUN_LIMIT_MS;
    if (alive) return "another run has claimed it";
    // Claimed and not heard of: the same sending once more, which its queue knows again if it has had it.
    return withLine(
      { ...letter, state: { kind: "redriving", run, sinceMs: nowMs } },
      { atMs: nowMs, who, what: `sent again, round ${rounds}, taken up`, why },
    );
  }
  if (rounds >= MOST_ROUNDS && !force) return `it came back ${rounds} times: look at it, then use --force`;
  return withLine(
    {
      ...letter,
      state: { kind: "redriving", run, sinceMs: nowMs },
      rounds: rounds + 1,
      generation: generation + 1,
    },
    { atMs: nowMs, who, what: `sent again, round ${rounds + 1}`, why },
  );
}

function stateAfter(change: PlainChange, nowMs: number): LetterState {
  switch (change.kind) {
    case "hold":
      return { kind: "held", owner: change.who, note: change.why, untilMs: change.untilMs };
    case "discard":
      return { kind: "discarded", reason: change.why, atMs: nowMs };
    case "resolve":
      return { kind: "resolved", atMs: nowMs };
    case "restore":
    case "unsent":
      return { kind: "new" };
    case "edit":
      return { kind: "held", owner: change.who, note: `edited as ${change.editedAs}`, untilMs: undefined };
  }
}

const WORDS = {
  hold: "held",
  discard: "discarded",
  restore: "put back",
  resolve: "resolved",
  unsent: "could not be sent",
  edit: "edited",
} as const;

const DEMANDS: Readonly<Record<LetterChange["kind"], string>> = {
  hold: "only what has not ended can be held: restore it first",
  discard: "only what has not ended can be discarded",
  restore: "only what is held, redriving, resolved or discarded can be put back",
  resolve: "it has been before",
  redrive: "only what has not ended can be sent again: restore it first",
  unsent: "it is not being sent",
  edit: "only what has not ended can be edited: restore it first",
};
