/** `npm run load -- [--short] [--out FILE]`: exit 0 when all held, 1 when not, 2 for wrong use. */
import { writeFile } from "node:fs/promises";
import { loadavg } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { SECRET_HEADER } from "../../../shared/accept/caller.ts";
import { startWorld } from "../world/start-world.ts";
import { judgeLoad, percentile } from "./judge-load.ts";
import { loadMessages, markOf } from "./load-messages.ts";
import { measurePhase } from "./measure-phase.ts";
import { heapGrowth, type MemorySample, readMemory } from "./memory.ts";
import { FULL, type PhaseResult, SHORT } from "./phase.ts";
import { refusals } from "./refusals.ts";

const APP = join(import.meta.dirname, "..", "..", "..", "dist");
const TELL_MEMORY = pathToFileURL(join(import.meta.dirname, "tell-memory.mjs")).href;
const TIME_SCALE = 0.1;
const INBOUND_BYTES = 1_073_741_824;
const SAMPLE_MS = 5_000;
const HOUR_MS = 3_600_000;
const MEGABYTE = 1_048_576;

const options = readOptions(process.argv.slice(2));
if (options === undefined) {
  process.stderr.write("Expected: npm run load -- [--short] [--out FILE].\n");
  process.exitCode = 2;
} else {
  // An SDK may still keep a socket open to a service that is gone.
  process.exit(await run(options));
}

async function run({
  short,
  out,
}: {
  readonly short: boolean;
  readonly out: string | undefined;
}): Promise<number> {
  const deliveredAtMs = new Map<string, number>();
  const samples: MemorySample[] = [];
  const refused = refusals();
  // In memory: Azurite writes all that it holds to disk every few seconds, which would be measured.
  const world = await startWorld({
    timeScale: TIME_SCALE,
    inboundBytes: INBOUND_BYTES,
    direct: true,
    environment: { NODE_OPTIONS: `--import=${TELL_MEMORY}` },
    onDelivered: (text) => {
      const mark = markOf(text);
      if (!deliveredAtMs.has(mark)) deliveredAtMs.set(mark, Date.now());
    },
    onLog: (line) => {
      const sample = readMemory(line, Date.now());
      if (sample !== undefined) samples.push(sample);
      refused.read(line);
    },
  });
  try {
    const host = await world.addHost(APP, "front0");
    const webhook = {
      url: `${host.url}/api/dataverse/dataverse`,
      headers: { [SECRET_HEADER]: world.secrets.dataverse },
    };
    const next = loadMessages(Date.now() - HOUR_MS);
    const phases = short ? SHORT : FULL;
    // The first messages compile the app's code and open its connections; they are no figure.
    await measurePhase({ perSecond: 50, seconds: 3, most503Percent: 100 }, webhook, next, {
      deliveredAtMs,
      refused,
    });
    const sampling = setInterval(() => tellMemory(host.pid()), SAMPLE_MS);
    const results: PhaseResult[] = [];
    let growth: number | undefined;
    for (const phase of phases) {
      const fromMs = Date.now();
      const result = await measurePhase(phase, webhook, next, { deliveredAtMs, refused });
      results.push(result);
      say(phaseText(result));
      growth ??= heapGrowth(samples, fromMs, fromMs + phase.seconds * 1_000);
    }
    clearInterval(sampling);
    say(memoryText(samples, growth));
    const wrong = judgeLoad(results, growth);
    for (const each of wrong) say(`WRONG  ${each}`);
    if (wrong.length === 0) say("All held.");
    if (out !== undefined) await writeFile(out, report(results, samples, growth, wrong));
    return wrong.length === 0 ? 0 : 1;
  } finally {
    await world.stop();
  }
}

function tellMemory(pid: number | undefined): void {
  if (pid !== undefined) process.kill(pid, "SIGUSR2");
}

function phaseText({
  phase,
  posted,
  answers,
  acceptMs,
  endToEndMs,
  postedAgain,
  lost,
  refused,
  drainedAfterMs,
}: PhaseResult): string {
  const [accept50, accept99] = [0.5, 0.99].map((share) => percentile(acceptMs, share).toFixed(0));
  const [whole50, whole95] = [0.5, 0.95].map((share) => percentile(endToEndMs, share).toFixed(0));
  return [
    `${phase.perSecond}/s for ${phase.seconds} s: ${posted} posted, first answers ${JSON.stringify(answers)}, `,
    `${refused.all} refusals (${refused.overloaded} for the bytes in flight), ${postedAgain} posted again, ${lost} lost; accept p50 ${accept50} ms, p99 ${accept99} ms; `,
    `end to end p50 ${whole50} ms, p95 ${whole95} ms; all out ${(drainedAfterMs / 1_000).toFixed(1)} s after the last; `,
    `load average ${loadavg()[0]?.toFixed(1)}`,
  ].join("");
}

function memoryText(samples: readonly MemorySample[], growth: number | undefined): string {
  const [first, last] = [samples[0], samples.at(-1)];
  const shown = (sample: MemorySample | undefined) =>
    `heap ${((sample?.heap ?? 0) / MEGABYTE).toFixed(1)} MB, RSS ${((sample?.rss ?? 0) / MEGABYTE).toFixed(0)} MB`;
  const grew = growth === undefined ? "" : `; heap from the 2nd minute to the last ${growth.toFixed(1)} %`;
  return `memory of the functions process: first ${shown(first)}; last ${shown(last)}${grew}`;
}

function report(
  results: readonly PhaseResult[],
  samples: readonly MemorySample[],
  heapGrowthPercent: number | undefined,
  wrong: readonly string[],
): string {
  const phases = results.map(({ acceptMs, endToEndMs, ...rest }) => ({
    ...rest,
    acceptP99Ms: percentile(acceptMs, 0.99),
    endToEndP95Ms: percentile(endToEndMs, 0.95),
  }));
  return `${JSON.stringify({ phases, samples, heapGrowthPercent, wrong }, undefined, 2)}\n`;
}

function readOptions(
  args: readonly string[],
): { readonly short: boolean; readonly out: string | undefined } | undefined {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { short: { type: "boolean" }, out: { type: "string" } },
    });
    return { short: values.short === true, out: values.out };
  } catch {
    return undefined;
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
