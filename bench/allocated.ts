import { collectYoung } from "./collect.ts";
import { median } from "./statistics.ts";

/** So few that no collection comes between them: a message takes less than a megabyte. */
const CALLS = 4;

/** How often the calls are made: a sample in which the collector ran shows too little, and is not the median. */
const SAMPLES = 9;

/** How many bytes a call takes from the heap and outside of it, as the median over some samples. Needs `--expose-gc`. */
export function allocated<Input>(call: (input: Input) => unknown, inputs: readonly Input[]): number {
  const samples = Array.from({ length: SAMPLES }, (_, index) => sample(call, inputs, index * CALLS));
  return median(samples);
}

function sample<Input>(call: (input: Input) => unknown, inputs: readonly Input[], from: number): number {
  const held: unknown[] = [];
  collectYoung();
  const before = usedBytes();
  for (let number = from; number < from + CALLS; number += 1) {
    const input = inputs[number % inputs.length];
    if (input !== undefined) held.push(call(input));
  }
  return (usedBytes() - before) / held.length;
}

function usedBytes(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
