import { describe, expect, it } from "vitest";
import { endOf, timedEnd } from "./ends-well.ts";
import { messageFixtures, mutant } from "./mutants.ts";
import { SEED } from "./seed.ts";

const MUTATIONS = 20_000;
/** How often a whole message is read again between the mutants. */
const NEIGHBOUR_EVERY = 10;

describe("a message that was damaged", () => {
  const fixtures = messageFixtures();
  const ends = new Map(fixtures.map((fixture) => [fixture, endOf(fixture)]));

  it(`ends as events or as a failure with a code, and soon, and leaves its neighbour alone (seed ${SEED})`, {
    timeout: 120_000,
  }, () => {
    let failed = 0;
    for (let number = 0; number < MUTATIONS; number += 1) {
      const damaged = mutant(fixtures, SEED, number);
      try {
        if (/^[A-Z0-9_]+: /.test(timedEnd(damaged).end)) failed += 1;
      } catch (error) {
        throw new Error(`Mutant ${number} of ${damaged.file} with SEED=${SEED}`, { cause: error });
      }
      const neighbour = fixtures[(number / NEIGHBOUR_EVERY) % fixtures.length];
      if (neighbour !== undefined) expect(endOf(neighbour)).toBe(ends.get(neighbour));
    }
    // Neither all nor none: the mutants are near to what is understood.
    expect(failed).toBeGreaterThan(MUTATIONS / 10);
    expect(failed).toBeLessThan((MUTATIONS * 99) / 100);
  });
});
