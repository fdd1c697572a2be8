/** A message of an event that had been claimed before: it came by another path, was resent, or says something else. */
export interface Repeat {
  readonly atMs: number;
  readonly arrival: string;
  readonly endpoint: string;
  readonly path: "webhook" | "queue";
  /** `conflict` when it bore another content under the same id. */
  readonly kind: "repeat" | "conflict";
}

/** An operator sent the event out again, under `<id>#r<round>`. */
export interface Redrive {
  readonly atMs: number;
  readonly round: number;
}

/** What happened to one event, as the ledger tells it. */
export interface Timeline {
  /** The first message that it came by. */
  readonly arrival: string;
  readonly endpoint: string;
  readonly path: "webhook" | "queue";
  readonly receivedAtMs: number;
  /** How often it was claimed for publishing, and when last. */
  readonly attempts: number;
  readonly claimedAtMs: number;
  readonly publishedAtMs: number | undefined;
  /** The newest, oldest first; `repeatCount` counts all. */
  readonly repeats: readonly Repeat[];
  readonly repeatCount: number;
  readonly redrives: readonly Redrive[];
}

/** The part of a timeline that is added to after the claim. */
export type Notes = Pick<Timeline, "repeats" | "repeatCount" | "redrives">;

export const NO_NOTES: Notes = { repeats: [], repeatCount: 0, redrives: [] };

/** So many of each are kept: a sender that never stops must not fill the entity. */
const MOST_KEPT = 20;

/**
 * The notes with one more repeat, or nothing when there is nothing to add: a message that is delivered again keeps its
 * arrival, and is the event's own or was noted before.
 */
export function withRepeat(
  { arrival, ...notes }: Notes & Pick<Timeline, "arrival">,
  repeat: Repeat,
): Notes | undefined {
  if (repeat.arrival === arrival || notes.repeats.some((noted) => noted.arrival === repeat.arrival)) {
    return undefined;
  }
  const { repeats, repeatCount, redrives } = notes;
  return { repeats: [...repeats, repeat].slice(-MOST_KEPT), repeatCount: repeatCount + 1, redrives };
}

/** The notes with one more redrive; a round that is noted already changes nothing. */
export function withRedrive(notes: Notes, redrive: Redrive): Notes | undefined {
  if (notes.redrives.some(({ round }) => round === redrive.round)) return undefined;
  return { ...notes, redrives: [...notes.redrives, redrive].slice(-MOST_KEPT) };
}
