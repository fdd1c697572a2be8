/** What one run measured for one target: a figure a round. */
export interface Figure {
  readonly target: TargetId;
  /** What stands over what, in a few words. */
  readonly what: string;
  readonly unit: "×" | "events/s";
  readonly perRound: readonly number[];
  /** The sides of a ratio and other facts of the same run, in the unit that the name ends with. */
  readonly sides: Readonly<Record<string, readonly number[]>>;
}

export const TARGET_IDS = [
  "T1",
  "T2",
  "T3",
  "T4",
  "T5",
  "T6",
  "T7",
  "T10",
  "T12",
  "T14",
  "T15",
  "T16",
  "T17",
  "T18",
] as const;
export type TargetId = (typeof TARGET_IDS)[number];

/** How much to measure. */
export interface Effort {
  readonly kind: "full" | "short";
}

/** Whether a value that came from another process is a list of figures. */
export function isFigures(value: unknown): value is readonly Figure[] {
  return (
    Array.isArray(value) &&
    value.every((item: unknown) => item instanceof Object && "target" in item && "perRound" in item)
  );
}
