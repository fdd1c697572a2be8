/** `npm run fuzz`: many more mutants than the tests try, and which of them cost the most. */

import { parseArgs } from "node:util";
import { getHeapStatistics } from "node:v8";
import { timedEnd } from "./ends-well.ts";
import { messageFixtures, mutant } from "./mutants.ts";
import { SEED } from "./seed.ts";

const A_MILLION = 1_000_000;

const options = readOptions(process.argv.slice(2));
if (options === undefined) {
  process.stderr.write(
    "Expected: npm run fuzz -- [--count N] [--from N] [--seed S], all whole numbers. Leave them out for a million mutants.\n",
  );
  process.exit(2);
}
const { count, from, seed } = options;

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

interface FuzzOptions {
  readonly count: number;
  readonly from: number;
  readonly seed: number;
}

function readOptions(args: readonly string[]): FuzzOptions | undefined {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { count: { type: "string" }, from: { type: "string" }, seed: { type: "string" } },
    });
    const options = {
      count: Number(values.count ?? A_MILLION),
      from: Number(values.from ?? 0),
      seed: Number(values.seed ?? SEED),
    };
    return Object.values(options).every(Number.isSafeInteger) ? options : undefined;
  } catch {
    return undefined;
  }
}
