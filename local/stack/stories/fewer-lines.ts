import type { Story } from "./story.ts";

const WINDOW_MS = 1_000;
const MOST_IN_WINDOW = 50;

/** How many stories of each kind were not told one by one. */
export type Untold = Readonly<Record<string, number>>;

export interface FewerLines {
  /** Gives a story on, or counts it. */
  story(story: Story, nowMs: number): void;
  /** Tells what was counted in a second that is over; to be called from time to time. */
  sweep(nowMs: number): void;
}

/** Lets 50 stories a second through and sums up the rest, so that telling them never slows the run they tell of. */
export function fewerLines(line: (story: Story) => void, sum: (untold: Untold) => void): FewerLines {
  let windowStartMs = Number.NEGATIVE_INFINITY;
  let told = 0;
  let untold: Record<string, number> = {};

  function begin(nowMs: number): void {
    if (nowMs - windowStartMs < WINDOW_MS) return;
    const before = untold;
    windowStartMs = nowMs;
    told = 0;
    untold = {};
    if (Object.keys(before).length > 0) sum(before);
  }

  return {
    story: (story, nowMs) => {
      begin(nowMs);
      told += 1;
      if (told <= MOST_IN_WINDOW) line(story);
      else untold[story.kind] = (untold[story.kind] ?? 0) + 1;
    },
    sweep: begin,
  };
}
