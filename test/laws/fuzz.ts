/** `npm run fuzz`: many more mutants than the tests try, and which of them cost the most. */

import { parseArgs } from "node:util";
import { getHeapStatistics } from "node:v8";
import { timedEnd } from "./ends-well.ts";
import { messageFixtures, mutant } from "./mutants.ts";
import { SEED } from "./seed.ts";

const { values } = parseArgs({
  options: {
    count: { type: "string", default: "1000000" },
    from: { type: "string", default: "0" },
    seed: { type: "string", default: String(SEED) },
  },
});
const [count, from, seed] = [values.count, values.from, values.seed].map(Number);
if (
  ![count, from, seed].every(Number.isSafeInteger) ||
  count === undefined ||
  from === undefined ||
  seed === undefined
) {
  process.stderr.write(
    "Expected whole numbers for --count, --from and --seed. Leave them out for a million mutants.\n",
  );
  process.exit(2);
}

const REPORTED = 10;
const PROGRESS_EVERY = 100_000;

interface Costly {
  readonly number: number;
  readonly file: string;
  readonly bytes: number;
  readonly cost: number;
  readonly end: string;
}

/** Keeps the costliest. */
function costliest(): { readonly list: Costly[]; readonly add: (costly: Costly) => void } {
  const list: Costly[] = [];
  return {
    list,
    add(costly) {
      if (list.length === REPORTED && costly.cost <= (list.at(-1)?.cost ?? 0)) return;
      list.push(costly);
      list.sort((one, other) => other.cost - one.cost);
      list.length = Math.min(list.length, REPORTED);
    },
  };
}

const slowest = costliest();
const hungriest = costliest();
const fixtures = messageFixtures();
const codes = new Map<string, number>();
let faults = 0;
process.stdout.write(`${count} mutants of ${fixtures.length} fixtures, seed ${seed}\n`);
for (let number = from; number < from + count; number += 1) {
  const damaged = mutant(fixtures, seed, number);
  const heapBefore = getHeapStatistics().used_heap_size;
  try {
    const { ms, end } = timedEnd(damaged);
    const heapBytes = getHeapStatistics().used_heap_size - heapBefore;
    const about = { number, file: damaged.file, bytes: damaged.body.length, end: end.slice(0, 100) };
    slowest.add({ ...about, cost: ms });
    hungriest.add({ ...about, cost: heapBytes });
    const code = /^([A-Z0-9_]+): /.exec(end)?.[1] ?? "events";
    codes.set(code, (codes.get(code) ?? 0) + 1);
  } catch (error) {
    faults += 1;
    process.exitCode = 1;
    process.stdout.write(
      `FAULT at --seed ${seed} --from ${number} --count 1 (${damaged.file}): ${String(error)}\n`,
    );
    if (error instanceof Error) process.stdout.write(`${error.stack ?? ""}\n`);
  }
  if ((number - from + 1) % PROGRESS_EVERY === 0) process.stdout.write(`${number - from + 1} done\n`);
}

report("longest-running, ms", slowest.list, (cost) => cost.toFixed(1));
report("hungriest, KB of heap", hungriest.list, (cost) => (cost / 1024).toFixed(0));
process.stdout.write(`ends: ${[...codes].map(([code, times]) => `${code} ${times}`).join(", ")}\n`);
process.stdout.write(`${faults} ended as none may\n`);

function report(title: string, list: readonly Costly[], shown: (cost: number) => string): void {
  process.stdout.write(`${title} (again with --seed ${seed} --from NUMBER --count 1):\n`);
  for (const { number, file, bytes, cost, end } of list)
    process.stdout.write(
      `  ${shown(cost)}  number ${number}, ${bytes} bytes of ${file}: ${end.replaceAll("\n", " ")}\n`,
    );
}
