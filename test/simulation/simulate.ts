import type { Mutation } from "./mutations.ts";
import { runStory } from "./run-story.ts";
import { shrink } from "./shrink.ts";
import { randomStory, type Story, tellStory } from "./story.ts";

/** What many stories came to. */
export interface Simulated {
  readonly stories: number;
  readonly steps: number;
  readonly faults: number;
  /** The first story that broke a promise, as short as it gets. */
  readonly broken: Story | undefined;
}

/** Runs stories by chance, one seed after the other, until so many steps are done or a promise is broken. */
export async function simulate(
  options: { readonly seed: number; readonly steps: number; readonly mutation?: Mutation },
  heard: (steps: number) => void = () => undefined,
): Promise<Simulated> {
  const { mutation } = options;
  const breaks = async (story: Story): Promise<boolean> =>
    (await runStory(story, { mutation })).breaches.length > 0;
  let steps = 0;
  let stories = 0;
  let faults = 0;
  while (steps < options.steps) {
    const chance = randomStory(options.seed + stories);
    // Mutations are of the port, and its kind in memory shows them in the fewest steps.
    const story: Story = mutation === undefined ? chance : { ...chance, ledger: "memory" };
    const ending = await runStory(story, { mutation });
    stories += 1;
    steps += ending.steps;
    faults += ending.faults;
    if (ending.breaches.length > 0) {
      return { stories, steps, faults, broken: await shrink(story, breaks) };
    }
    heard(steps);
  }
  return { stories, steps, faults, broken: undefined };
}

/** What a reader needs to see how a promise came to be broken: who was there, what happened, what is wrong. */
export async function explain(story: Story, mutation?: Mutation): Promise<string> {
  const lines: string[] = [];
  const { breaches } = await runStory(story, { mutation, note: (line) => lines.push(line) });
  const wrong = breaches.map(({ promise, what }) => `${promise} is broken: ${what}`);
  return [tellStory(story), "", ...lines, "", ...wrong].join("\n");
}
