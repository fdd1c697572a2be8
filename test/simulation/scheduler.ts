import { setImmediate as turn } from "node:timers/promises";

/** Time that passes only when nothing is left to do at a moment. */
export interface Scheduler {
  readonly nowMs: () => number;
  /** Does something after so many milliseconds of simulated time; what is due at one moment happens in order. */
  readonly after: (ms: number, run: () => void) => void;
  /** Runs until nothing is planned, or the clock has passed the limit. Gives the number of steps done. */
  readonly run: (untilMs: number) => Promise<number>;
}

interface Planned {
  readonly atMs: number;
  readonly run: () => void;
}

/**
 * Resolves when every promise has settled that can: Node runs what is next only when no microtask is left, those that
 * microtasks make included. A turn of the event loop would do the same at ten times the cost.
 */
function settled(): Promise<void> {
  return new Promise((resolve) => queueMicrotask(() => process.nextTick(resolve)));
}

/**
 * A simulated clock. Each step is one answer, arrival or alarm; between two steps all promises that it settled run
 * out, so that the same plan gives the same run, await by await.
 */
export function scheduler(startMs: number): Scheduler {
  let nowMs = startMs;
  // Latest first: the next step is taken from the end, and few are planned at once.
  const planned: Planned[] = [];
  return {
    nowMs: () => nowMs,
    after(ms, run) {
      const atMs = nowMs + Math.max(0, ms);
      let place = planned.length;
      while (place > 0 && (planned[place - 1]?.atMs ?? Number.POSITIVE_INFINITY) <= atMs) place -= 1;
      planned.splice(place, 0, { atMs, run });
    },
    async run(untilMs) {
      let steps = 0;
      for (let next = planned.pop(); next !== undefined && next.atMs <= untilMs; next = planned.pop()) {
        nowMs = next.atMs;
        next.run();
        steps += 1;
        await settled();
      }
      // What else this process has to do gets its turn between two runs.
      await turn();
      return steps;
    },
  };
}
