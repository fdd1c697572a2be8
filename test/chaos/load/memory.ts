import type { LogLine } from "../../../local/functions/log-line.ts";

/** What a functions process uses, in bytes: all of it, and what was left after a full collection. */
export interface MemorySample {
  readonly atMs: number;
  readonly rss: number;
  readonly heap: number;
}

/** What `tell-memory.mjs` said, if a line of the process is of it. */
export function readMemory({ category, message }: LogLine, atMs: number): MemorySample | undefined {
  if (category !== "stdout" || !message.startsWith('{"memory":')) return undefined;
  const { memory }: { readonly memory: Omit<MemorySample, "atMs"> } = JSON.parse(message);
  return { atMs, ...memory };
}

/** How much the heap grew from the second minute to the last, in percent; nothing when the time was too short. */
export function heapGrowth(
  samples: readonly MemorySample[],
  fromMs: number,
  toMs: number,
): number | undefined {
  const minuteMs = 60_000;
  if (toMs - fromMs < 3 * minuteMs) return undefined;
  const meanHeap = (sinceMs: number): number => {
    const heaps = samples
      .filter(({ atMs }) => atMs >= sinceMs && atMs < sinceMs + minuteMs)
      .map(({ heap }) => heap);
    return heaps.reduce((sum, heap) => sum + heap, 0) / heaps.length;
  };
  const early = meanHeap(fromMs + minuteMs);
  return ((meanHeap(toMs - minuteMs) - early) / early) * 100;
}
