import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { benchSettings } from "../bench-settings.ts";
import type { Effort, Figure } from "../figure.ts";
import { interleave, perRound } from "../interleave.ts";

const ROUNDS = { full: 15, short: 4 } as const;

const BENCH = join(import.meta.dirname, "..");
const DIST = join(BENCH, "..", "dist");

/** Nothing behind these addresses is asked for at start. */
const SETTINGS = benchSettings({
  serviceBus:
    "Endpoint=sb://localhost:9;SharedAccessKeyName=local;SharedAccessKey=local;UseDevelopmentEmulator=true;",
  storage: "UseDevelopmentStorage=true",
  topic: { endpoint: "http://127.0.0.1:9/topics/bench/api/events", key: "bG9jYWwtdG9waWMta2V5" },
});

/** What a start must have registered to count as one. */
const FUNCTIONS = ["accept-dataverse", "accept-finops", "health", "process-from-dataverse"] as const;

interface Start {
  readonly ms: number;
  readonly rss: number;
  readonly functions: readonly string[];
}

/** T10 and T12: from nothing to all functions registered, in time and memory, over an empty process. */
export async function measureStart({ kind }: Effort): Promise<readonly Figure[]> {
  const ready = [join(BENCH, "start", "ready.mjs"), DIST];
  const empty = [join(BENCH, "start", "empty.mjs")];
  const { functions } = await start(ready);
  for (const name of FUNCTIONS)
    assert.ok(functions.includes(name), `Expected ${name} to be registered, got: ${functions.join(", ")}.`);

  const memory: Record<"ready" | "empty", number[]> = { ready: [], empty: [] };
  const timed = (name: "ready" | "empty", command: readonly string[]) => async () => {
    const { ms, rss } = await start(command);
    memory[name].push(rss / 2 ** 20);
    return ms;
  };
  const measured = await interleave({
    variants: { ready: timed("ready", ready), empty: timed("empty", empty) },
    rounds: ROUNDS[kind],
    random: Math.random,
  });
  return [
    {
      target: "T10",
      what: "start to all functions registered ÷ empty process",
      unit: "×",
      perRound: perRound(measured("ready"), measured("empty")),
      sides: { "start, ms": measured("ready"), "empty process, ms": measured("empty") },
    },
    {
      target: "T12",
      what: "memory (RSS) after that ÷ empty process",
      unit: "×",
      perRound: perRound(memory.ready, memory.empty).slice(1),
      sides: { "start, MB": memory.ready.slice(1), "empty process, MB": memory.empty.slice(1) },
    },
  ];
}

/** From the spawning of a process to its end. */
async function start(args: readonly string[]): Promise<Start> {
  const startedMs = performance.now();
  const child = spawn(process.execPath, args, { env: SETTINGS, stdio: ["ignore", "pipe", "inherit"] });
  const [said, [code]] = await Promise.all([text(child.stdout), once(child, "exit")]);
  const ms = performance.now() - startedMs;
  if (code !== 0) throw new Error(`Expected ${args[0]} to end with code 0, got ${code}.`);
  const { rss, functions }: Omit<Start, "ms"> = JSON.parse(said);
  return { ms, rss, functions };
}
