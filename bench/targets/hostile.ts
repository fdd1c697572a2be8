import { once } from "node:events";
import { join } from "node:path";
import type { Effort, Figure } from "../figure.ts";
import { HOSTILE_CASES } from "../hostile/cases.ts";
import { forkPinned } from "../one-core.ts";

const PROCESS = join(import.meta.dirname, "../hostile/process.ts");

/** A body that needs more than this much heap, or time, is one that takes the app down. */
const HEAP_MB = 600;
const LIMIT_MS = 20_000;

/** T15: time and memory of bodies that were made to cost much, over a benign one of their size: the worst of all. */
export async function measureHostile(_effort: Effort): Promise<readonly Figure[]> {
  const sides: Record<string, readonly number[]> = {};
  let worst = 0;
  let worstCase = "";
  for (const name of Object.keys(HOSTILE_CASES)) {
    const [timeRatio, memoryRatio] = await costRatios(name);
    sides[`${name}: time, ×`] = [timeRatio];
    sides[`${name}: memory, ×`] = [memoryRatio];
    if (Math.max(timeRatio, memoryRatio) <= worst) continue;
    worst = Math.max(timeRatio, memoryRatio);
    worstCase = name;
  }
  const what = `hostile ÷ benign body of the same size, time or memory; worst is ${worstCase}`;
  return [{ target: "T15", what, unit: "×", perRound: [worst], sides }];
}

async function costRatios(name: string): Promise<readonly [time: number, memory: number]> {
  const nodeFlags = ["--expose-gc", `--max-old-space-size=${HEAP_MB}`];
  const child = forkPinned({ file: PROCESS, args: [name], nodeFlags, on: "measured" });
  const timer = setTimeout(() => child.kill("SIGKILL"), LIMIT_MS);
  let costs: unknown;
  child.on("message", (message) => {
    costs = message;
  });
  const [code, signal] = await once(child, "exit");
  clearTimeout(timer);
  if (!isCosts(costs))
    throw new Error(
      `Expected «${name}» to end within ${LIMIT_MS} ms and ${HEAP_MB} MB, came ${signal ?? code}.`,
    );
  const [[hostileMs, hostileBytes], [benignMs, benignBytes]] = costs;
  return [hostileMs / benignMs, hostileBytes / benignBytes];
}

type Cost = readonly [ms: number, bytes: number];

function isCosts(value: unknown): value is readonly [Cost, Cost] {
  return Array.isArray(value) && value.length === 2 && value.flat().every((part) => typeof part === "number");
}
