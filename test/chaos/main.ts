/** `npm run chaos`: exit 0 when all promises held, 1 when one broke or the run failed, 2 for wrong use. */
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { breakApp } from "./broken-app.ts";
import { judge } from "./judge/judge.ts";
import { readChaosOptions, USAGE } from "./options.ts";
import { chaosReport, reportText } from "./report.ts";
import { runChaos } from "./run-chaos.ts";

const APP = join(import.meta.dirname, "..", "..", "dist");
const MINUTE_MS = 60_000;

const options = readChaosOptions(process.argv.slice(2), Math.random);
if (options === undefined) {
  process.stderr.write(`${USAGE}\n`);
  process.exitCode = 2;
} else {
  const { seed, minutes, out, breaking } = options;
  const broken = breaking === undefined ? undefined : await breakApp(APP, breaking);
  say(`Chaos for ${minutes} minutes, seed ${seed}${breaking === undefined ? "" : `, with ${breaking}`}.`);
  const run = await runChaos({ app: broken ?? APP, seed, forMs: minutes * MINUTE_MS, say });
  if (broken !== undefined) await rm(broken, { recursive: true });
  const report = chaosReport({ seed, minutes }, run, judge(run.evidence));
  say(reportText(report));
  if (out !== undefined) await writeFile(out, `${JSON.stringify(report, undefined, 2)}\n`);
  // An SDK may still keep a socket open to a proxy that is gone.
  process.exit(report.breaches.length === 0 ? 0 : 1);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
