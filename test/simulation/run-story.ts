import type { Mutation } from "./mutations.ts";
import { checkPromises } from "./promises.ts";
import type { Story } from "./story.ts";
import { TIMES } from "./times.ts";
import { type Breach, runWorld } from "./world.ts";

/** What came of a story. */
export interface Ending {
  readonly steps: number;
  /** Empty when all promises were kept. */
  readonly breaches: readonly Breach[];
  /** How many faults came about. */
  readonly faults: number;
  /** How often each call was made. */
  readonly calls: ReadonlyMap<string, number>;
  /** Where the dead letters stand in the end, in the order of the words. */
  readonly letters: readonly string[];
}

/** Runs a story to its end, and holds it to the promises. */
export async function runStory(
  story: Story,
  options: { readonly mutation?: Mutation | undefined; readonly note?: (line: string) => void } = {},
): Promise<Ending> {
  const { world, breaches, steps } = await runWorld(story, options.mutation, options.note);
  checkPromises(world, TIMES.policy.attempts);
  const letters = [...world.letterStates.values()].toSorted();
  return { steps, breaches, faults: world.faults.fired(), calls: world.faults.counts, letters };
}
