import { parseArgs } from "node:util";
import { explain, simulate } from "./simulate.ts";

/** `npm run simulate -- --steps N --seed S`: exit 0 when all promises held, 1 when one broke, 2 for wrong use. */
const TEN_MILLION = 10_000_000;
const EVERY_STEPS = 1_000_000;

const options = readOptions(process.argv.slice(2));
if (options === undefined) {
  process.stderr.write("Expected: npm run simulate -- [--steps N] [--seed S], both whole numbers from 1.\n");
  process.exitCode = 2;
} else {
  process.exitCode = await run(options.steps, options.seed);
}

async function run(steps: number, seed: number): Promise<number> {
  process.stdout.write(`Simulating ${steps} steps from seed ${seed}.\n`);
  const startedAtMs = performance.now();
  let told = EVERY_STEPS;
  const {
    stories,
    steps: done,
    faults,
    broken,
  } = await simulate({ seed, steps }, (now) => {
    if (now < told) return;
    told += EVERY_STEPS;
    process.stdout.write(`${now} steps\n`);
  });
  const seconds = ((performance.now() - startedAtMs) / 1000).toFixed(1);
  process.stdout.write(`${stories} stories, ${done} steps, ${faults} faults in ${seconds} s.\n`);
  if (broken === undefined) {
    process.stdout.write("P1, P2, P3, P5 and P6 held in each.\n");
    return 0;
  }
  process.stdout.write(
    `A promise is broken. The shortest story that shows it:\n\n${await explain(broken)}\n`,
  );
  return 1;
}

function readOptions(args: readonly string[]): { readonly steps: number; readonly seed: number } | undefined {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { steps: { type: "string" }, seed: { type: "string" } },
    });
    const steps = Number(values.steps ?? TEN_MILLION);
    const seed = Number(values.seed ?? 1 + Math.floor(Math.random() * 1_000_000_000));
    return [steps, seed].every((number) => Number.isSafeInteger(number) && number >= 1)
      ? { steps, seed }
      : undefined;
  } catch {
    return undefined;
  }
}
