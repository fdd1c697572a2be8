import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { MUTATIONS, WITHOUT_JOINING } from "./mutations.ts";
import { runStory } from "./run-story.ts";
import { explain, simulate } from "./simulate.ts";
import { randomStory } from "./story.ts";

/** A mutation that takes longer to be found is not found. */
const MUTATION_STEPS = 400_000;

describe("the simulation", () => {
  it("breaks no promise within 300,000 steps", async () => {
    const { broken, steps, faults } = await simulate({ seed: 1, steps: 300_000 });
    expect(broken === undefined ? "" : await explain(broken)).toBe("");
    expect(steps).toBeGreaterThanOrEqual(300_000);
    expect(faults).toBeGreaterThan(1_000);
  });

  it("tells the same story again for the same seed, step by step", async () => {
    for (const seed of [7, 36, 810]) {
      const tellings = [1, 2].map(async () => {
        const lines: string[] = [];
        const { steps } = await runStory(randomStory(seed), { note: (line) => lines.push(line) });
        return { lines, steps };
      });
      const [first, second] = await Promise.all(tellings);
      expect(first?.lines.length).toBeGreaterThan(3);
      expect(second).toEqual(first);
    }
  });

  it.each(MUTATIONS)("finds a connector in which $name", { timeout: 60_000 }, async (mutation) => {
    const { broken } = await simulate({ seed: 1, steps: MUTATION_STEPS, mutation });
    if (broken === undefined) throw new Error(`Nothing broke within ${MUTATION_STEPS} steps.`);
    expect(broken.posts.length + broken.faults.length).toBeLessThanOrEqual(5);
    expect(await explain(broken, mutation)).toMatch(/^P[1-6] is broken: /m);
    // What breaks is the mutation, not the story.
    expect((await runStory(broken)).breaches).toEqual([]);
  });

  it("has found all that docs/reliability.md says, and no other", () => {
    const page = readFileSync(join(import.meta.dirname, "../../docs/reliability.md"), "utf8");
    const [section = ""] = /^### Mutations$.*?(?=^#)/ms.exec(page) ?? [];
    const named = section
      .split("\n")
      .filter((line) => line.startsWith("| ") && !line.startsWith("| mutation "))
      .map((line) => line.slice(2, line.indexOf(" |")));
    expect(named).toEqual(MUTATIONS.map(({ name }) => name));
  });

  it("lets messages be handled one by one, as long as a token is a claim's own", async () => {
    const { broken } = await simulate({ seed: 1, steps: 50_000, mutation: WITHOUT_JOINING });
    expect(broken).toBeUndefined();
  });
});
